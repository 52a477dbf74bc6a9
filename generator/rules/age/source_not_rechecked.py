"""A source was opened at most 365 days ago; an error after 730 days.

Why: Pages move, reports are corrected, numbers are withdrawn. A fact stands on its source, and a source that
nobody opened for two years may say something else by now. Checked when the day of the check is known.

Bad:
    # sources.yaml
    status-notices:
      checked_on: "2025-06-30"

Good:
    # sources.yaml
    status-notices:
      checked_on: "2026-10-28"
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.freshness import source_check
from generator.problems import Level, Problem
from generator.rules.age.ageing import overdue

ID = "source-not-rechecked"
LEVEL = Level.WARNING


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    """Yield the sources whose last check is old."""
    hint = "open it, compare what we say with it, and set checked_on"
    for source in playbook.sources.values():
        yield from overdue(ID, source_check(source), today, f"source '{source.id}' was checked", hint)
