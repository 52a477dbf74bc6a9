"""The severity of a resolved incident was lowered before its end, where the plan says when to lower it.

Why: A severity that stays up keeps people awake who are not needed, and the next SEV-1 is believed less. Where it
stayed up on purpose, answer with `accepted`.

Bad:
    # incidents.yaml
    stale-refunds:
      moments:
        contained: "2026-10-01T13:41Z"
        resolved: "2026-10-02T16:00Z"
      severities:
        - {at: "2026-10-01T13:24Z", severity: sev-1}

Good:
    # incidents.yaml
    stale-refunds:
      moments:
        contained: "2026-10-01T13:41Z"
        resolved: "2026-10-02T16:00Z"
      severities:
        - {at: "2026-10-01T13:24Z", severity: sev-1}
        - {at: "2026-10-01T14:30Z", severity: sev-3}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.moments import in_short
from generator.model.played_plan import at, severity_at, worst
from generator.problems import Kind, Level, Problem, Spot

ID = "severity-never-lowered"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for incident in playbook.incidents.values():
        resolved, top = at(playbook, incident, "resolved"), worst(playbook, incident)
        if incident.drill or resolved is None or top is None or not (top.major and top.lower_when):
            continue
        if severity_at(playbook, incident, resolved) is top:
            message = f"{top.name} was in force until the end at {in_short(resolved)}"
            spot = Spot.of("incidents", incident.id, "severities")
            yield Problem(ID, LEVEL, message, spot, hint="add when it was lowered, and to what")
