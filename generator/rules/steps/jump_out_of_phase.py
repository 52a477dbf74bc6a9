"""A way stays in its phase, or goes on to the next phase of its lane.

Why: A phase has an aim. Whoever jumps over a phase, into one of another lane or back leaves an aim unmet, and the
others work in a minute that this person has left.

Bad:
    # phases.yaml
    confirm:
      steps:
        is-it-real:
          answers:
            - answer: "Yes"
              goto: announce-resolution

Good:
    # phases.yaml
    confirm:
      steps:
        is-it-real:
          answers:
            - answer: "Yes"
              goto: estimate-impact
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import lanes, step_spot
from generator.model.phases import DecisionStep, Step
from generator.problems import Kind, Level, Problem, Spot

ID = "jump-out-of-phase"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    allowed: dict[str, set[str]] = {}
    for phases in lanes(playbook).values():
        for place, phase in enumerate(phases):
            allowed[phase.id] = {near.id for near in phases[place : place + 2]}
    for step in playbook.steps.values():
        phase = playbook.phase_of[step.id]
        for spot, target in _leads_to(step):
            there = playbook.phase_of.get(target)
            if there is not None and there.id not in allowed[phase.id]:
                message = f"'{step.id}' leads from phase '{phase.id}' to '{target}' in '{there.id}'"
                where = Spot((*step_spot(playbook, step.id).path, *spot))
                yield Problem(
                    ID, LEVEL, message, where, hint="lead to a step of this phase or of the next one"
                )


def _leads_to(step: Step) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(step, DecisionStep):
        for index, answer in enumerate(step.answers):
            yield ("answers", index, "goto"), answer.goto
    elif step.next is not None:
        yield ("next",), step.next
