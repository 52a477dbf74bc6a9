"""The severity an incident type starts from is at least as bad as the mildest one it can have.

Why: People start from the default and are corrected to the floor in the middle of the first call. The minutes until
then ran at the wrong speed.

Bad:
    # types.yaml
    data-leakage:
      default_severity: sev-2
      severity_floor: sev-1

Good:
    # types.yaml
    data-leakage:
      default_severity: sev-1
      severity_floor: sev-1
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "default-below-floor"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for kind in playbook.types.values():
        default = playbook.severities.get(kind.default_severity or "")
        floor = playbook.severities.get(kind.severity_floor or "")
        if default and floor and floor.is_worse_than(default):
            message = f"type '{kind.id}' starts from '{default.id}', but is at least '{floor.id}'"
            spot = Spot.of("types", kind.id, "default_severity")
            yield Problem(ID, LEVEL, message, spot, hint=f"write {floor.id} or worse, or lower the floor")
