"""A clock that runs reminds its owner at half of its limits or before, and again when most of the time is over.

Why: A limit of 72 hours that nobody is reminded of is noticed in hour 73. The first reminder leaves time to gather
facts, the second one leaves time to send what there is.

Bad:
    # clocks.yaml
    gdpr-33:
      remind_at: [95]

Good:
    # clocks.yaml
    gdpr-33:
      remind_at: [50, 80]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "clock-without-reminder"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_EARLY, _LATE = 50, 90


def check(playbook: Playbook) -> Iterator[Problem]:
    for clock in playbook.clocks.values():
        if not clock.can_start or not any(deadline.within for deadline in clock.deadlines):
            continue
        early = any(percent <= _EARLY for percent in clock.remind_at)
        again = any(_EARLY < percent <= _LATE for percent in clock.remind_at)
        if not (early and again):
            missing = f"by {_EARLY} % of its limits" if not early else f"between {_EARLY} and {_LATE} %"
            message = f"clock '{clock.id}' reminds nobody {missing}"
            spot = Spot.of("clocks", clock.id, "remind_at")
            yield Problem(
                ID, LEVEL, message, spot, hint="write remind_at: [50, 80], or leave it out for these"
            )
