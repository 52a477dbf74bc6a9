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
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import count_words
from generator.model.scripts import Blank
from generator.model.typed_numbers import lengths_in
from generator.problems import Level, Problem, Spot

ID = "blank-example-mismatch"
LEVEL = Level.ERROR

_FORMS = {
    "time": (
        re.compile(r"\d[:.h]\d\d(?::\d\d)?\s?(?:Z\b|[A-Z]{2,5}\b|[+-]\d\d)|^(?!.*\d:\d\d).*\b\d{4}\b"),
        "a time with its zone, such as 10:30 UTC, or a date with its year",
    ),
    "number": (re.compile(r"\d"), "a number in digits"),
    "duration": (re.compile(r"\d+ ?\w+"), "a number and a unit, such as 30 minutes"),
    "link": (
        re.compile(r"https://\S+|\S+@\S+"),
        "an address that starts with https://, or an e-mail address",
    ),
}


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield the examples that do not show what the blank asks for."""
    for script in playbook.scripts.values():
        for blank in script.blanks.values():
            if wanted := _wanted(blank):
                message = f"the example '{blank.example}' of the blank '{blank.id}' is not {wanted}"
                spot = Spot.of("scripts", script.id, "blanks", blank.id, "example")
                hint = "give an example people can copy, or change the blank"
                yield Problem(ID, LEVEL, message, spot, hint=hint)


def _wanted(blank: Blank) -> str | None:
    form = _FORMS.get(blank.kind)
    if form and not form[0].search(blank.example):
        return form[1]
    if blank.kind == "number" and next(lengths_in(blank.example), None):
        return "a number alone; a length of time is a `duration`"
    if blank.kind == "choice" and blank.choices and blank.example not in blank.choices:
        return f"one of its choices: {', '.join(blank.choices)}"
    if blank.max_words and count_words(blank.example) > blank.max_words:
        return f"within its limit of {blank.max_words} words"
    return None
