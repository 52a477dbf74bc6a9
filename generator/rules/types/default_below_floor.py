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
    for incident in playbook.types.values():
        spot, of_type = Spot.of("types", incident.id), incident.severity_floor
        yield from _below(playbook, f"type '{incident.id}'", incident.default_severity, of_type, spot)
        for kind in incident.kinds.values():
            default, floor = kind.default_severity, kind.severity_floor or of_type
            yield from _below(playbook, f"kind '{kind.id}'", default, floor, spot.at("kinds", kind.id))


def _below(
    playbook: Playbook, what: str, starts: str | None, at_least: str | None, spot: Spot
) -> Iterator[Problem]:
    default, floor = playbook.severities.get(starts or ""), playbook.severities.get(at_least or "")
    if default and floor and floor.is_worse_than(default):
        message = f"{what} starts from '{default.id}', but is at least '{floor.id}'"
        hint = f"write {floor.id} or worse, or lower the floor"
        yield Problem(ID, LEVEL, message, spot.at("default_severity"), hint=hint)
