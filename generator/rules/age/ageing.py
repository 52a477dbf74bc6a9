"""What the rules about age share: first a warning, and after twice the time an error. Not a rule."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model.freshness import Dated
from generator.problems import Level, Problem


def overdue(rule: str, dated: Dated | None, today: datetime.date, what: str, hint: str) -> Iterator[Problem]:
    """Yield a problem when something should have been looked at again.

    Args:
        rule: id of the rule.
        dated: what was looked at, and when; None when there is no day.
        today: the day of the check.
        what: the beginning of the message, such as `lever 'off' was last tested`.
        hint: what to do.
    """
    if dated is not None and dated.is_overdue(today):
        level = Level.ERROR if dated.is_expired(today) else Level.WARNING
        yield Problem(
            rule, level, f"{what} on {dated.on} and was due again by {dated.due}", dated.spot, hint=hint
        )
