"""How long a script is when it is spoken, with every blank filled by its example."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Playbook
from generator.model.prose import count_words, with_examples
from generator.model.scripts import Script

WORDS_PER_MINUTE = 150
"""A calm pace for reading aloud, so that listeners can write along."""


@dataclass(frozen=True, slots=True)
class Length:
    """Number of words, and seconds to speak them, rounded up to five."""

    words: int
    seconds: int


def length_of(playbook: Playbook, script: Script) -> Length:
    """Return the length of a script as it is sent; the subject is not spoken."""
    said = [script.text] if script.text else [line.text for line in script.lines]
    words = sum(count_words(with_examples(playbook, script, text)) for text in said)
    return Length(words, -(-words * 60 // WORDS_PER_MINUTE // 5) * 5)
