"""A script has words, or says which document holds them.

Why: A script without words is a promise of words, and somebody finds that out with a reporter on the line. A plan may have
to begin so; this is advice.

Bad:
    # scripts.yaml
    apology:
      audience: public

Good:
    # scripts.yaml
    apology:
      audience: public
      words_in: {name: Letters of the press desk}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "script-not-written"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for script in playbook.scripts.values():
        if not script.text and not script.lines and not script.words_in:
            message = f"script '{script.id}' has no words"
            hint = (
                "write text, or lines when several people speak, or `words_in` for a document that holds them"
            )
            yield Problem(ID, LEVEL, message, Spot.of("scripts", script.id).key, hint=hint)
