"""What a plan tells at all, so that nobody asks a small one for the order of what it does not speak of. Not a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model import Playbook
from generator.model.containment import containment_ends
from generator.model.phases import ActionStep
from generator.problems import Level, Problem, Spot
from generator.rules.wording import named


def most(of: Iterable[object]) -> bool:
    """Return whether more than half of some entries have something: then it is the custom here to state it."""
    found = [bool(each) for each in of]
    return sum(found) * 2 > len(found)


def grave_if(tells: bool) -> Level:
    """Return how grave a finding is: an error where the plan tells of such things, else a warning."""
    return Level.ERROR if tells else Level.WARNING


def pages_in_steps(playbook: Playbook) -> bool:
    """Return whether some step pages somebody; else people are called as the severities say, by a tool or by custom."""
    return any(step.pages or step.pages_responders or step.pages_experts for step in _actions(playbook))


def clears_in_steps(playbook: Playbook) -> bool:
    """Return whether some step of a clearer uses the script that waits for it."""
    return any(
        playbook.scripts[name].clearer in (step.owner, *step.responsible)
        for step in _actions(playbook)
        for name in step.uses.scripts
        if name in playbook.scripts
    )


def contains_in_time(playbook: Playbook) -> bool:
    """Return whether it is said within which time it must be contained."""
    limits = (severity.contain_within for severity in playbook.severities.values())
    return containment_ends(playbook) is not None or any(limits)


def _actions(playbook: Playbook) -> Iterator[ActionStep]:
    return (step for step in playbook.steps.values() if isinstance(step, ActionStep))


def told_once(found: list[Problem], of: int, concept: str, lacks: str) -> Iterator[Problem]:
    """Yield findings about entries of a concept; one for all where most of them have it, because it is the custom here.

    Args:
        found: one finding for each entry.
        of: how many entries were looked at.
        concept: where the entries stand, such as `types`.
        lacks: what these entries do, such as `preserve less than 4 pieces of evidence`.
    """
    if len(found) < 2 or len(found) * 2 < of:
        yield from found
        return
    names = named(str(problem.spot.path[1]) for problem in found if problem.spot)
    message = f"{len(found)} of {of} {concept} {lacks}: {names}"
    hint = f"{found[0].hint}; where that is what your team wants, lower the rule in rules.yaml"
    yield replace(found[0], message=message, spot=Spot.of(concept).key, hint=hint)
