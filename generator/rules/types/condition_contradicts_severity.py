"""A condition under `raises` names a worse severity than the default, one under `lowers` a milder one, none below the floor.

Why: The condition is read while the severity is chosen. One that says "worse" and names a milder severity stands the
response down by mistake, and one below the floor is overruled a minute later. A sign that suggests a severity is such
a condition.

Bad:
    # types.yaml
    data-leakage:
      default_severity: sev-2
      raises:
        - {when: A second tenant is affected., severity: sev-3}

Good:
    # types.yaml
    data-leakage:
      default_severity: sev-2
      raises:
        - {when: A second tenant is affected., severity: sev-1}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.severities import Severity
from generator.model.types import IncidentType, SeverityWhen
from generator.problems import Kind, Level, Problem, Spot

ID = "condition-contradicts-severity"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for kind in playbook.types.values():
        default = playbook.severities.get(kind.default_severity or "")
        for spot, severity, side in _named(playbook, kind):
            if default and side == "raises" and not severity.is_worse_than(default):
                yield _wrong(spot, severity, f"is not worse than '{default.id}', the default", "lowers")
            elif default and side == "lowers" and not default.is_worse_than(severity):
                yield _wrong(spot, severity, f"is not milder than '{default.id}', the default", "raises")
            elif (floor := playbook.severities.get(kind.severity_floor or "")) and floor.is_worse_than(
                severity
            ):
                message = f"'{severity.id}' is milder than '{floor.id}', which this type is at least"
                yield Problem(ID, LEVEL, message, spot, hint=f"write {floor.id} or worse, or lower the floor")


def _named(playbook: Playbook, kind: IncidentType) -> Iterator[tuple[Spot, Severity, str]]:
    """Yield where a type names a severity for a case, the severity, and on which side of the default it stands."""
    here = Spot.of("types", kind.id)
    for side in ("raises", "lowers"):
        for index, each in enumerate(getattr(kind, side)):
            if isinstance(each, SeverityWhen) and each.severity in playbook.severities:
                yield here.at(side, index, "severity"), playbook.severities[each.severity], side
    for index, signal in enumerate(kind.signals):
        if signal.suggests in playbook.severities:
            yield here.at("signals", index, "suggests"), playbook.severities[signal.suggests], "signals"


def _wrong(spot: Spot, severity: Severity, what: str, other: str) -> Problem:
    hint = f"name another severity, or move the condition to {other}"
    return Problem(ID, LEVEL, f"'{severity.id}' {what}", spot, hint=hint)
