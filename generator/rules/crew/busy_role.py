"""No role works on more than five steps on one way through a phase of the first hour.

Why: People keep three to five things in mind under stress. The sixth step of the same role is the one that
is skipped. Steps of one role follow each other, so this counts steps, not things done at the same time.

Bad:
    # phases.yaml
    confirm:
      steps:
        replay:
          owner: technical-lead
        estimate:
          owner: technical-lead
        set-severity:
          owner: technical-lead
        page-commander:
          owner: technical-lead
        open-record:
          owner: technical-lead
        save-trace:
          owner: technical-lead

Good:
    # phases.yaml
    confirm:
      steps:
        replay:
          owner: technical-lead
        estimate:
          owner: technical-lead
        set-severity:
          owner: technical-lead
        page-commander:
          owner: technical-lead
        open-record:
          owner: scribe
        save-trace:
          owner: machine-learning-engineer
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.schedule import overloads
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "busy-role"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

MOST = 5


def check(playbook: Playbook) -> Iterator[Problem]:
    for phase in playbook.phases.values():
        if phase.to_minute is None:
            continue
        for role, load in overloads(playbook, phase, lambda _: 1, MOST).items():
            message = f"'{role}' works on {load.total} steps in '{phase.id}': {named(load.steps, most=8)}"
            hint = f"give steps to another role until {MOST} are left"
            yield Problem(ID, LEVEL, message, Spot.of("phases", phase.id).key, hint=hint)
