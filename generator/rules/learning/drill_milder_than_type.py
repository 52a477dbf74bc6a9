"""A drill is at least as severe as its incident type usually is.

Why: A team that has only drilled the mild form meets the usual one for the first time at night.

Bad:
    # drills.yaml
    drill-data-leakage:
      type: data-leakage
      severity: sev-3
    # types.yaml
    data-leakage:
      default_severity: sev-1

Good:
    # drills.yaml
    drill-data-leakage:
      type: data-leakage
      severity: sev-1
    # types.yaml
    data-leakage:
      default_severity: sev-1
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "drill-milder-than-type"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for entry in playbook.types.values():
        usual = playbook.severities.get(entry.default_severity or "")
        drills = [drill for drill in playbook.drills.values() if drill.type == entry.id]
        played = [
            playbook.severities[drill.severity] for drill in drills if drill.severity in playbook.severities
        ]
        if usual and played and all(usual.is_worse_than(severity) for severity in played):
            message = f"'{entry.id}' usually is '{usual.id}', and no drill of it is that bad"
            spot = Spot.of("drills", drills[0].id, "severity")
            yield Problem(ID, LEVEL, message, spot, hint=f"play one at '{usual.id}' or worse")
