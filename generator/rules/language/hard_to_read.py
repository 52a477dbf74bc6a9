"""The words of an entry can be read by somebody who left school at fourteen.

Why: Stress and the hour take years off what people can read. Most readers also read a second language here.

Two formulas have to agree before anything is said, because each alone is often wrong: Flesch-Kincaid grade
(Kincaid and others, 1975) above 8 and Gunning fog index (Gunning, 1952) above 10, over 100 words or more.

Bad:
    # roles.yaml
    deputy:
      mission: Facilitates organisational continuity by proactively coordinating interdisciplinary responsibilities.

Good:
    # roles.yaml
    deputy:
      mission: Keeps the clock, and can take command at any moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Playbook
from generator.model.prose import Sentence, speaks_english
from generator.model.syllables import syllables
from generator.problems import Kind, Level, Problem, Spot

ID = "hard-to-read"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

GRADE, FOG, ENOUGH = 8.0, 10.0, 100
_NO_SENTENCES = frozenset({"sources", "references"})
_LONG_WORD = 3
"""Gunning counts a word of three syllables or more as hard."""


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    entries: dict[tuple[str | int, ...], list[Sentence]] = {}
    for sentence in playbook.sentences:
        entries.setdefault(sentence.spot.path[:2], []).append(sentence)
    for path, sentences in entries.items():
        words = [word for sentence in sentences for word in sentence.words]
        if len(words) < ENOUGH or path[0] in _NO_SENTENCES:
            continue
        counts = list(map(syllables, words))
        grade, fog = flesch_kincaid(counts, len(sentences)), gunning_fog(counts, len(sentences))
        if grade > GRADE and fog > FOG:
            message = (
                f"'{path[-1]}' reads like school year {grade:.0f} (Flesch-Kincaid) "
                f"or {fog:.0f} (Gunning fog); {GRADE:.0f} and {FOG:.0f} are the most"
            )
            hint = "make shorter sentences and take shorter words"
            yield Problem(ID, LEVEL, message, Spot(path).key, hint=hint)


def flesch_kincaid(counts: Sequence[int], sentences: int) -> float:
    """Return the grade: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid and others, 1975).

    Args:
        counts: how many syllables each word has.
        sentences: how many sentences the words make.
    """
    return 0.39 * len(counts) / sentences + 11.8 * sum(counts) / len(counts) - 15.59


def gunning_fog(counts: Sequence[int], sentences: int) -> float:
    """Return the index: 0.4 (words per sentence + percentage of words of 3 syllables or more) (Gunning, 1952)."""
    hard = sum([count >= _LONG_WORD for count in counts])
    return 0.4 * (len(counts) / sentences + 100 * hard / len(counts))
