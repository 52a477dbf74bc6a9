"""A text does not start with 'it', 'this' or 'they' for something that was never named.

Why: People jump to a line; they have not read the one before. "It is off" is true of the wrong thing.

Bad:
    # levers.yaml
    kill-switch:
      verify: It is off for staff and for users.

Good:
    # levers.yaml
    kill-switch:
      verify: The feature is off for staff and for users.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import speaks_english
from generator.problems import Kind, Level, Problem
from generator.rules.language.listening import Path, holding, is_ours, is_words_of_script, opening
from generator.rules.language.wordlists import listed

ID = "dangling-pronoun"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_STANDS_FOR = listed("pronouns", "stands_for")
_VERBS_AFTER = listed("pronouns", "verbs_after")

_OF_ITS_ENTRY = frozenset({"why", "because"})
"""These stand below a name and speak of it."""

_TOLD = frozenset({"drills"})
"""A facilitator tells a story: 'It is Monday, 09:00 UTC.'"""


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    for sentence in holding(playbook, _STANDS_FOR):
        words, path = sentence.words, sentence.spot.path
        if sentence.place or len(words) < 2 or not _speaks_for_itself(path):
            continue
        if words[0] in _STANDS_FOR and words[1] in _VERBS_AFTER and not sentence.text.endswith("?"):
            message = (
                f"'{opening(sentence.text)}' starts with '{words[0]}', and nothing before says what that is"
            )
            yield Problem(ID, LEVEL, message, sentence.spot, hint="name it")


def _speaks_for_itself(path: Path) -> bool:
    """Return whether a text is read without what stands around it."""
    told = path[0] in _TOLD or path[-1] in _OF_ITS_ENTRY
    return is_ours(path) and not told and not is_words_of_script(path)
