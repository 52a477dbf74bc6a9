"""No way through the main lane ends before somebody has done something: questions alone are no response.

Why: Someone reported a fault and answered every question; if the way stops there, nobody looked, wrote it
down or told the person who reported it.

Bad:
    # phases.yaml
    confirm:
      steps:
        reproduced:
          ask: Did the bad output come back?
          answers:
            - answer: "No"
              goto: end

Good:
    # phases.yaml
    confirm:
      steps:
        replay:
          do: Replay the reported trace with the same settings.
        reproduced:
          ask: Did the bad output come back?
          answers:
            - answer: "No"
              goto: end
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import MAIN_LANE, Ways, step_spot
from generator.model.phases import END, DecisionStep
from generator.problems import Kind, Level, Problem

ID = "idle-way"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    asked = {step.id: step for ways in playbook.ways for step in _asked_first(playbook, ways)}
    for step in asked.values():
        for index, answer in enumerate(step.answers):
            if answer.goto == END:
                message = f"the answer '{answer.answer}' ends the way before anything was done"
                spot = step_spot(playbook, step.id).at("answers", index, "goto")
                yield Problem(ID, LEVEL, message, spot, hint="lead it to a step that says what to do")


def _asked_first(playbook: Playbook, ways: Ways) -> Iterator[DecisionStep]:
    """Yield the decisions that a way reaches from its start without an action before them."""
    found, seen = [ways.entries.get(MAIN_LANE, END)], {END}
    for here in found:
        step = playbook.steps.get(here)
        if here not in seen and isinstance(step, DecisionStep):
            yield step
            found += ways.after[here]
        seen.add(here)
