"""Which step lies between two versions, which one changes ask for, and what comes after a version."""

from __future__ import annotations

import pytest

from generator.diff import Weight, needed_bump
from generator.diff.change import Change, Kind
from generator.diff.version import Bump, bump_between, next_version
from generator.problems import Spot


@pytest.mark.parametrize(
    ("old", "new", "bump"),
    [
        ("1.2.3", "2.0.0", Bump.MAJOR),
        ("1.2.3", "1.3.0", Bump.MINOR),
        ("1.2.3", "1.2.4", Bump.PATCH),
        ("1.2.3", "1.2.3", Bump.NONE),
        ("1.2.3", "1.2.2", Bump.BACKWARDS),
        ("1.9.0", "1.10.0", Bump.MINOR),
        ("10.0.0", "9.9.9", Bump.BACKWARDS),
    ],
)
def test_a_step_is_named_by_the_first_number_that_differs(old: str, new: str, bump: Bump) -> None:
    assert bump_between(old, new) is bump


@pytest.mark.parametrize(
    ("bump", "version"),
    [(Bump.MAJOR, "2.0.0"), (Bump.MINOR, "1.3.0"), (Bump.PATCH, "1.2.4"), (Bump.NONE, "1.2.3")],
)
def test_a_step_sets_the_numbers_behind_it_to_nothing(bump: Bump, version: str) -> None:
    assert next_version("1.2.3", bump) == version


@pytest.mark.parametrize(
    ("weights", "bump"),
    [
        ([], Bump.NONE),
        ([Weight.EDITORIAL], Bump.PATCH),
        ([Weight.EDITORIAL, Weight.OPERATIONAL], Bump.MINOR),
        ([Weight.BREAKING, Weight.EDITORIAL], Bump.MAJOR),
    ],
)
def test_the_weightiest_change_says_which_step_is_needed(weights: list[Weight], bump: Bump) -> None:
    changes = [Change(Kind.NEW, weight, Spot.of("roles", "scribe"), "Scribe") for weight in weights]
    assert needed_bump(changes) is bump
