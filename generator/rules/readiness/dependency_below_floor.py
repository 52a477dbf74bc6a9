"""A dependency that fails starts from a severity that its incident type can have.

Why: The page of the dependency says SEV-3, the type is at least SEV-2. Whoever reads the first page calls half the
people, and is corrected when the second is read.

Bad:
    # dependencies.yaml
    model-api:
      type: vendor-outage
      severity: sev-3
    # types.yaml
    vendor-outage:
      severity_floor: sev-2

Good:
    # dependencies.yaml
    model-api:
      type: vendor-outage
      severity: sev-2
    # types.yaml
    vendor-outage:
      severity_floor: sev-2
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "dependency-below-floor"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for item in playbook.dependencies.values():
        kind = playbook.types.get(item.type or "")
        floor = playbook.severities.get((kind and kind.severity_floor) or "")
        severity = playbook.severities.get(item.severity or "")
        if kind and floor and severity and floor.is_worse_than(severity):
            message = (
                f"'{item.id}' starts from '{severity.id}', but type '{kind.id}' is at least '{floor.id}'"
            )
            spot = Spot.of("dependencies", item.id, "severity")
            yield Problem(ID, LEVEL, message, spot, hint=f"write {floor.id} or worse, or lower the floor")
