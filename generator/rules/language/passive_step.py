"""An instruction says who acts; it does not hide the reader behind the passive voice.

Why: "The flag is turned off" tells nobody to turn it off. In the log it reads as if it had happened.

Bad:
    # roles.yaml
    scribe:
      duties:
        - Make sure that every decision is logged with its time.

Good:
    # roles.yaml
    scribe:
      duties:
        - Log every decision with its time.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import speaks_english
from generator.problems import Kind, Level, Problem
from generator.rules.language.listening import holding, is_instruction
from generator.rules.language.step_without_verb import starts_with_verb
from generator.rules.language.wordlists import listed

ID = "passive-step"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_TO_BE = listed("participles", "to_be")
_BETWEEN = listed("participles", "between")
_IRREGULAR = listed("participles", "irregular")
_STATES = listed("participles", "states")

_SEE_TO_IT = {("make", "sure"), ("see", "to"), ("take", "care")}
"""After these the passive hides the reader; elsewhere behind a verb it tells what to look for."""


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    for sentence in holding(playbook, _TO_BE):
        if not is_instruction(sentence.spot.path) or sentence.text.endswith("?"):
            continue
        hidden = (
            not starts_with_verb(sentence.text)
            or sentence.words[:2] in _SEE_TO_IT
            or sentence.words[0] == "ensure"
        )
        if hidden and not sentence.place and (passive := passive_in(sentence.words)):
            message = f"'{passive}' does not say who does it"
            yield Problem(
                ID, LEVEL, message, sentence.spot, hint="tell the reader to do it, or name the role that does"
            )


def passive_in(words: tuple[str, ...]) -> str | None:
    """Return the first passive: a form of 'be', perhaps an adverb, and a participle."""
    for place, word in enumerate(words):
        if word not in _TO_BE:
            continue
        last = place + 1
        while last < len(words) and (words[last] in _BETWEEN or words[last].endswith("ly")):
            last += 1
        if last < len(words) and _is_participle(words[last]):
            return " ".join(words[place : last + 1])
    return None


def _is_participle(word: str) -> bool:
    return word not in _STATES and (word in _IRREGULAR or (word.endswith("ed") and len(word) > 4))
