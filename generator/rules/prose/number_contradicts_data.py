"""A number typed into a sentence does not contradict the data.

Why: Somebody changes the severity and forgets the sentence. From then on the room follows two numbers, and the
wrong one is on the printed card.

Bad:
    # severities.yaml
    sev-2:
      contain_within: 1h
      response: The technical lead contains it within 30 minutes.

Good:
    # severities.yaml
    sev-2:
      contain_within: 1h
      response: The technical lead contains it within {severities/sev-2/contain_within}.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import speaks_english
from generator.model.stated_numbers import stated_numbers
from generator.model.typed_numbers import counts_in
from generator.problems import Kind, Level, Problem

ID = "number-contradicts-data"
LEVEL = Level.ERROR
KIND = Kind.SAFETY
BY_CONCEPT = True

_SHOWN = 3
_COUNTED = {"severities": "severities|severity levels", "types": "incident types|types of incidents?"}
_SIGNS = {"severities": "severit", "types": "incident"}
_WHOLE = re.compile(r"\b(?:all|all the|all of the|our) $", re.IGNORECASE)


def check(playbook: Playbook) -> Iterator[Problem]:
    for number in stated_numbers(playbook):
        if not number.agrees:
            stated = ", ".join(f"{words} at {path}" for path, words in number.stated[:_SHOWN])
            message = f"'{number.shown}' contradicts the data: {stated}"
            hint = f"write {{{number.stated[0][0]}}} instead of the number"
            yield Problem(ID, LEVEL, message, number.spot, hint=hint)
    if speaks_english(playbook):
        yield from _counts(playbook)


def _counts(playbook: Playbook) -> Iterator[Problem]:
    for words in playbook.prose:
        lower = words.text.lower()
        if words.spot.path[0] == "cases" or not ("all" in lower or "our " in lower):
            continue
        for concept, pattern in _COUNTED.items():
            if _SIGNS[concept] not in lower:
                continue
            there = len(getattr(playbook, concept))
            for shown, count in counts_in(words.text, pattern):
                if count != there and _WHOLE.search(words.text[: words.text.index(shown)]):
                    message = f"'{shown}' contradicts the data: {concept} has {there}"
                    yield Problem(ID, LEVEL, message, words.spot, hint="leave the number out")
