"""Words that turn a sentence round, twice of which is once too many."""

from __future__ import annotations

from generator.rules.language.wordlists import words

NOT = words(
    """
    not never no nobody none nothing don't doesn't isn't aren't won't can't cannot wasn't weren't didn't
    """
)
SECOND = frozenset(
    {"unless", "without", "except", "uncommon", "unlikely", "impossible", "unnecessary", "unaware", "unclear"}
)
