"""A public script promises no time for the repair.

Why: Nobody knows in the first hour when an AI fault is fixed; the cause is often not the last change. A missed
promise is a second incident, and it is the one people remember.

Bad:
    # scripts.yaml
    initial-statement:
      audience: public
      text: The issue will be fixed by [[time]].

Good:
    # scripts.yaml
    initial-statement:
      audience: public
      text: We are working on a fix. Next update at [[time]].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import as_read, sentences, speaks_english
from generator.model.script_words import words_of
from generator.patterns import later
from generator.problems import Kind, Level, Problem

ID = "repair-time-promise"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_REPAIRED = r"(?:fix(?:ed)?|resolv(?:ed?|ing)|restor(?:ed?|ing)|repair(?:ed)?|back(?: online| up| to normal)?|online|normal|working|available)"
_WHEN = r"(?:by|within|before|in|at|until|shortly|soon|today|tonight|tomorrow|later|next)"
_PROMISE = later(
    rf"\b(?:will|'ll|shall|should|expects?|expected|plans?|aims?|hopes?|going|estimated?|intends?)\b[^.!?]*\b{_REPAIRED}\b[^.!?]*?\b{_WHEN}\b"
    r"|\bETA\b|\b(?:estimated|expected) (?:time|resolution|repair|fix|recovery|duration)\b"
    rf"|\b(?:a |the )(?:fix|repair|solution)[^.!?]*\b(?:will|is expected|should)\b[^.!?]*\b{_WHEN}\b",
    re.IGNORECASE,
)


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    for script in playbook.scripts.values():
        if not script.is_public:
            continue
        for spot, text in words_of(script):
            for sentence in sentences(as_read(playbook, text)):
                if _PROMISE.search(sentence):
                    message = f"'{_short(sentence)}' promises a time for the repair"
                    hint = "say when the next update comes instead"
                    yield Problem(ID, LEVEL, message, spot, hint=hint)


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 80 else sentence[:77] + "..."
