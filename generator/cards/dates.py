"""Days: when the next review is due. Counted from the playbook's own date, never from the clock."""

from __future__ import annotations

import calendar
import datetime

from generator.model.duration import Duration
from generator.model.workdays import due


def after(day: str, length: Duration) -> str:
    """Return the day that lies a length of time after another; months and years as the calendar has them."""
    start = datetime.date.fromisoformat(day)
    if length.unit in {"month", "year"}:
        months = start.month - 1 + length.amount * (12 if length.unit == "year" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        last = calendar.monthrange(year, month)[1]
        return start.replace(year=year, month=month, day=min(start.day, last)).isoformat()
    if length.unit == "business day":
        return due(start, length.amount, None).isoformat()
    return (start + datetime.timedelta(minutes=length.minutes)).isoformat()
