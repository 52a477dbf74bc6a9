"""A public script, and every update, says when the next word comes, unless it is the final one.

Why: Silence does more damage than imperfect news. People who know when they hear more stop asking, and support
can point to a time.

Bad:
    # scripts.yaml
    initial-statement:
      audience: public
      text: We know of an issue with chat answers and have switched them off.

Good:
    # scripts.yaml
    initial-statement:
      audience: public
      text: >-
        We know of an issue with chat answers and have switched them off.
        Next update at [[next-update]].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.duration import Duration
from generator.model.prose import sentences, speaks_english
from generator.model.scripts import BLANK, Script
from generator.model.text import references_in, resolve
from generator.model.typed_numbers import lengths_in
from generator.problems import Kind, Level, Problem, Spot

ID = "no-next-update"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_NEXT = re.compile(r"\bnext\b|\bupdate|\bagain\b|\bnews\b|\bmore\b", re.IGNORECASE)
_SPELT = re.compile(
    r"\b(?:within|in|every|each)(?: the| an?| one)? (?:hour|day)\b|\bhourly\b|\bdaily\b", re.IGNORECASE
)
_MOMENTS = ("time", "duration")


def check(playbook: Playbook) -> Iterator[Problem]:
    for script in playbook.scripts.values():
        if script.final or not (script.is_public or script.stage == "update"):
            continue
        if not any(_says_when(playbook, script, sentence) for sentence in sentences(script.words)):
            message = f"script '{script.id}' does not say when the next update comes"
            hint = "add a sentence such as 'Next update at [[next-update]].', whose blank has `kind: time`, or `final: true` when none follows"
            field = "text" if script.text else "lines"
            yield Problem(ID, LEVEL, message, Spot.of("scripts", script.id, field), hint=hint)


def _says_when(playbook: Playbook, script: Script, sentence: str) -> bool:
    english = (script.language or "en").startswith("en") and speaks_english(playbook)
    if english and not _NEXT.search(sentence):
        return False
    blanks = (script.blanks.get(match[1]) for match in BLANK.finditer(sentence))
    if any(blank and blank.kind in _MOMENTS for blank in blanks):
        return True
    if next(lengths_in(sentence), None) or (english and _SPELT.search(sentence)):
        return True
    return any(isinstance(resolve(playbook, path), Duration) for path in references_in(sentence))
