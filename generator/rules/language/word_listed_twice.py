"""A word stands in one list of words only, and in none when a rule of ours finds it already.

Why: Of two lists one says what to write instead and the other says something else; who mends a text cannot know
which of them holds.

Bad:
    # words.yaml
    our-names:
      words:
        old bot: Example assistant
    short-names:
      words:
        Old bot: assistant

Good:
    # words.yaml
    our-names:
      words:
        old bot: Example assistant
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.phrases import Phrases
from generator.model.prose import speaks_english
from generator.model.words import WordList
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.language.listed_words import RULES

ID = "word-listed-twice"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    first: dict[tuple[str, ...], str] = {}
    for listed in playbook.words.values():
        for word in listed.words:
            spot = Spot.of("words", listed.id, "words", word).key
            for name in Phrases({word: ""}).names:
                ours = _ours(name, listed) if speaks_english(playbook) else None
                if name in first:
                    message = f"'{word}' stands in '{first[name]}' already"
                    yield Problem(ID, LEVEL, message, spot, hint="keep it in one of the lists")
                elif ours:
                    message = f"'{word}' is found by '{ours}' already"
                    hint = f"take it out; `playbook rules {ours}` says what to write instead"
                    yield Problem(ID, LEVEL, message, spot, hint=hint)
                first.setdefault(name, listed.id)


def _ours(name: tuple[str, ...], listed: WordList) -> str | None:
    """Return the rule of ours that finds a word wherever the list of a team would."""
    return next(
        (
            rule.ID
            for rule in RULES
            for place, words in rule.heard.items()
            if name in words.names and place in (listed.listens_to, "everywhere")
        ),
        None,
    )
