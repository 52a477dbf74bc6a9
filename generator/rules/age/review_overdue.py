"""The playbook is reviewed in full as often as it says; an error once twice that time is over.

Why: People leave, products change, vendors change. A plan that nobody has read for a year names roles that no
longer exist, and is trusted all the same. Checked when the day of the check is known.

Bad:
    # about.yaml
    reviewed_on: "2026-03-01"
    review_within: 90d

Good:
    # about.yaml
    reviewed_on: "2026-10-20"
    review_within: 90d
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.freshness import review
from generator.problems import Level, Problem
from generator.rules.age.ageing import overdue

ID = "review-overdue"
LEVEL = Level.WARNING


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    """Yield the review when the next one should have been before today."""
    hint = "read it with the people who are paged, mend it, and set reviewed_on"
    yield from overdue(ID, review(playbook.about), today, "the playbook was reviewed", hint)
