"""Rules about age. They compare with the day of the check."""

from __future__ import annotations

from generator.rules import (
    clock_not_rechecked,
    clock_started_since,
    contact_not_rechecked,
    date_in_future,
    drill_not_repeated,
    lever_not_retested,
    review_overdue,
    source_not_rechecked,
    waiver_ended,
)
from generator.rules.form import DatedRule

RULES: tuple[DatedRule, ...] = (
    review_overdue,
    lever_not_retested,
    clock_not_rechecked,
    drill_not_repeated,
    clock_started_since,
    contact_not_rechecked,
    source_not_rechecked,
    waiver_ended,
    date_in_future,
)
