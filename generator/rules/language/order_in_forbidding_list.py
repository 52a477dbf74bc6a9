"""In a list of what not to do, a sentence that tells what to do says "instead".

Why: Under "Do not" stands "Retry at a steady pace; let the pause grow". Whoever skims reads that the pause must not
grow, and does the opposite.

Bad:
    # types.yaml
    vendor-outage:
      do_not:
        - Retry at a steady pace; let the pause grow.

Good:
    # types.yaml
    vendor-outage:
      do_not:
        - Retry at a steady pace; let the pause grow instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import Sentence, speaks_english
from generator.problems import Kind, Level, Problem
from generator.rules.language.listening import opening, writes_not
from generator.rules.language.wordlists import listed

ID = "order-in-forbidding-list"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_VERBS = listed("verbs", "verbs")

_LISTS = frozenset({("roles", "must_not"), ("types", "do_not"), ("scripts", "never_say")})
_FIRST_WORD = re.compile(r"[a-z]+")


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    for sentence in playbook.sentences:
        path = sentence.spot.path
        if len(path) == 4 and (path[0], path[2]) in _LISTS and not writes_not(playbook, path):
            for clause in _behind(sentence):
                word = _FIRST_WORD.match(clause.strip().lower())
                if word and word[0] in _VERBS and "instead" not in clause.lower():
                    message = f"'{opening(clause.strip())}' stands in a list of what not to do"
                    hint = "write 'instead' behind it, or leave it out"
                    yield Problem(ID, LEVEL, message, sentence.spot, hint=hint)


def _behind(sentence: Sentence) -> list[str]:
    """Return the clauses of a sentence that stand behind what is forbidden; the first one of an entry forbids."""
    clauses = sentence.text.split(";")
    return clauses if sentence.place else clauses[1:]
