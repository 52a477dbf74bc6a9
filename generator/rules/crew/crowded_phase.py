"""No more roles are busy in a phase than it says.

Why: Every further person in the room costs the commander attention. The number in `max_people` is the team's
own; steps that exceed it break it unseen.

Bad:
    # phases.yaml
    confirm:
      max_people: 1
      steps:
        replay:
          owner: technical-lead
        set-severity:
          owner: incident-commander

Good:
    # phases.yaml
    confirm:
      max_people: 2
      steps:
        replay:
          owner: technical-lead
        set-severity:
          owner: incident-commander
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.belonging import is_for_type, type_groups
from generator.model.phases import Phase
from generator.model.schedule import busy_roles
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "crowded-phase"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for phase in playbook.phases.values():
        roles = max((_busy(playbook, phase, types) for types in type_groups(playbook)), key=len)
        if phase.max_people is not None and len(roles) > phase.max_people:
            message = (
                f"'{phase.id}' is for {phase.max_people} people at most, "
                f"but {len(roles)} roles work in it: {named(roles, most=8)}"
            )
            spot = Spot.of("phases", phase.id, "max_people")
            yield Problem(ID, LEVEL, message, spot, hint="move steps, or raise the limit")


def _busy(playbook: Playbook, phase: Phase, types: tuple[str, ...]) -> tuple[str, ...]:
    """Return who works in a phase when the incident is of one of some types that walk the same."""
    steps = (step for step in phase.steps.values() if not types or is_for_type(playbook, step, types[0]))
    return tuple(dict.fromkeys(role for step in steps for role in busy_roles(step)))
