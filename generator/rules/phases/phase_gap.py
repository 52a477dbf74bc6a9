"""The phases of the main lane cover every minute from 0 to the horizon, and one of them ends exactly there.

Why: A minute without a phase is a minute in which nobody knows what comes next.

Bad:
    # phases.yaml
    confirm:
      from_minute: 0
      to_minute: 5
    contain:
      from_minute: 10
      to_minute: 15

Good:
    # phases.yaml
    confirm:
      from_minute: 0
      to_minute: 5
    contain:
      from_minute: 5
      to_minute: 15
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.belonging import type_groups
from generator.model.graph import MAIN_LANE, lanes
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import for_types

ID = "phase-gap"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for types in type_groups(playbook):
        yield from _of_types(playbook, types)


def _of_types(playbook: Playbook, types: tuple[str, ...]) -> Iterator[Problem]:
    horizon = playbook.about.horizon_minutes
    covered, last = 0, None
    main = lanes(playbook, types).get(MAIN_LANE, ())
    if not all(phase.timed for phase in main):
        return
    for phase in main:
        if phase.from_minute >= horizon:
            break
        if phase.from_minute > covered:
            message = f"minutes {covered} to {phase.from_minute} belong to no phase of the main lane"
            message += for_types(playbook, types)
            spot = Spot.of("phases", phase.id, "from_minute")
            yield Problem(ID, LEVEL, message, spot, hint=f"let '{phase.id}' start at minute {covered}")
        if phase.to_minute is None:
            return  # `impossible-phase` says that it must end
        covered, last = max(covered, phase.to_minute), phase
    if last is None:
        message = f"no phase of the main lane starts before minute {horizon}{for_types(playbook, types)}"
        yield Problem(ID, LEVEL, message, Spot.of("phases"), hint="leave `lane` out on the first phases")
    elif covered != horizon:
        message = (
            f"the main lane ends with '{last.id}' at minute {covered}, but the horizon is minute {horizon}"
        )
        hint = "let the last phase end there, or change horizon_minutes in about.yaml"
        yield Problem(ID, LEVEL, message, Spot.of("phases", last.id, "to_minute"), hint=hint)
