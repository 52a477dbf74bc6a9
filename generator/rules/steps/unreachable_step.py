"""Some way leads to every step, at one of the severities and for one of the incident types it is for.

Why: A step that nobody reaches is work somebody relies on and nobody does.

Bad:
    # phases.yaml
    contain:
      steps:
        pull:
          do: Pull the first lever of this incident type.
          next: hold
        check-dashboards:
          do: Look at the dashboards.
        hold:
          do: Post the holding notice.

Good:
    # phases.yaml
    contain:
      steps:
        pull:
          do: Pull the first lever of this incident type.
        check-dashboards:
          do: Look at the dashboards.
        hold:
          do: Post the holding notice.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.belonging import is_for_type
from generator.model.graph import step_spot
from generator.model.phases import END
from generator.problems import Kind, Level, Problem
from generator.rules.wording import named

ID = "unreachable-step"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    seen = {step for ways in playbook.ways for step in ways.place}
    wanted = {step for ways in playbook.ways for step in ways.after}
    behind: set[str] = set()
    yield from _never(playbook, wanted)
    yield from _off_the_way(playbook)
    for step_id in playbook.steps:
        if step_id in seen or step_id in behind or step_id not in wanted:
            continue
        message = f"no way leads to step '{step_id}'"
        hint = "lead an answer or a `next` to it, or remove it"
        yield Problem(ID, LEVEL, message, step_spot(playbook, step_id).key, hint=hint)
        _follow(playbook, step_id, behind)


def _follow(playbook: Playbook, step_id: str, behind: set[str]) -> None:
    """Add the step and all it leads to: they can be reached once it can."""
    todo = [step_id]
    while todo:
        here = todo.pop()
        if here != END and here not in behind:
            behind.add(here)
            todo += [later for ways in playbook.ways for later in ways.after.get(here, ())]


def _never(playbook: Playbook, wanted: set[str]) -> Iterator[Problem]:
    """Yield the steps whose incident types do not go with those of the phase, or with the severities."""
    known = playbook.types_and_kinds.keys()
    for step in playbook.steps.values():
        phase = playbook.phase_of[step.id]
        if step.only_for and phase.only_for and set(phase.only_for).isdisjoint(step.only_for):
            message = (
                f"'{step.id}' is for {named(step.only_for)} only, "
                f"but its phase '{phase.id}' is for {named(phase.only_for)} only"
            )
            hint = "name severities of the phase, or move the step to a phase for all severities"
            yield Problem(ID, LEVEL, message, step_spot(playbook, step.id).at("only_for"), hint=hint)
            continue
        if step.when or step.id in wanted or not {*step.only_for_types, *phase.only_for_types} <= known:
            continue
        if not set(step.only_for) <= playbook.severities.keys():
            continue
        if any(is_for_type(playbook, step, name) for name in known):
            at = named(step.only_for)
            types = step.only_for_types or phase.only_for_types
            message = (
                f"'{step.id}' is for {named(types)} only, which is never {at}: its `severity_floor` is worse"
            )
            hint = "list a severity that it can have under only_for, or take only_for out"
            yield Problem(ID, LEVEL, message, step_spot(playbook, step.id).at("only_for"), hint=hint)
        else:
            message = (
                f"'{step.id}' is for {named(step.only_for_types)} only, "
                f"but its phase '{phase.id}' is for {named(phase.only_for_types)} only"
            )
            hint = "name types of the phase, or move the step to a phase for all types"
            yield Problem(ID, LEVEL, message, step_spot(playbook, step.id).at("only_for_types"), hint=hint)


def _off_the_way(playbook: Playbook) -> Iterator[Problem]:
    """Yield where a way is led to a step that is on no way, because it is done when something happens."""
    happens = {step.id for step in playbook.steps.values() if step.when}
    for mention in playbook.mentions if happens else ():
        if (
            mention.concept == "steps"
            and mention.names in happens
            and mention.spot.path[-1] in ("next", "goto")
        ):
            message = (
                f"a way leads to '{mention.names}', which is done when something happens and is on no way"
            )
            hint = "take its `when` out, or lead on to the step that follows"
            yield Problem(ID, LEVEL, message, mention.spot, hint=hint)
