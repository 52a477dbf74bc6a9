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
from generator.rules.language.listening import holding, is_guidance, opening
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
        if is_guidance(sentence.spot.path) and _turns(sentence) > 1:
            message = f"'{opening(sentence.text)}' says no twice"
            hint = "say what to do; 'before' and 'until' often do it"
            yield Problem(ID, LEVEL, message, sentence.spot, hint=hint)


def _turns(sentence: Sentence) -> int:
    """Return how often a sentence turns round: one 'not', and one 'unless' or 'without' behind it."""
    heading = not sentence.place and not _FORBIDDING.isdisjoint(map(str, sentence.spot.path))
    words = sentence.words
    first = next((place for place, word in enumerate(words) if word in _NOT), None)
    if heading:
        return 1 + (first is not None and first < 2) + (not _SECOND.isdisjoint(words))
    return 0 if first is None else 1 + (not _SECOND.isdisjoint(words[first:]))
