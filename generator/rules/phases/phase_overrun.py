"""Every way through a phase fits into its minutes, with people working side by side.

Why: A decision waits for everything before it. When the steps between decisions add up to more than the
phase, the next phase starts late even if no single role is overloaded.

Bad:
    # phases.yaml
    confirm:
      from_minute: 0
      to_minute: 5
      steps:
        replay:
          owner: technical-lead
          minutes: 4
        reproduced:
          owner: incident-commander
          minutes: 3

Good:
    # phases.yaml
    confirm:
      from_minute: 0
      to_minute: 5
      steps:
        replay:
          owner: technical-lead
          minutes: 3
        reproduced:
          owner: incident-commander
          minutes: 1
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.schedule import longest_way, overloads
from generator.problems import Kind, Level, Problem, Spot

ID = "phase-overrun"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for phase in playbook.phases.values():
        takes, lasts = max(longest_way(ways, phase) for ways in playbook.ways), phase.lasts
        if not 0 < lasts < takes or overloads(playbook, phase, lambda step: step.minutes, lasts):
            continue  # it fits, or `role-overrun` names the reason
        message = f"the slowest way through '{phase.id}' takes {takes} minutes, but the phase lasts {lasts}"
        hint = "shorten a step before a decision, or decide earlier"
        yield Problem(ID, LEVEL, message, Spot.of("phases", phase.id).key, hint=hint)
