"""Moments as people type them, and as they are shown: always with a zone, never a wall clock alone."""

from __future__ import annotations

import datetime
import difflib
import re
from zoneinfo import ZoneInfo, available_timezones

from generator.errors import UsageError

_FORM = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(Z|[+-]\d\d:?\d\d)?", re.IGNORECASE)
_SHOWN = "2026-12-18T10:20+01:00"
_FIRST, _LAST = 1970, 2200
_WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def moment_of(text: str) -> datetime.datetime:
    """Read a moment such as `2026-12-18T10:20+01:00`; seconds are dropped, because no law counts them.

    Raises:
        UsageError: it is no moment, or says no zone.
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"'{text}' is no moment: write date, time and offset, such as {_SHOWN}")
    if match[1] is None:
        raise UsageError(f"'{text}' says no zone: add the offset, such as {text.strip()}+01:00, or Z for UTC")
    try:
        moment = datetime.datetime.fromisoformat(text.strip().upper())
    except ValueError as error:
        raise UsageError(f"'{text}' is no moment: {error}; write it like {_SHOWN}") from error
    if not _FIRST < moment.year < _LAST:
        raise UsageError(f"'{text}' is out of range: write a year from {_FIRST + 1} to {_LAST - 1}")
    return moment.replace(second=0, microsecond=0)


def zone_named(name: str) -> ZoneInfo:
    """Return a time zone by its name, such as `Europe/Berlin`.

    Raises:
        UsageError: there is no such zone.
    """
    known = available_timezones()
    if name in known:
        return ZoneInfo(name)
    near = difflib.get_close_matches(name, known, 1) or ["Europe/Berlin"]
    raise UsageError(f"there is no time zone '{name}': write one such as {near[0]}")


def shown(moment: datetime.datetime) -> str:
    """Return a moment for people, in the zone that it has: `Mon 21 Dec 2026 10:20`."""
    month = _MONTHS[moment.month - 1]
    return f"{_WEEK[moment.weekday()]} {moment.day} {month} {moment.year} {moment:%H:%M}"


def iso(moment: datetime.datetime) -> str:
    """Return a moment as RFC 3339 has it, to the minute: `2026-12-21T10:20:00+01:00`."""
    return moment.isoformat(timespec="seconds")


def in_utc(moment: datetime.datetime) -> str:
    """Return a moment in UTC as RFC 3339 has it: `2026-12-21T09:20:00Z`."""
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
