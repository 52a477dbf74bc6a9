"""The steps one role works on fit into their phase, on every way through it.

Why: Nobody does fourteen minutes of work in ten. The plan looks complete on paper and slips in its first
use, and every later phase with it.

Bad:
    # phases.yaml
    contain:
      from_minute: 5
      to_minute: 15
      steps:
        preserve:
          owner: technical-lead
          minutes: 6
        pull:
          owner: technical-lead
          minutes: 8

Good:
    # phases.yaml
    contain:
      from_minute: 5
      to_minute: 15
      steps:
        preserve:
          owner: machine-learning-engineer
          minutes: 6
        pull:
          owner: technical-lead
          minutes: 8
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.schedule import overloads
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "role-overrun"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for phase in playbook.phases.values():
        if not phase.lasts:
            continue
        for role, load in overloads(playbook, phase, lambda step: step.minutes, phase.lasts).items():
            message = (
                f"'{role}' has {load.total} minutes of work in '{phase.id}', which lasts {phase.lasts}: "
                f"{named(load.steps, most=8)}"
            )
            hint = "give a step to another role, or shorten or move one"
            yield Problem(ID, LEVEL, message, Spot.of("phases", phase.id).key, hint=hint)
