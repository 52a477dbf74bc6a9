"""An instruction starts with its verb.

Why: The eye lands on the first word. "The kill switch in the console" leaves the reader to guess whether to
find it, test it or pull it. A smaller step of few words may be what its step is done to, such as "Network first" below
"Bring the rows up".

Bad:
    # phases.yaml
    contain:
      steps:
        pull-lever:
          do: The first lever of the type.

Good:
    # phases.yaml
    contain:
      steps:
        pull-lever:
          do: Pull the first lever of the type.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.phases import ActionStep
from generator.model.phrases import words_in
from generator.model.prose import Sentence, speaks_english
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.language.listening import is_instruction, opening
from generator.rules.language.wordlists import listed

ID = "step-without-verb"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_FEW = 4
"""Words of a smaller step that may go without a verb."""

_FRONT = listed("conditions", "front")
_VERBS = listed("verbs", "verbs")
_OPENERS = listed("verbs", "openers")
_BEFORE_AN_OBJECT = listed("verbs", "before_an_object")
_NO_VERB = listed("verbs", "no_verb")
_PREFIXES = listed("verbs", "before_a_verb")
_PARTICLES = listed("verbs", "particles")
_TOWARDS = listed("verbs", "towards")


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    for sentence in playbook.sentences:
        path = sentence.spot.path
        if sentence.place or not is_instruction(path) or sentence.text.endswith(("?", ":")):
            continue
        if path[2:3] == ("handover",):  # a list of what is told, in whatever words
            continue
        if starts_with_verb(sentence.text) or _is_item(playbook, sentence):
            continue
        if not _is_title(playbook, sentence.spot):
            message = f"'{opening(sentence.text)}' does not start with what to do"
            hint = (
                "start with a verb, such as 'Save' or 'Page'; a condition may stand in front, up to a comma"
            )
            yield Problem(ID, LEVEL, message, sentence.spot, hint=hint)


def _is_item(playbook: Playbook, sentence: Sentence) -> bool:
    """Return whether a smaller step is one of the things that its step is done to, in the order of the list."""
    path = sentence.spot.path
    if path[0] != "phases" or path[4:5] != ("steps",) or len(sentence.words) > _FEW:
        return False
    step = playbook.steps.get(str(path[3]))
    return isinstance(step, ActionStep) and starts_with_verb(step.do)


def _is_title(playbook: Playbook, spot: Spot) -> bool:
    """Return whether the words are the title of smaller steps, each of which says what to do."""
    path = spot.path
    step = playbook.steps.get(str(path[3])) if path[0] == "phases" and path[4:] == ("do",) else None
    return (
        isinstance(step, ActionStep)
        and bool(step.steps)
        and all(starts_with_verb(part.do) for part in step.steps)
    )


def starts_with_verb(text: str) -> bool:
    """Return whether a sentence is an order: a verb first, or a condition, a comma and a verb."""
    written = words_in(text)
    if len(written) > 1 and written[0].isupper() and len(written[0]) > 1 and written[1].lower() in _TOWARDS:
        return True
    words = words_in(text.lower())
    if words[:1] == ("do",) and words[1:2] != ("not",):
        return True
    while words and words[0] in _OPENERS:
        words = words[1:]
    if not words:
        return False
    if _is_verb(words):
        return True
    _, comma, rest = text.partition(",")
    return bool(comma) and words[0] in _FRONT and starts_with_verb(rest)


def _is_verb(words: tuple[str, ...]) -> bool:
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in _NO_VERB or first in _FRONT:
        return False
    if first in _VERBS or first.rpartition("-")[2] in _VERBS:
        return True
    if any(first.removeprefix(prefix) in _VERBS for prefix in _PREFIXES):
        return True
    if any(first.removesuffix(end).rstrip("-") in _VERBS for end in _PARTICLES if first.endswith(end)):
        return len(words) == 2 or second in _TOWARDS | _BEFORE_AN_OBJECT
    return second in _BEFORE_AN_OBJECT and not first.endswith(("ing", "ed", "ly"))
