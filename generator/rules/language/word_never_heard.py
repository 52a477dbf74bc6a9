"""Every word of a list is one that a text can hold, on a line of its own and in one sentence.

Why: A list is trusted to find what it names. A phrase that goes on over the end of a sentence, that is only marks,
or that stands in quotation marks is never found, and nobody notices.

Bad:
    # words.yaml
    our-names:
      words:
        "'old bot'": Example assistant

Good:
    # words.yaml
    our-names:
      words:
        old bot: Example assistant
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.base import Prose
from generator.model.phrases import Phrases
from generator.model.prose import sentences_in
from generator.model.walk import Words
from generator.problems import Kind, Level, Problem, Spot

ID = "word-never-heard"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    for listed in playbook.words.values():
        for word in listed.words:
            spot = Spot.of("words", listed.id, "words", word).key
            if not _is_heard(playbook, word, spot):
                hint = "write words of one sentence, without quotation marks, references and blanks"
                yield Problem(ID, LEVEL, f"'{word}' is never found in a text", spot, hint=hint)


def _is_heard(playbook: Playbook, word: str, spot: Spot) -> bool:
    """Return whether a text that is this word and nothing else is found to hold it."""
    listed = Phrases({word: word})
    said = sentences_in(playbook, Words(spot, word, Prose("rich")))
    return any(listed.names == (sentence.words,) for sentence in said)
