"""Time on the ways through the steps: how busy a role gets, how long a phase takes, when a step can start.

Between two decisions people work side by side, each role on its own steps in order; a decision waits for
everything before it. Ways that lead back are walked once. Minutes count from the first signal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.graph import Ways
from generator.model.phases import ActionStep, DecisionStep, Phase, Step
from generator.model.playbook import Playbook


@dataclass(frozen=True, slots=True)
class Load:
    """A total over some steps of one way."""

    total: int
    steps: tuple[str, ...]


def busy_roles(step: Step) -> tuple[str, ...]:
    """Return who spends the minutes of a step: those who do the work, else its owner."""
    if isinstance(step, ActionStep) and step.responsible:
        return step.responsible
    return (step.owner,)


def role_loads(
    ways: Ways, phase: Phase, weight: Callable[[Step], int], limit: int
) -> Iterator[tuple[str, Load]]:
    """Yield the roles whose steps on one way through a phase weigh more than a limit, with the heaviest way.

    Args:
        ways: the ways to walk.
        phase: the phase to stay in.
        weight: what a step counts for the roles busy with it.
        limit: the most one role can carry.
    """
    everything: dict[str, int] = {}
    for step in phase.steps.values():
        for role in busy_roles(step) if step.id in ways.place else ():
            everything[role] = everything.get(role, 0) + weight(step)
    for role, total in everything.items():
        if total > limit:
            own = {step.id: weight(step) for step in phase.steps.values() if role in busy_roles(step)}
            load = _heaviest(ways, phase, own)
            if load.total > limit:
                yield role, load


def most_work(ways: Ways, phase: Phase) -> int:
    """Return the minutes of work on the way through a phase with the most of it; 0 where no way reaches it."""
    if ways.place.keys().isdisjoint(phase.steps):
        return 0
    return _heaviest(ways, phase, {step.id: step.minutes for step in phase.steps.values()}).total


def overloads(playbook: Playbook, phase: Phase, weight: Callable[[Step], int], limit: int) -> dict[str, Load]:
    """Return the roles that carry more than a limit on some way through a phase, each with its heaviest way."""
    worst: dict[str, Load] = {}
    for ways in playbook.ways:
        for role, load in role_loads(ways, phase, weight, limit):
            worst[role] = max(load, worst.get(role, load), key=lambda load: load.total)
    return worst


def _heaviest(ways: Ways, phase: Phase, weights: Mapping[str, int]) -> Load:
    best: dict[str, int] = {}
    chosen: dict[str, str | None] = {}
    for step_id in _latest_first(ways, phase):
        ahead = [later for later in ways.ahead(step_id) if later in best]
        chosen[step_id] = max(ahead, key=best.__getitem__, default=None)
        best[step_id] = weights.get(step_id, 0) + max((best[later] for later in ahead), default=0)
    start = max(best, key=lambda step_id: (best[step_id], -ways.place[step_id]))
    way = [start]
    while (later := chosen[way[-1]]) is not None:
        way.append(later)
    return Load(best[start], tuple(step_id for step_id in way if step_id in weights))


def _latest_first(ways: Ways, phase: Phase) -> list[str]:
    reached = [step_id for step_id in phase.steps if step_id in ways.place]
    return sorted(reached, key=lambda step_id: -ways.place[step_id])


def longest_way(ways: Ways, phase: Phase) -> int:
    """Return how many minutes the slowest way through a phase takes when people work side by side."""
    busy: dict[str, dict[str, int]] = {}
    rest: dict[str, int] = {}
    for step_id in _latest_first(ways, phase):
        step = phase.steps[step_id]
        ahead = [later for later in ways.ahead(step_id) if later in rest]
        if isinstance(step, DecisionStep):
            needs = (max(busy[later].values(), default=0) + rest[later] for later in ahead)
            busy[step_id], rest[step_id] = {}, step.minutes + max(needs, default=0)
        else:
            later_busy, rest[step_id] = (busy[ahead[0]], rest[ahead[0]]) if ahead else ({}, 0)
            own = {role: later_busy.get(role, 0) + step.minutes for role in busy_roles(step)}
            busy[step_id] = later_busy | own
    return max((max(busy[step_id].values(), default=0) + rest[step_id] for step_id in rest), default=0)


def earliest_minutes(playbook: Playbook, ways: Ways) -> dict[str, int]:
    """Return the earliest minute in which each step that can be reached can start.

    No step starts before its phase does.
    """
    starts: dict[str, int] = {entry: 0 for entry in ways.entries.values() if entry in ways.place}
    earliest: dict[str, int] = {}
    for step_id in ways.place:
        if step_id in starts:
            _walk_on(playbook, ways, step_id, starts, earliest)
    return earliest


def _walk_on(
    playbook: Playbook, ways: Ways, head: str, starts: dict[str, int], earliest: dict[str, int]
) -> None:
    """Walk from where a way starts to the next decision; note when its answers can start."""
    minute, free, here = starts[head], dict[str, int](), head
    while True:
        step, ahead = playbook.steps[here], ways.ahead(here)
        begins = playbook.phase_of[here].from_minute
        if isinstance(step, DecisionStep):
            begins = max(begins, minute, *free.values())
            earliest[here] = min(begins, earliest.get(here, begins))
            for later in ahead:
                starts[later] = min(
                    earliest[here] + step.minutes, starts.get(later, earliest[here] + step.minutes)
                )
            return
        begins = max(begins, minute, *(free.get(role, 0) for role in busy_roles(step)))
        earliest[here] = min(begins, earliest.get(here, begins))
        free.update(dict.fromkeys(busy_roles(step), begins + step.minutes))
        if not ahead:
            return
        here = ahead[0]
