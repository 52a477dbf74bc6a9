"""Clock times with their zones, as people write them: `14:00 Europe/Berlin`, `2 PM UTC`, `14:00 Uhr MESZ`, `14時 JST`.

For rules that look at words. Due times are counted in `deadlines`.
"""

from __future__ import annotations

import re

from generator.patterns import later

_HOUR = r"(?:[01]?\d|2[0-3])"
_CLOCK = (
    rf"(?<![\w:.+-])(?:{_HOUR}\s?[:.h]\s?[0-5]\d(?::[0-5]\d)?(?![\w:.]\d)(?:\s?[ap]\.?m\b\.?)?"
    rf"|{_HOUR}\s?(?:[ap]\.?m\b\.?|Uhr\b)|{_HOUR}時(?:[0-5]?\d分)?)"
)
_ZONE = (
    r"(?:Z\b|(?!AM\b|PM\b|UHR\b)[A-Z]{2,5}\b(?!/)|(?:UTC|GMT)?\s?[+-](?:0\d|1[0-4])(?::?[0-5]\d)?\b"
    r"|[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_+-]+)+|[\w ]{0,20}(?:[tT]ime|[zZ]eit|hora|heure|ora)\b[\w ]{0,20}|[（(]?\w*時間)"
)
_BEHIND = later(rf"\s?(?:Uhr)?\s?[（(]?{_ZONE}")
_TIME = later(_CLOCK, re.IGNORECASE)
_A_YEAR = later(r"\b\d{4}\b|\d{4}年")


def clock_times(text: str) -> tuple[tuple[str, bool], ...]:
    """Return the clock times of a text as they stand there, each with whether a zone stands right behind it."""
    return tuple(
        (match[0].strip(), _BEHIND.match(text, match.end()) is not None) for match in _TIME.finditer(text)
    )


def is_moment(text: str) -> bool:
    """Return whether a text is a moment that nobody can take for another: each time with its zone, or a date with its year."""
    times = clock_times(text)
    return all(zoned for _, zoned in times) if times else _A_YEAR.search(text) is not None


def without_zone_names(text: str) -> str:
    """Return a text without the names of places that stand for a zone, and without the words around hours."""
    return re.sub(r"\b[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_+-]+)+|\bUhr\b", "", text)
