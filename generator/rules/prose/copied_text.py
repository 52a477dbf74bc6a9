"""Two entries do not describe themselves with the same long text in the same field.

Why: A copied neighbour looks complete and is wrong: the lever is verified the way another lever is. Whoever
reads both learns to skip.

Bad:
    # levers.yaml
    kill-switch:
      verify: Ask the feature ten questions in a row and read the notice it gives instead of an answer.
    output-filter:
      verify: Ask the feature ten questions in a row and read the notice it gives instead of an answer.

Good:
    # levers.yaml
    kill-switch:
      verify: Ask the feature ten questions in a row and read the notice it gives instead of an answer.
    output-filter:
      verify: Ask for one of the blocked topics and read the refusal.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "copied-text"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_LONG = 12
"""Shorter texts, in words, repeat for good reason: 'Post the update.'"""

_DEPTH = 3
"""A field of an entry stands this deep. Further down and in lists, one test may hold for many entries."""

_SHARED = frozenset({"who_must_act"})
"""Fields in which neighbours say the same when the same law binds them."""


def check(playbook: Playbook) -> Iterator[Problem]:
    first: dict[tuple[str, str, str], Spot] = {}
    for words in playbook.prose:
        path = words.spot.path
        if len(path) != _DEPTH or words.text.count(" ") < _LONG - 1 or path[2] in _SHARED:
            continue
        tokens = words.text.lower().split()
        other = first.setdefault((str(path[0]), str(path[2]), " ".join(tokens)), words.spot)
        if other is not words.spot and len(tokens) >= _LONG:
            message = f"this is word for word the text at {other}"
            yield Problem(ID, LEVEL, message, words.spot, hint="say what is special here, or leave it out")
