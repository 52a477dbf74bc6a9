"""A clock that names days off has a limit that goes by them.

Why: Whoever reads `days_off` takes the limits for moved. Where `counted_by` is left out, no weekend and no holiday has an
effect, and the due time that is shown is not the one that was meant.

Bad:
    # clocks.yaml
    nis2-23:
      calendar: clock-hours
      days_off: place
      deadlines:
        - {what: Final report, within: 1 month, to: Authority}

Good:
    # clocks.yaml
    nis2-23:
      calendar: clock-hours
      counted_by: eu-1182-71
      days_off: place
      deadlines:
        - {what: Final report, within: 1 month, to: Authority}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.clocks.clock_days_off_missing import why_days_off

ID = "clock-days-off-unused"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for clock in playbook.clocks.values():
        idle = clock.days_off != "none" and clock.counted_by == "plain"
        if clock.active and idle and not any(why_days_off(clock, each) for each in clock.deadlines):
            message = f"clock '{clock.id}' names days off, and none of its limits goes by them"
            hint = "add `counted_by: eu-1182-71` for an act of the EU, or take days_off out"
            yield Problem(ID, LEVEL, message, Spot.of("clocks", clock.id, "days_off"), hint=hint)
