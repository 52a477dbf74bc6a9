"""What asks something ends in a question mark, and every answer is no question.

Why: Triage is read aloud. A statement gets a nod, a question gets an answer.

Bad:
    # triage.yaml
    questions:
      person-at-risk:
        ask: Somebody is in danger

Good:
    # triage.yaml
    questions:
      person-at-risk:
        ask: Is somebody in danger?
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem

ID = "question-without-mark"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_MARKS = ("?", "？", ";", "؟")
"""The question mark of several scripts; Greek writes a semicolon."""


def check(playbook: Playbook) -> Iterator[Problem]:
    for words in playbook.prose:
        field, text = words.spot.path[-1], words.text.rstrip()
        if field == "ask" and not text.endswith(_MARKS):
            yield Problem(
                ID, LEVEL, f"'{text}' asks, and has no question mark", words.spot, hint="end it with '?'"
            )
        if field == "answer" and text.endswith("?"):
            message = f"'{text}' is an answer, and ends in a question mark"
            yield Problem(ID, LEVEL, message, words.spot, hint="write the answer as people say it")
