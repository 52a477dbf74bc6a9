"""A sentence says no once.

Why: "Do not post without a clearance unless it is not public" has three turns. Half the room takes the wrong one.

Bad:
    # roles.yaml
    communications-lead:
      must_not:
        - Post anything without clearance.

Good:
    # roles.yaml
    communications-lead:
      must_not:
        - Post a text before {roles/legal-counsel} has cleared it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import Sentence, speaks_english
from generator.problems import Kind, Level, Problem
from generator.rules.language.listening import holding, is_guidance, opening, writes_not
from generator.rules.language.wordlists import listed

ID = "double-negative"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_NOT = listed("double-negatives", "not")
_SECOND = listed("double-negatives", "second")

_FORBIDDING = frozenset({"must_not", "do_not"})


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    for sentence in holding(playbook, _NOT | _SECOND):
        if is_guidance(sentence.spot.path) and _turns(playbook, sentence) > 1:
            message = f"'{opening(sentence.text)}' says no twice"
            hint = "say what to do; 'before' and 'until' often do it"
            yield Problem(ID, LEVEL, message, sentence.spot, hint=hint)


def _turns(playbook: Playbook, sentence: Sentence) -> int:
    """Return how often a sentence turns round: one 'not', and one 'unless' or 'without' behind it."""
    path = sentence.spot.path
    forbidding = not sentence.place and len(path) == 4 and path[2] in _FORBIDDING
    heading = forbidding and not writes_not(playbook, path)
    words = sentence.words
    first = next((place for place, word in enumerate(words) if word in _NOT), None)
    if heading:
        return 1 + (first is not None and first < 2) + (not _SECOND.isdisjoint(words))
    return 0 if first is None else 1 + (not _SECOND.isdisjoint(words[first:]))
