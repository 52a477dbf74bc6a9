"""Whoever reads while a command is killed finds the old site or the new one; `make kills` does it a hundred times."""

from __future__ import annotations

import os

import pytest

from tests.kills import CASES, Figures, killed

TIMES = 3


pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")


@pytest.fixture(scope="module")
def figures() -> dict[str, Figures]:
    """What was found, by command."""
    return killed(TIMES)


@pytest.mark.parametrize("name", CASES)
def test_a_kill_at_a_random_moment_leaves_one_whole_state(figures: dict[str, Figures], name: str) -> None:
    found = figures[name]

    assert (found.half, found.failed, found.litter) == ([], [], [])
    assert found.kills == found.old + found.new == TIMES
