"""A clock that is limited to severities is listed by a type that can have one of them.

Why: The clock is offered nowhere: its types begin at severities that it is not for, and the deadline passes unseen.

Bad:
    # clocks.yaml
    regulator-report:
      only_for: [sev-3]
    # types.yaml
    data-leakage:
      severity_floor: sev-2
      clocks: [regulator-report]

Good:
    # clocks.yaml
    regulator-report:
      only_for: [sev-2, sev-1]
    # types.yaml
    data-leakage:
      severity_floor: sev-2
      clocks: [regulator-report]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.belonging import possible
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "clock-never-starts"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for clock in playbook.clocks.values():
        if not clock.only_for or not playbook.severities.keys() >= set(clock.only_for):
            continue
        types = [kind for kind in playbook.types.values() if clock.id in kind.every_clock]
        can = {severity.id for kind in types for severity in possible(playbook, kind)}
        if types and can.isdisjoint(clock.only_for):
            message = f"clock '{clock.id}' is only for {named(clock.only_for)}, which no type that lists it can have"
            spot = Spot.of("clocks", clock.id, "only_for")
            yield Problem(ID, LEVEL, message, spot, hint="add a severity that one of them can have")
