"""Every deadline of a clock has a limit: a number, or the words of the law when it gives no number.

Why: "Notify the authority" without a time is read as "when things have calmed down".

Bad:
    # clocks.yaml
    gdpr-34:
      deadlines:
        - what: Tell the affected people
          to: Affected people

Good:
    # clocks.yaml
    gdpr-34:
      deadlines:
        - what: Tell the affected people
          wording: without undue delay
          to: Affected people
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "clock-without-limit"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for clock in playbook.clocks.values():
        for index, deadline in enumerate(clock.deadlines):
            if deadline.within is None and deadline.wording is None:
                message = f"deadline {index + 1} of clock '{clock.id}' says no time"
                hint = "add within, such as 72h, or wording, such as 'without undue delay'"
                spot = Spot.of("clocks", clock.id, "deadlines", index)
                yield Problem(ID, LEVEL, message, spot, hint=hint)
