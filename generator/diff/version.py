"""Which version a playbook needs after its changes, and whether the version it has is enough."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from generator.diff.change import Change
from generator.model.fields import Weight


class Bump(IntEnum):
    """The step from one version to the next; a larger one is always enough for a smaller one."""

    BACKWARDS = -1
    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def words(self) -> str:
        """The name in a sentence."""
        return self.name.lower()


_NEEDS = {Weight.BREAKING: Bump.MAJOR, Weight.OPERATIONAL: Bump.MINOR, Weight.EDITORIAL: Bump.PATCH}


def needed_bump(changes: Iterable[Change]) -> Bump:
    """Return the smallest step that says how much changed."""
    return max((_NEEDS[change.weight] for change in changes), default=Bump.NONE)


def bump_between(old: str, new: str) -> Bump:
    """Return the step from one version, as three numbers, to another."""
    before, after = _numbers(old), _numbers(new)
    if after < before:
        return Bump.BACKWARDS
    first = next((index for index in range(3) if before[index] != after[index]), None)
    return Bump.NONE if first is None else Bump(3 - first)


def next_version(version: str, bump: Bump) -> str:
    """Return the version one step further; the same without a step."""
    major, minor, patch = _numbers(version)
    if bump is Bump.MAJOR:
        return f"{major + 1}.0.0"
    if bump is Bump.MINOR:
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + (bump is Bump.PATCH)}"


def _numbers(version: str) -> tuple[int, int, int]:
    major, minor, patch = version.split(".")
    return int(major), int(minor), int(patch)
