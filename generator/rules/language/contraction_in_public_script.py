"""A public script writes words out: 'we are', not 'we're'.

Why: Many readers are reading a second language, or a machine translation of it. "Can't" and "can" differ by one
mark that gets lost.

Bad:
    # scripts.yaml
    initial-statement:
      audience: public
      text: We're sorry. We don't know yet how many people saw it.

Good:
    # scripts.yaml
    initial-statement:
      audience: public
      text: We are sorry. We do not know yet how many people saw it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import speaks_english
from generator.problems import Level, Problem
from generator.rules.language.listening import holding, public_words
from generator.rules.language.wordlists.contractions import CONTRACTIONS, ENDINGS, IRREGULAR

ID = "contraction-in-public-script"
LEVEL = Level.WARNING


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each short form in the words of a public script."""
    if not speaks_english(playbook):
        return
    is_public = public_words(playbook)
    for sentence in holding(playbook, CONTRACTIONS):
        for word in sentence.words if is_public(sentence.spot.path) else ():
            if word in CONTRACTIONS:
                message = f"'{word}' is a short form in a public script"
                yield Problem(ID, LEVEL, message, sentence.spot, hint=f"write '{_in_full(word)}'")


def _in_full(word: str) -> str:
    ending = next((ending for ending in ENDINGS if word.endswith(ending)), "")
    return IRREGULAR.get(word) or word.removesuffix(ending) + ENDINGS.get(ending, "")
