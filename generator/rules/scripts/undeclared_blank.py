"""Every blank in a script is declared under `blanks`.

Why: A blank without a meaning, an example and somebody who knows the value stays empty, or goes out as it is:
"users of [[feature]] are affected".

Bad:
    # scripts.yaml
    initial-statement:
      text: We know of an issue with [[feature]].
      blanks: {}

Good:
    # scripts.yaml
    initial-statement:
      text: We know of an issue with [[feature]].
      blanks:
        feature:
          meaning: The part of the product, as users call it
          example: chat answers
          filled_by: product-manager
          kind: name
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.script_words import valid_blanks, words_of
from generator.problems import Kind, Level, Problem
from generator.rules.nearest import nearest

ID = "undeclared-blank"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    for script in playbook.scripts.values():
        for spot, text in words_of(script):
            for name in dict.fromkeys(valid_blanks(text)):
                if name not in script.blanks:
                    near = nearest(name, script.blanks)
                    hint = f"did you mean '[[{near}]]'?" if near else f"add '{name}' under blanks"
                    message = f"the blank '[[{name}]]' is not declared"
                    yield Problem(ID, LEVEL, message, spot, hint=hint)
