"""An answer that ends the way says what closes it, and only such an answer does.

Why: The reader who arrives at a bare end does not know whether to close the ticket, call back or keep
watching.

Bad:
    # phases.yaml
    confirm:
      steps:
        reproduced:
          answers:
            - answer: "No"
              goto: end

Good:
    # phases.yaml
    confirm:
      steps:
        reproduced:
          answers:
            - answer: "No"
              goto: end
              ends_with: Keep the trace and answer the person who reported it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import END, DecisionStep
from generator.problems import Kind, Level, Problem

ID = "unexplained-end"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for step in playbook.steps.values():
        if not isinstance(step, DecisionStep):
            continue
        for index, answer in enumerate(step.answers):
            spot = step_spot(playbook, step.id).at("answers", index)
            if answer.goto == END and answer.ends_with is None:
                message = f"the answer '{answer.answer}' to '{step.id}' ends the way without a word"
                hint = "add `ends_with`: what closes it"
                yield Problem(ID, LEVEL, message, spot.at("goto"), hint=hint)
            elif answer.goto != END and answer.ends_with is not None:
                message = (
                    f"the answer '{answer.answer}' to '{step.id}' goes on, so its ends_with is never read"
                )
                hint = "remove it, or write `goto: end`"
                yield Problem(ID, LEVEL, message, spot.at("ends_with"), hint=hint)
