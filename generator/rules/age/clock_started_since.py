"""A clock that was 'not yet' in force is looked at again once its first day has come.

Why: On the day a law starts to apply, the page still says 'not yet', and the deadline runs unseen. Checked when
the day of the check is known.

Bad:
    # clocks.yaml
    eu-ai-act-73:
      status: not-yet
      in_force_from: "2026-08-02"

Good:
    # clocks.yaml
    eu-ai-act-73:
      status: in-force
      in_force_from: "2026-08-02"
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "clock-started-since"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    for clock in playbook.clocks.values():
        starts = clock.in_force_from
        if clock.active and clock.status == "not-yet" and starts and starts <= today.isoformat():
            message = f"clock '{clock.id}' applies since {starts}, but its status is still 'not-yet'"
            hint = "check it against the law, write `status: in-force` or correct the date, and set as_of"
            yield Problem(ID, LEVEL, message, Spot.of("clocks", clock.id, "status"), hint=hint)
