"""A script keeps to its length limit when every blank is filled.

Why: People read it on a phone, in a queue, upset. What stands below the first screen is not read, and what is
not read is asked again.

Bad:
    # scripts.yaml
    holding-notice:
      max_words: 5
      text: We know that something is wrong and are looking into it.

Good:
    # scripts.yaml
    holding-notice:
      max_words: 40
      text: We know that something is wrong and are looking into it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import count_words, with_examples
from generator.model.script_words import words_of
from generator.problems import Kind, Level, Problem, Spot

ID = "script-too-long"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for script in playbook.scripts.values():
        spoken = [text for spot, text in words_of(script) if spot.path[-1] != "subject"]
        words = sum(count_words(with_examples(playbook, script, text)) for text in spoken)
        if script.max_words and words > script.max_words:
            message = (
                f"script '{script.id}' has {words} words with its examples; its limit is {script.max_words}"
            )
            hint = "cut it, or raise max_words if readers have the time"
            field = "text" if script.text else "lines"
            yield Problem(ID, LEVEL, message, Spot.of("scripts", script.id, field), hint=hint)
