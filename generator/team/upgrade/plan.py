"""What a newer default changes under a team's layers, told by what comes out, not by what was written.

Works on plain data: two defaults and the layers, merged with each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from generator.layer import Layer, Stack, merge
from generator.layer.stack import ABSENT, Path, value_at
from generator.layer.writing import inline
from generator.problems import Location, Problem, Spot
from generator.team.upgrade.amend import Amendment, Move, amended
from generator.team.upgrade.relocate import with_moved
from generator.team.upgrade.renames import Renames, amendments, moves
from generator.team.upgrade.was import refreshed

_ABOUT_ITSELF = (("about", "version"), ("about", "moved"))
"""What a default says about itself, and what changes with every one."""


class Effect(StrEnum):
    """What a change of the default means for a team."""

    INHERITED = "inherited"  # it arrives
    MASKED = "masked"  # the team's own value stands in front of it
    REDUNDANT = "redundant"  # the default now says what the team says


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the default.

    Attributes:
        effect: what it means for the team.
        path: where.
        old: what the old default says.
        new: what the new default says.
        yours: what is in force in the team's playbook before the upgrade.
        where: where the team says it; None where it says nothing.
    """

    effect: Effect
    path: Path
    old: object
    new: object
    yours: object
    where: Location | None


@dataclass(frozen=True, slots=True)
class Upgrade:
    """Everything an upgrade means.

    Attributes:
        steps: the changes of the default, in its order.
        broken: patches that no longer find what they change; renamed targets are followed, not broken.
        amendments: what changes in each layer, by its name: renamed ids, and `$was`.
        moves: entries of each layer that belong under another parent now.
        renamed: what the default calls otherwise, or keeps elsewhere, old path to new.
        before: the team's playbook as it is.
        after: the team's playbook on the new default, the layers amended.
    """

    steps: tuple[Step, ...]
    broken: tuple[Problem, ...]
    amendments: Mapping[str, tuple[Amendment, ...]]
    moves: Mapping[str, tuple[Move, ...]]
    renamed: Mapping[Path, Path]
    before: Stack
    after: Stack


def plan_upgrade(old: Layer, new: Layer, layers: Sequence[Layer], moved: Mapping[str, str]) -> Upgrade:
    """Return what changes for a team whose layers stood on one default and will stand on another.

    Args:
        old: the default so far.
        new: the default to come.
        layers: the team's layers.
        moved: what the new default renamed, old path to new.
    """
    before, known = merge(old, layers)
    renames = Renames(moved, new.data)
    changes = {layer.name: tuple(amendments(layer.data, renames)) for layer in layers}
    moved_to = {layer.name: tuple(moves(layer.data, renames)) for layer in layers}
    following = [
        replace(layer, data=following_data(layer.data, changes[layer.name], moved_to[layer.name]))
        for layer in layers
    ]
    after, found = merge(new, following)
    told = {(problem.rule, problem.spot) for problem in known}
    broken = tuple(
        _with_cure(problem, before, renames)
        for problem in found
        if problem.rule != "default-changed" and (problem.rule, problem.spot) not in told
    )
    for index, layer in enumerate(layers):
        below = before.stages[index].document, after.stages[index].document
        changes[layer.name] += tuple(refreshed(layer.data, *below, renames))
    steps = tuple(_steps(before, after, renames))
    fresh = {path: now for path, now in renames.paths.items() if value_at(old.data, path) is not ABSENT}
    return Upgrade(steps, broken, changes, moved_to, fresh, before, after)


def _with_cure(problem: Problem, before: Stack, renames: Renames) -> Problem:
    """Return a problem with what to write where the new default has no more what a patch changes."""
    path = problem.spot.path if problem.spot else ()
    if problem.rule != "vanished-target":
        return problem
    entry = value_at(before.document, path)
    if path in renames.paths:
        hint = f"it is '{'/'.join(map(str, renames.paths[path]))}' now: move your patch there"
    elif isinstance(entry, Mapping):
        whole = inline({str(path[-1]): {"$new": True, **entry}})[1:-1]
        hint = f"the new default has it no more: take your patch out, or keep it as your own: `{whole}`"
    else:
        hint = "the new default has it no more: take your patch out"
    return replace(problem, hint=hint)


def following_data(
    data: Mapping[str, Any], changes: Iterable[Amendment], moved: Iterable[Move]
) -> dict[str, Any]:
    """Return data of a layer, or of one of its files, with what changes in it and what moves."""
    result = amended(data, changes)
    for move in moved:
        result = with_moved(result, move.path, move.to)
    return result


def _steps(before: Stack, after: Stack, renames: Renames) -> Iterator[Step]:
    new = after.stages[0].document
    old, ours = renames.everywhere(before.stages[0].document), renames.everywhere(before.document)
    for path in _different(old, new, ()):
        if path[:2] in _ABOUT_ITSELF:
            continue
        was, now = value_at(ours, path), value_at(after.document, path)
        if was is ABSENT and now is ABSENT:
            continue
        arrives = value_at(new, path)
        effect = Effect.INHERITED if was != now else Effect.REDUNDANT if now == arrives else Effect.MASKED
        spot = Spot(renames.before(path))
        author, _ = before.source(spot)
        where = None if author is before.stages[0].layer else before.locate(spot.key)
        yield Step(effect, path, value_at(old, path), arrives, was, where)


def _different(old: object, new: object, path: Path) -> Iterator[Path]:
    """Yield the outermost paths at which two documents differ; lists count as one value."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys([*old, *new]):
            yield from _different(old.get(key, ABSENT), new.get(key, ABSENT), (*path, key))
    elif old != new:
        yield path
