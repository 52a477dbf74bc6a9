"""What a newer default changes under a team's layers, told by what comes out, not by what was written.

Works on plain data: two defaults and the layers, merged with each.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from generator.layer import Layer, Stack, merge
from generator.layer.stack import ABSENT, Path, value_at
from generator.problems import Location, Problem, Spot

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
        renamed: what the default renamed and a layer patches, old path to new path.
        before: the team's playbook as it is.
        after: the team's playbook on the new default, renamed targets followed.
    """

    steps: tuple[Step, ...]
    broken: tuple[Problem, ...]
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
    renamed = dict(_renamed(layers, new, moved))
    following = [replace(layer, data=_followed(layer.data, renamed)) for layer in layers]
    after, found = merge(new, following)
    told = {(problem.rule, problem.spot) for problem in known}
    broken = tuple(
        problem
        for problem in found
        if problem.rule != "default-changed" and (problem.rule, problem.spot) not in told
    )
    steps = tuple(_steps(before, after, renamed))
    return Upgrade(steps, broken, renamed, before, after)


def _steps(before: Stack, after: Stack, renamed: Mapping[Path, Path]) -> Iterator[Step]:
    old, new = before.stages[0].document, after.stages[0].document
    for path in _different(old, new, ()):
        if path in renamed or path in renamed.values() or path[:2] in _ABOUT_ITSELF:
            continue
        was, now = value_at(before.document, path), value_at(after.document, path)
        if was is ABSENT and now is ABSENT:
            continue
        arrives = value_at(new, path)
        effect = Effect.INHERITED if was != now else Effect.REDUNDANT if now == arrives else Effect.MASKED
        author, _ = before.source(Spot(path))
        where = None if author is before.stages[0].layer else before.locate(Spot(path).key)
        yield Step(effect, path, value_at(old, path), arrives, was, where)


def _different(old: object, new: object, path: Path) -> Iterator[Path]:
    """Yield the outermost paths at which two documents differ; lists count as one value."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys([*old, *new]):
            yield from _different(old.get(key, ABSENT), new.get(key, ABSENT), (*path, key))
    elif old != new:
        yield path


def _renamed(layers: Sequence[Layer], new: Layer, moved: Mapping[str, str]) -> Iterator[tuple[Path, Path]]:
    """Yield the renamed entries that some layer patches, where only the id is another."""
    for old_path, new_path in moved.items():
        source, target = tuple(old_path.split("/")), tuple(new_path.split("/"))
        patched = any(isinstance(value_at(layer.data, source), Mapping) for layer in layers)
        if patched and source[:-1] == target[:-1] and value_at(new.data, target) is not ABSENT:
            yield source, target


def _followed(data: Mapping[str, Any], renamed: Mapping[Path, Path]) -> dict[str, Any]:
    """Return a layer's data with renamed entries under their new ids, each in its place."""
    followed = copy.deepcopy(dict(data))
    for source, target in renamed.items():
        holder = value_at(followed, source[:-1])
        if isinstance(holder, dict) and source[-1] in holder:
            entries = [(target[-1] if key == source[-1] else key, value) for key, value in holder.items()]
            holder.clear()
            holder.update(entries)
    return followed
