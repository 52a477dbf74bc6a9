"""Whoever reads while a command is killed finds the old site or the new one; `make kills` does it a hundred times."""

from __future__ import annotations

import os

import pytest

from tests.kills import CASES, killed

TIMES = 5


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")
@pytest.mark.parametrize("name", CASES)
def test_a_kill_at_a_random_moment_leaves_one_whole_state(name: str) -> None:
    found = killed(name, TIMES)

    assert (found.half, found.failed, found.litter) == ([], [], [])
    assert found.kills == found.old + found.new == TIMES
