"""Counting one period: pure arithmetic on moments in UTC, local dates and days off.

Hours are elapsed time, never the hands of a clock: every moment is taken to UTC first, because adding hours to a moment
that has a zone moves the hands. Days and months are local dates. A period that ends with a day ends
at 23:59, its last whole minute. What is not known, a zone or a holiday, gives an earlier moment, never a later one.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from generator.deadlines.free_days import FreeDays
from generator.model.duration import Duration

MINUTE = datetime.timedelta(minutes=1)
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
END_OF_DAY = datetime.time(23, 59)

_SECONDS = {"s": 1, "m": 60, "h": 3600}
_DAYS = {"d": 1, "w": 7}
_MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Limit:
    """A moment until which something is due.

    Attributes:
        at: the moment, in UTC.
        rules: what gave it, by ids that `words.RULES` says.
    """

    at: datetime.datetime
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a period is counted with.

    Attributes:
        zone: the clock on the wall there; None when that is not known.
        free: the days off that count.
        eu: whether Regulation (EEC, Euratom) No 1182/71 says how.
        closes: the local time at which a last day ends.
    """

    zone: ZoneInfo | None
    free: FreeDays
    eu: bool = False
    closes: datetime.time = END_OF_DAY

    @property
    def clock(self) -> datetime.tzinfo:
        """The zone to count in: UTC where that of the place is not known."""
        return self.zone or datetime.UTC

    def day_of(self, moment: datetime.datetime) -> datetime.date:
        """Return the local date of a moment."""
        return moment.astimezone(self.clock).date()

    def end_of(self, day: datetime.date) -> datetime.datetime:
        """Return the moment at which a last day ends."""
        return self.at(day, self.closes)

    def at(self, day: datetime.date, time: datetime.time) -> datetime.datetime:
        """Return a local time of a day, in UTC."""
        return datetime.datetime.combine(day, time, self.clock).astimezone(datetime.UTC)


def in_hours(within: Duration) -> bool:
    """Return whether a period is stated in hours or less."""
    return within.unit in _SECONDS


def safe(start: datetime.datetime, within: Duration, setting: Setting) -> Limit | None:
    """Return the moment to act on: the shortest reading, with nothing moved. None past the end of the calendar."""
    try:
        return _safe(start.astimezone(datetime.UTC), within, setting)
    except (OverflowError, ValueError):
        return None


def letter(start: datetime.datetime, within: Duration, setting: Setting) -> Limit | None:
    """Return the last moment that the text allows; None when it takes a zone that is not known."""
    try:
        return _letter(start.astimezone(datetime.UTC), within, setting)
    except (OverflowError, ValueError):
        return None


def _safe(start: datetime.datetime, within: Duration, setting: Setting) -> Limit:
    if in_hours(within):
        return Limit(_elapsed(start, within), ("hours-run-on",))
    first = setting.day_of(start)
    if within.unit in _DAYS:
        end = start + DAY * within.amount * _DAYS[within.unit]
        if setting.zone is None:
            return Limit(end - HOUR, ("days-of-24-hours", "zone-unknown"))
        return Limit(min(end, setting.end_of(_last_day(first, within, setting.free))), ("days-of-24-hours",))
    if setting.zone is None:
        return Limit(
            setting.end_of(_last_day(first - DAY, within, setting.free)), (_dated(within), "zone-unknown")
        )
    return Limit(setting.end_of(_last_day(first, within, setting.free)), (_dated(within), *_closing(setting)))


def _letter(start: datetime.datetime, within: Duration, setting: Setting) -> Limit | None:
    if in_hours(within):
        return _letter_in_hours(start, within, eu=setting.eu, clock=setting.clock)
    if setting.zone is None:
        return None
    first = setting.day_of(start)
    last = _last_day(first, within, setting.free)
    if not setting.eu or within.unit == "business day":
        return Limit(setting.end_of(last), (_dated(within), *_closing(setting)))
    rules = ["eu-day-of-event" if within.unit in _DAYS else "eu-same-date"]
    return Limit(setting.end_of(_moved(first, last, setting.free, rules)), tuple(rules))


def _letter_in_hours(
    start: datetime.datetime, within: Duration, *, eu: bool, clock: datetime.tzinfo
) -> Limit:
    if not eu:
        return Limit(_elapsed(start, within), ("hours-run-on",))
    next_hour = start - MINUTE * start.astimezone(clock).minute + HOUR
    return Limit(_elapsed(next_hour, within), ("eu-hour-of-event", "eu-hours-stay"))


def _dated(within: Duration) -> str:
    """Return the rule for a period that ends with a date."""
    if within.unit == "business day":
        return "business-days"
    return "day-of-event" if within.unit in _DAYS else "same-date"


def _closing(setting: Setting) -> tuple[str, ...]:
    return () if setting.closes == END_OF_DAY else ("closes",)


def _moved(first: datetime.date, last: datetime.date, free: FreeDays, rules: list[str]) -> datetime.date:
    """Return where the last day of an EU period goes: off a day off, and until two days of work are in it."""
    end = free.worked(last)
    if end != last:
        rules.append("eu-day-off-moves")
    two = free.later(first, 2)
    if two > end and (last - first).days > 1:
        rules.append("eu-two-working-days")
        return two
    return end


def relieved(limit: Limit, until: datetime.time, setting: Setting) -> Limit | None:
    """Return the later moment that a law gives for a limit on a day off: a time of the next working day.

    None when the limit is on no day off, or the zone of the place is not known.
    """
    day = setting.day_of(limit.at)
    if setting.zone is None or not setting.free.holds(day):
        return None
    return Limit(setting.at(setting.free.worked(day), until), (*limit.rules, "relief"))


def year_end(start: datetime.datetime, setting: Setting) -> datetime.datetime:
    """Return the last minute of the year of a moment; of the year that ends first where the zone is not known."""
    if setting.zone is None:
        start -= DAY
    return setting.at(datetime.date(setting.day_of(start).year, 12, 31), END_OF_DAY)


def shares(
    start: datetime.datetime, end: datetime.datetime, percents: Sequence[int]
) -> dict[int, datetime.datetime]:
    """Return the moment at each percent of the time between two moments, rounded down; none is at the end or after."""
    minutes = max(int((end - start).total_seconds()) // 60, 0)
    found = {percent: start + MINUTE * (minutes * percent // 100) for percent in sorted(set(percents))}
    return {percent: at for percent, at in found.items() if at < end}


def _elapsed(start: datetime.datetime, within: Duration) -> datetime.datetime:
    return start + datetime.timedelta(seconds=within.amount * _SECONDS[within.unit])


def _last_day(day: datetime.date, within: Duration, free: FreeDays) -> datetime.date:
    """Return the last day of a period of days, months or business days; the day of the event does not count."""
    if within.unit == "business day":
        return free.later(day, within.amount)
    if within.unit in _DAYS:
        return day + DAY * within.amount * _DAYS[within.unit]
    months = day.year * 12 + day.month - 1 + within.amount * _MONTHS[within.unit]
    year, month = months // 12, months % 12 + 1
    return datetime.date(year, month, min(day.day, monthrange(year, month)[1]))
