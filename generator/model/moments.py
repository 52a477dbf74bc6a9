"""A moment of a record as people write it: date, time and zone, or why it is not known."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Annotated

from generator.model.marks import InSchema, Then

NOT_KNOWN, NOT_HAPPENED = "not known, because ", "did not happen"
INSTANT_PATTERN = r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$"
MOMENT_PATTERN = rf"{INSTANT_PATTERN}|^{NOT_KNOWN}\S.*$|^{NOT_HAPPENED}$"
_INSTANT = re.compile(INSTANT_PATTERN)
_WITHOUT_ZONE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?")
_FIRST, _LAST = 1970, 2200
_SHOWN = "2026-11-23T13:10Z"


def _instant(value: str) -> str:
    read_instant(value)
    return value


def _moment(value: str) -> str:
    if value.startswith(NOT_KNOWN.rstrip()):
        if "\n" in value.strip() or not value.removeprefix(NOT_KNOWN.rstrip()).strip():
            raise ValueError(f"say on one line why, such as '{NOT_KNOWN}the log was lost'")
    elif value != NOT_HAPPENED:
        try:
            read_instant(value)
        except ValueError as error:
            raise ValueError(f"{error}; or '{NOT_KNOWN}…' or '{NOT_HAPPENED}'") from None
    return value


@lru_cache(maxsize=65_536)
def read_instant(value: str) -> datetime.datetime:
    """Read `2026-11-23T13:10Z` or the same with an offset; the result is in UTC.

    Raises:
        ValueError: it is no moment, or says no zone; the message says what to write.
    """
    if _WITHOUT_ZONE.fullmatch(value):
        raise ValueError(f"add the zone: {value.replace(' ', 'T')}Z for UTC, or an offset such as +01:00")
    if not _INSTANT.match(value):
        raise ValueError(f"write date, time and zone, such as {_SHOWN}")
    try:
        moment = datetime.datetime.fromisoformat(value).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"there is no such moment; write date, time and zone, such as {_SHOWN}") from None
    if not _FIRST < moment.year < _LAST:
        raise ValueError(f"write a year from {_FIRST + 1} to {_LAST - 1}")
    return moment


def known(value: str | None) -> datetime.datetime | None:
    """Return when a moment was, in UTC; None where nobody knows, or it did not happen."""
    return read_instant(value) if value and _INSTANT.match(value) else None


def in_short(value: datetime.datetime) -> str:
    """Return a moment for people: `2026-11-23 13:10 UTC`."""
    return f"{value:%Y-%m-%d %H:%M} UTC"


Instant = Annotated[str, Then(_instant), InSchema({"pattern": INSTANT_PATTERN, "examples": [_SHOWN]})]
"""A moment that somebody wrote down, with its zone."""
Moment = Annotated[
    str,
    Then(_moment),
    InSchema({"pattern": MOMENT_PATTERN, "examples": [_SHOWN, f"{NOT_KNOWN}the log was lost"]}),
]
"""An instant, or the words why there is none."""


def public_moment(value: str) -> str:
    """Return a moment without the reason why nobody knows it, which can name people."""
    return f"{NOT_KNOWN}the reason is not public" if value.startswith(NOT_KNOWN) else value
