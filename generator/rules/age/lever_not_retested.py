"""A lever was pulled in a test at most 90 days ago; an error after 180 days.

Why: Access expires, flags are renamed, the old version is no longer there. A lever nobody has pulled for months
is a hope. One without a date is shown as a blank to fill in. Checked when the day of the check is known.

Bad:
    # levers.yaml
    kill-switch:
      tested_on: "2026-03-01"

Good:
    # levers.yaml
    kill-switch:
      tested_on: "2026-10-20"
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.freshness import lever_test
from generator.problems import Level, Problem
from generator.rules.age.ageing import overdue

ID = "lever-not-retested"
LEVEL = Level.WARNING


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    """Yield the levers whose last test is old."""
    hint = "pull it in a test, verify it, undo it, and set tested_on"
    for lever in playbook.levers.values():
        yield from overdue(ID, lever_test(lever), today, f"lever '{lever.id}' was last tested", hint)
