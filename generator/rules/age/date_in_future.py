"""No review, test or check happened after the day of the check.

Why: A wrong year in `tested_on` makes a lever look fresh for a year too long. Checked when the day of the
check is known.

Bad:
    # levers.yaml
    kill-switch:
      tested_on: "2062-10-20"

Good:
    # levers.yaml
    kill-switch:
      tested_on: "2026-10-20"
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.freshness import everything_dated
from generator.problems import Kind, Level, Problem

ID = "date-in-future"
LEVEL = Level.ERROR
KIND = Kind.FACTS

_ELSEWHERE = datetime.timedelta(days=1)
"""Somewhere on earth it is already tomorrow."""


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    for dated in everything_dated(playbook):
        if dated.on > today + _ELSEWHERE:
            message = f"this says that somebody looked on {dated.on}, but today is {today}"
            yield Problem(ID, LEVEL, message, dated.spot, hint="write the day on which it was really done")
