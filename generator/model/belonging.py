"""What belongs to some severities or incident types only: steps, and phases with all their steps.

A step is for an incident type when neither the step nor its phase names others. A type that is named stands for all its
kinds; a kind that is named stands for itself alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from generator.model.phases import Phase, Step

if TYPE_CHECKING:
    from generator.model.playbook import Playbook
    from generator.model.severities import Severity
    from generator.model.types import IncidentType


def limited(phase: Phase) -> Phase:
    """Return a phase whose steps say its severities themselves; a step that names some keeps those it shares with it.

    One that shares none keeps its own: it is on no way, and `unreachable-step` tells it.
    """
    if not phase.only_for:
        return phase
    steps = {name: _limited(step, phase.only_for) for name, step in phase.steps.items()}
    return phase.model_copy(update={"steps": steps})


def _limited(step: Step, severities: tuple[str, ...]) -> Step:
    shared = tuple(name for name in step.only_for or severities if name in severities)
    return step.model_copy(update={"only_for": shared}) if shared else step


def is_for(step: Step, severity: str) -> bool:
    """Return whether a step belongs to a severity."""
    return not step.only_for or severity in step.only_for


def is_for_type(playbook: Playbook, step: Step, name: str) -> bool:
    """Return whether a step and its phase belong to an incident type or to a kind.

    Args:
        playbook: the plan.
        step: one of its steps.
        name: id of a type, or of a kind; a step for one kind only is not for the type.
    """
    names = {name, playbook.type_of_kind.get(name)}
    return all(
        not only or not names.isdisjoint(only)
        for only in (step.only_for_types, playbook.phase_of[step.id].only_for_types)
    )


def only_names(playbook: Playbook, step: Step) -> frozenset[str] | None:
    """Return the ids of the types and kinds for which a step may be done; None where it is for all.

    A type without a kind is among them when one of its kinds is.
    """
    if not step.only_for_types and not playbook.phase_of[step.id].only_for_types:
        return None
    kinds = {name for name in playbook.types_and_kinds if is_for_type(playbook, step, name)}
    return frozenset(kinds | {playbook.type_of_kind.get(name, name) for name in kinds})


def phase_is_for(playbook: Playbook, phase: Phase, types: Collection[str]) -> bool:
    """Return whether a phase belongs to one of some types or kinds; no types stand for all."""
    only = phase.only_for_types
    return (
        not only
        or not types
        or any(not {name, playbook.type_of_kind.get(name)}.isdisjoint(only) for name in types)
    )


def type_groups(playbook: Playbook) -> tuple[tuple[str, ...], ...]:
    """Return the ids of types and kinds, those together that have the same steps; one empty group where all have.

    A kind is named where some step or phase is for it; a type then stands for its other kinds.
    """
    limited = [
        step
        for step in playbook.steps.values()
        if step.only_for_types or playbook.phase_of[step.id].only_for_types
    ]
    if not limited:
        return ((),)
    alike: dict[tuple[str, ...], list[str]] = {}
    for name in _told_apart(playbook, limited):
        own = tuple(step.id for step in limited if is_for_type(playbook, step, name))
        alike.setdefault(own, []).append(name)
    return tuple(map(tuple, alike.values()))


def _told_apart(playbook: Playbook, limited: Collection[Step]) -> Iterator[str]:
    """Yield the types, and behind each the kinds of it that a step or a phase names."""
    named = {
        name
        for step in limited
        for name in (*step.only_for_types, *playbook.phase_of[step.id].only_for_types)
    }
    for kind in playbook.types.values():
        yield kind.id
        yield from (each for each in kind.kinds if each in named)


def possible(playbook: Playbook, kind: IncidentType) -> tuple[Severity, ...]:
    """Return the severities an incident of a type can have: its floor, or that of one of its kinds, and worse; worst first."""
    stated = (
        kind.severity_floor,
        *(each.severity_floor or kind.severity_floor for each in kind.kinds.values()),
    )
    floors = [playbook.severities.get(each or "") for each in stated]
    mildest = max((floor.rank for floor in floors if floor), default=0)
    return tuple(each for each in playbook.by_rank if None in floors or each.rank <= mildest)


def possible_together(
    playbook: Playbook, severities: Collection[str], names: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return those of some severities, and of some types and kinds, that can occur with one of the others.

    A severity that no type of the playbook can have counts as possible with all of them.
    """
    can = {
        key: {severity.id for severity in possible(playbook, kind)} for key, kind in playbook.types.items()
    }
    anywhere = set().union(*can.values())
    pairs = [
        (severity, name)
        for severity in severities
        for name in names
        if severity in can[playbook.type_of_kind.get(name, name)] or severity not in anywhere
    ]
    return tuple(dict.fromkeys(pair[0] for pair in pairs)), tuple(dict.fromkeys(pair[1] for pair in pairs))
