"""A step has 20 words at most, every other sentence 25.

Why: Tired people lose the start of a long sentence before its end. On the phone nobody can repeat it.

Bad:
    # phases.yaml
    contain:
      steps:
        save-evidence:
          do: Save the trace, the prompt, the model version, the index state and the log of every tool that the agent called in this session.

Good:
    # phases.yaml
    contain:
      steps:
        save-evidence:
          do: Save the evidence that the first lever can destroy.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import count_words
from generator.problems import Kind, Level, Problem
from generator.rules.language.listening import is_step, opening

ID = "long-sentence"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

STEP, SENTENCE = 20, 25
_NO_SENTENCES = frozenset({"sources", "references"})


def check(playbook: Playbook) -> Iterator[Problem]:
    for sentence in playbook.sentences:
        if len(sentence.words) <= STEP or sentence.spot.path[0] in _NO_SENTENCES:
            continue
        limit = STEP if is_step(sentence.spot.path) else SENTENCE
        words = count_words(sentence.text)
        if words > limit:
            message = f"'{opening(sentence.text)}' has {words} words; {limit} are the most here"
            hint = "make two sentences of it, or leave out what nobody needs now"
            yield Problem(ID, LEVEL, message, sentence.spot, hint=hint)
