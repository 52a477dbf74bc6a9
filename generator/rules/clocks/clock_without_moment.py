"""A clock with a limit names the timestamp from which it runs.

Why: Without it the limit stands on the page, and nothing counts it: no due time, no reminder, nothing in the calendar. The
plan may not know it yet, so this is advice.

Bad:
    # clocks.yaml
    our-regulator:
      deadlines: [{what: First report, within: 72h, to: The regulator}]

Good:
    # clocks.yaml
    our-regulator:
      timestamp: awareness
      deadlines: [{what: First report, within: 72h, to: The regulator}]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "clock-without-moment"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for clock in playbook.clocks.values():
        counted = [each.within for each in clock.deadlines if each.within and not each.after]
        if clock.can_start and counted and clock.timestamp is None:
            message = f"nothing counts the {counted[0].words} of clock '{clock.id}': it names no moment"
            hint = "add `timestamp` with the timestamp that records its start, such as awareness"
            yield Problem(ID, LEVEL, message, Spot.of("clocks", clock.id).key, hint=hint)
