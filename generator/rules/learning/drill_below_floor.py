"""A drill ends with a severity that its incident type allows.

Why: A drill teaches its solution. When it ends milder than the type can be, it trains people to take the real
one too lightly.

Bad:
    # types.yaml
    data-leakage:
      severity_floor: sev-1
    # drills.yaml
    drill-data-leakage:
      type: data-leakage
      severity: sev-3

Good:
    # types.yaml
    data-leakage:
      severity_floor: sev-1
    # drills.yaml
    drill-data-leakage:
      type: data-leakage
      severity: sev-1
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "drill-below-floor"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for drill in playbook.drills.values():
        kind, ends = playbook.types.get(drill.type or ""), playbook.severities.get(drill.severity or "")
        floor = playbook.severities.get(kind.severity_floor or "") if kind else None
        if kind and ends and floor and floor.is_worse_than(ends):
            message = (
                f"drill '{drill.id}' ends with '{ends.id}', but type '{kind.id}' is at least '{floor.id}'"
            )
            hint = f"write `severity: {floor.id}`, or let the story be another type"
            yield Problem(ID, LEVEL, message, Spot.of("drills", drill.id, "severity"), hint=hint)
