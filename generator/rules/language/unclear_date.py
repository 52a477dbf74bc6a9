"""A date in digits is written year-month-day, and a clock time has its zone.

Why: 03/04 is March here and April there. "At 14:00" is four different hours on a call across zones.

Bad:
    # roles.yaml
    scribe:
      duties:
        - Send the log of 03/04/2026 by 14:00.

Good:
    # roles.yaml
    scribe:
      duties:
        - Send the log of 2026-04-03 by 14:00 UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.clock_times import clock_times
from generator.model.prose import without_code
from generator.problems import Kind, Level, Problem
from generator.rules.language.listening import is_ours

ID = "unclear-date"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_NUMBERS = re.compile(r"\d ?[:./apAP-]")
_DATE = re.compile(r"(?<![\w./-])\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?![\w/-])")
_TIME = re.compile(
    r"(?<![\w:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:])|(?<![\w:.])\d{1,2} ?[ap]\.?m\b", re.IGNORECASE
)
_ZONE = re.compile(r"\b(?:UTC|GMT|[A-Z]{1,3}[SD]?T|local time|zone)\b|[+-]\d\d:\d\d|Z\b")


def check(playbook: Playbook) -> Iterator[Problem]:
    for words in playbook.prose:
        text = words.text
        if not _NUMBERS.search(text) or not is_ours(words.spot.path):
            continue
        text = without_code(text)
        if date := _DATE.search(text):
            message = f"'{date[0]}' is a date that can be read in two ways"
            yield Problem(ID, LEVEL, message, words.spot, hint="write year-month-day, such as 2026-04-03")
        if (time := _TIME.search(text)) and not _ZONE.search(text) and not _all_zoned(text):
            message = f"'{time[0].strip()}' is a time without its zone"
            yield Problem(ID, LEVEL, message, words.spot, hint="write the zone behind it, such as 14:00 UTC")


def _all_zoned(text: str) -> bool:
    times = clock_times(text)
    return bool(times) and all(zoned for _, zoned in times)
