"""The example of a blank has the form the blank asks for: a time its zone, a number its digits, a choice a choice.

Why: People copy the form of the example. "Next update at 10:30" without a zone is wrong for most of the world,
and an example longer than the limit teaches everybody to ignore the limit.

Bad:
    # scripts.yaml
    initial-statement:
      blanks:
        next-update:
          kind: time
          example: half past ten

Good:
    # scripts.yaml
    initial-statement:
      blanks:
        next-update:
          kind: time
          example: 10:30 UTC
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from generator.model import Playbook
from generator.model.clock_times import clock_times, is_moment, without_zone_names
from generator.model.languages import base_of
from generator.model.prose import count_words, speaks_english
from generator.model.scripts import Blank
from generator.model.typed_numbers import lengths_in
from generator.problems import Kind, Level, Problem, Spot

ID = "blank-example-mismatch"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_ADDRESS = re.compile(r"https://\S+|\S+@\S+")
_FORMS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "time": (
        is_moment,
        "a time with its zone, such as 10:30 UTC, or a date with its year",
    ),
    "number": (re.compile(r"\d").search, "a number in digits"),
    "duration": (re.compile(r"\d+ ?\w+").search, "a number and a unit, such as 30 minutes"),
    "link": (
        _ADDRESS.search,
        "an address that starts with https://, or an e-mail address",
    ),
}
_TELLS_TIME = re.compile(
    r"\b(?:\d[\d:.h-]*(?:st|nd|rd|th)?|[A-Z]{1,5}|(?i:today|tomorrow|yesterday|tonight|at|on|by|of|the|noon|midnight"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?))\b|[,+]"
)
"""What a moment is told with, in English."""


def check(playbook: Playbook) -> Iterator[Problem]:
    english = speaks_english(playbook)
    for script in playbook.scripts.values():
        for blank in script.blanks.values():
            said = english and base_of(script.language or "en") == "en"
            if blank.example and (wanted := _wanted(blank, blank.example, english=said)):
                message = f"the example '{blank.example}' of the blank '{blank.id}' is not {wanted}"
                spot = Spot.of("scripts", script.id, "blanks", blank.id, "example")
                hint = "give an example people can copy, or change the blank"
                yield Problem(ID, LEVEL, message, spot, hint=hint)


def _wanted(blank: Blank, example: str, *, english: bool) -> str | None:
    form = _FORMS.get(blank.kind)
    if form and not form[0](example):
        return form[1]
    if other := _other_kind(blank, example, english=english):
        return other
    if blank.kind == "choice" and blank.choices and example not in blank.choices:
        return f"one of its choices: {', '.join(blank.choices)}"
    if blank.max_words and count_words(example) > blank.max_words:
        return f"within its limit of {blank.max_words} words"
    return None


def _other_kind(blank: Blank, example: str, *, english: bool) -> str | None:
    """Return what is expected instead when the example belongs to another kind of blank."""
    if blank.choices and blank.kind != "choice":
        return f"of the kind '{blank.kind}': a blank with choices is a `choice`"
    if blank.kind == "number" and next(lengths_in(example), None):
        return "a number alone; a length of time is a `duration`"
    if blank.kind == "duration" and any(zoned for _, zoned in clock_times(example)):
        return "a length of time; a moment is a `time`"
    if blank.kind == "name" and _FORMS["link"][0](example):
        return "a name; an address is a `link`"
    if blank.kind == "text" and _ADDRESS.fullmatch(example):
        return "a text; an address is a `link`"
    if english and blank.kind in ("text", "time") and is_moment(example):
        said = _TELLS_TIME.sub("", without_zone_names(example)).strip(" ,.")
        if (blank.kind == "time") == bool(said):
            return f"a time alone; '{said}' makes it a `text`" if said else "a text; a moment is a `time`"
    return None
