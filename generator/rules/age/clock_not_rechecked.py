"""A clock was compared with the law at most 120 days ago; an error after 240 days.

Why: Deadlines for AI and security incidents change several times a year. An unchecked clock looks current and
sends a notice too late, or to the wrong place. Checked when the day of the check is known.

Bad:
    # clocks.yaml
    gdpr-33:
      as_of: "2026-01-15"

Good:
    # clocks.yaml
    gdpr-33:
      as_of: "2026-10-28"
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.freshness import clock_check
from generator.problems import Level, Problem
from generator.rules.age.ageing import overdue

ID = "clock-not-rechecked"
LEVEL = Level.WARNING


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    """Yield the clocks in use whose last check is old."""
    hint = "check it against the law again and set as_of, or switch it off with `active: false`"
    for clock in playbook.clocks.values():
        yield from overdue(ID, clock_check(clock), today, f"clock '{clock.id}' was checked", hint)
