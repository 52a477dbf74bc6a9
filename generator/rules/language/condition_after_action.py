"""In a step the condition stands before the action.

Why: People do what they have read. "Pull the kill switch if data crossed tenants" is half done before the eye
reaches the condition.

Bad:
    # phases.yaml
    contain:
      steps:
        pull-lever:
          do: Pull the kill switch when data crossed between tenants.

Good:
    # phases.yaml
    contain:
      steps:
        pull-lever:
          do: If data crossed between tenants, pull the kill switch.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import speaks_english
from generator.problems import Kind, Level, Problem
from generator.rules.language.listening import Path, holding, is_step, opening
from generator.rules.language.step_without_verb import starts_with_verb
from generator.rules.language.wordlists import listed

ID = "condition-after-action"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_FRONT = listed("conditions", "front")
_LATE = listed("conditions", "late")

_ASKING = frozenset(
    {"ask", "say", "see", "check", "tell", "know", "note", "log", "find", "decide", "judge", "show"}
)
"""Verbs after which 'when' and 'if' open a question, no condition."""


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    for sentence in holding(playbook, _LATE):
        words = sentence.words
        late = next((place for place, word in enumerate(words) if word in _LATE and place), None)
        if late is None or not _acted_on(sentence.spot.path) or words[0] in _FRONT:
            continue
        if _ASKING.isdisjoint(words[:late]) and starts_with_verb(sentence.text):
            message = f"'{opening(sentence.text)}' tells the condition after the action"
            hint = f"start with '{words[late].capitalize()} ...,' and put the action behind the comma"
            yield Problem(ID, LEVEL, message, sentence.spot, hint=hint)


def _acted_on(path: Path) -> bool:
    return is_step(path) or path[-1] == "first" or path[:2] in {("about", "danger"), ("about", "unsure")}
