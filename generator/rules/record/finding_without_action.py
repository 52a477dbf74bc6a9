"""Each finding of a drill names an action of the same record.

Why: A weak point that everybody saw and nobody mends is found again in the incident.

Bad:
    # incidents.yaml
    drill-october:
      played:
        findings: [{found: Nobody could open the flag console.}]

Good:
    # incidents.yaml
    drill-october:
      played:
        findings: [{found: Nobody could open the flag console., action: console-access}]
      actions:
        console-access: {what: Give both shifts access., kind: contain, owner: technical-lead, due: "2026-11-30"}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.nearest import nearest

ID = "finding-without-action"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for incident in playbook.incidents.values():
        for index, finding in enumerate(incident.played.findings if incident.played else ()):
            spot = Spot.of("incidents", incident.id, "played", "findings", index)
            if finding.action is None:
                hint = "add an action below `actions`, and name it in `action`"
                yield Problem(ID, LEVEL, "no action follows from this finding", spot, hint=hint)
            elif finding.action not in incident.actions:
                near = nearest(finding.action, incident.actions)
                hint = f"did you mean '{near}'?" if near else "add it below `actions`"
                message = f"the record has no action '{finding.action}'"
                yield Problem(ID, LEVEL, message, spot.at("action"), hint=hint)
