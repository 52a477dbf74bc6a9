"""Numbers that people typed into prose: lengths of time and counts, as digits or as words (English)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.duration import Duration
from generator.patterns import later

_FIRST = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_MORE = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty-five": 45, "sixty": 60, "ninety": 90}
NUMBER_WORDS = {word: number for number, word in enumerate(_FIRST)} | _MORE

_NUMBER = rf"\d{{1,5}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}"
_UNITS = {"b": "business day", "mo": "month", "s": "s", "m": "m", "h": "h", "d": "d", "w": "w", "y": "year"}
_UNITS |= {unit * 2: unit for unit in "smhd"}
_LENGTH = later(
    rf"\b(?:(?P<amount>half an|{_NUMBER}|an?)[\s\u00a0-](?:(?P<b>(?:business|working)[\s-]day)|(?P<s>second|sec)"
    r"|(?P<mo>month)|(?P<m>minute|min)|(?P<h>hour|hr)|(?P<d>day)|(?P<w>week)|(?P<y>year))s?"
    r"|(?P<digits>\d{1,5})[\s\u00a0]?(?:(?P<ss>s)|(?P<mm>m|min)|(?P<hh>h)|(?P<dd>d)))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TypedLength:
    """A length of time in a text: where it starts and ends, as typed, and what it means."""

    start: int
    end: int
    shown: str
    means: Duration


def number_of(word: str) -> int:
    """Return the number that digits or a number word stand for; `a` and `an` are one."""
    lower = word.lower()
    if lower.isdigit():
        return int(lower)
    return NUMBER_WORDS.get(lower, 1)


def lengths_in(text: str) -> Iterator[TypedLength]:
    """Yield every length of time typed in a text, in order."""
    for match in _LENGTH.finditer(text):
        amount = match["amount"] or match["digits"]
        unit = next(unit for name, unit in _UNITS.items() if match[name])
        half = amount.lower() == "half an"
        means = Duration(30, "m") if half else Duration(number_of(amount), unit)
        yield TypedLength(match.start(), match.end(), match[0], means)


def counts_in(text: str, what: str) -> Iterator[tuple[str, int]]:
    """Yield each count of something, as typed and as a number.

    Args:
        text: where to look.
        what: a regular expression for the thing counted, such as `times|trials`.
    """
    for match in re.finditer(rf"\b({_NUMBER})[ -](?:{what})\b", text, re.IGNORECASE):
        yield match[0], number_of(match[1])


def has_number(text: str) -> bool:
    """Return whether a text states any number, in digits or in words."""
    return re.search(rf"\d|%|\b(?:{'|'.join(NUMBER_WORDS)})\b", text, re.IGNORECASE) is not None
