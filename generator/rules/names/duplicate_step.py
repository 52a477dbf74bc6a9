"""Every step has an id that no other step has, in whatever phase.

Why: Answers name the step they lead to by its id alone; with two of one name, half the team goes to the
wrong one.

Bad:
    # phases.yaml
    contain:
      steps:
        verify:
          do: See whether the lever holds.
    communicate:
      steps:
        verify:
          do: See whether the notice is public.

Good:
    # phases.yaml
    contain:
      steps:
        verify-lever:
          do: See whether the lever holds.
    communicate:
      steps:
        verify-notice:
          do: See whether the notice is public.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "duplicate-step"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    for phase in playbook.phases.values():
        for step_id in phase.steps:
            first = playbook.phase_of[step_id]
            if first is not phase:
                message = f"step '{step_id}' stands in phase '{first.id}' already"
                spot = Spot.of("phases", phase.id, "steps", step_id).key
                yield Problem(ID, LEVEL, message, spot, hint=f"rename it, for example '{step_id}-{phase.id}'")
