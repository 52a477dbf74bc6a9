"""Counting business days as one organisation works: its days of the week, without its holidays.

Holidays are the organisation's own list: no library knows which of them count in its trade and region.
Deadlines in law name a calendar of their own and are not counted here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.duration import Duration
from generator.model.organisation import WorkingDays

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_USUAL = WorkingDays(name="Monday to Friday")
_LONGEST = 366


@dataclass(frozen=True, slots=True)
class Example:
    """A deadline counted once, so that everybody counts it the same way.

    Attributes:
        start: the day it counts from.
        due: the last day.
        free: holidays in between that do not count.
    """

    start: datetime.date
    due: datetime.date
    free: tuple[datetime.date, ...]


def counts(day: datetime.date, working: WorkingDays | None) -> bool:
    """Return whether a day is a working day; Monday to Friday where nobody said otherwise."""
    working = working or _USUAL
    return _WEEK[day.weekday()] in working.days and day.isoformat() not in working.holidays


def due(start: datetime.date, days: int, working: WorkingDays | None) -> datetime.date:
    """Return the last of some business days; the day of the event itself does not count."""
    day = start
    while days:
        day += datetime.timedelta(days=1)
        days -= counts(day, working)
    return day


def example(within: Duration, working: WorkingDays | None, since: datetime.date) -> Example | None:
    """Return a deadline in business days, counted; None for one that is in other units.

    Args:
        within: the deadline.
        working: which days count.
        since: the day after which the example is; it leads over the next listed holiday when one is known.
    """
    if within.unit != "business day" or within.amount > _LONGEST:
        return None
    start = next(_before_a_holiday(working, since), since)
    while not counts(start, working):
        start += datetime.timedelta(days=1)
    end = due(start, within.amount, working)
    holidays = (datetime.date.fromisoformat(day) for day in sorted(working.holidays)) if working else ()
    return Example(start, end, tuple(day for day in holidays if start < day < end))


def _before_a_holiday(working: WorkingDays | None, since: datetime.date) -> Iterator[datetime.date]:
    """Yield, for each listed holiday to come, the last working day before it."""
    for name in sorted(working.holidays) if working else ():
        day = datetime.date.fromisoformat(name)
        for _ in range(_LONGEST):
            day -= datetime.timedelta(days=1)
            if counts(day, working):
                break
        if day >= since:
            yield day
