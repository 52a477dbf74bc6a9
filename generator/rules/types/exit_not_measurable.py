"""An incident is closed by a test with a number or a time window, so that two people agree whether it holds.

Why: "It looks good again" closes incidents that come back the same night. A model that gave ten good answers
can still be broken for one user in a hundred.

Bad:
    # types.yaml
    quality-regression:
      exit:
        - criterion: Quality is back to normal.
          approver: ml-engineer

Good:
    # types.yaml
    quality-regression:
      exit:
        - criterion: At least 98 % of the evaluation set passes.
          window: 24h
          approver: ml-engineer
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import as_read, speaks_english
from generator.model.typed_numbers import has_number
from generator.problems import Kind, Level, Problem, Spot

ID = "exit-not-measurable"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    for kind in playbook.types.values():
        for index, item in enumerate(kind.exit):
            if item.window is None and not has_number(as_read(playbook, item.criterion)):
                message = f"exit criterion {index + 1} of type '{kind.id}' has no number and no window"
                hint = "state how much is enough, or add window: for how long it must hold"
                spot = Spot.of("types", kind.id, "exit", index, "criterion")
                yield Problem(ID, LEVEL, message, spot, hint=hint)
