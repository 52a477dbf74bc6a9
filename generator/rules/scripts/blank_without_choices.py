"""A blank of the kind `choice` lists at least two values; no other kind does. What is preset or needs a lever is one of them.

Why: A choice is offered so that nobody has to find words under pressure. An empty list leaves them guessing
which values readers know.

Bad:
    # scripts.yaml
    internal-update:
      blanks:
        state:
          kind: choice
          example: contained

Good:
    # scripts.yaml
    internal-update:
      blanks:
        state:
          kind: choice
          choices: [spreading, contained, resolved]
          example: contained
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "blank-without-choices"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    for script in playbook.scripts.values():
        for blank in script.blanks.values():
            where = Spot.of("scripts", script.id, "blanks", blank.id)
            spot = where.at("choices").key
            if blank.kind == "choice" and len(set(blank.choices)) < 2:
                message = f"the blank '{blank.id}' is a choice, which needs two values; it offers {len(set(blank.choices))}"
                yield Problem(ID, LEVEL, message, spot, hint="list what may be chosen, or change its kind")
            elif blank.preset and blank.preset not in blank.choices:
                message = (
                    f"the blank '{blank.id}' is preset to '{blank.preset}', which is none of its choices"
                )
                hint = "preset one of the choices, or add it to them"
                yield Problem(ID, LEVEL, message, where.at("preset"), hint=hint)
            elif odd := next((each for each in blank.true_while_held if each not in blank.choices), None):
                message = (
                    f"'{odd}' of the blank '{blank.id}' is true while a lever holds, but none of its choices"
                )
                hint = "name one of the choices, or add it to them"
                yield Problem(ID, LEVEL, message, where.at("true_while_held"), hint=hint)
            elif blank.kind != "choice" and blank.choices:
                message = f"the blank '{blank.id}' lists choices, but its kind is {blank.kind}"
                yield Problem(ID, LEVEL, message, spot, hint="write `kind: choice`, or remove the choices")
