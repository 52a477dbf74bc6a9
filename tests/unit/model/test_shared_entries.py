"""A playbook that takes entries of another one is what it is without, and only equal words are taken."""

from __future__ import annotations

import copy
import random

import pytest

from generator.model import build_playbook
from generator.model.build import Shared
from tests.build import playbook, small
from tests.mutants.operators import mutants_of


def test_entries_in_the_same_words_are_built_once() -> None:
    shared = Shared()
    one, _ = build_playbook(small(), shared)
    data = small()
    data["roles"]["scribe"]["name"] = "Another name"
    other, _ = build_playbook(copy.deepcopy(data), shared)
    assert one is not None
    assert other is not None
    assert other == build_playbook(data)[0]
    assert other.levers["kill-switch"] is one.levers["kill-switch"]
    assert other.roles["scribe"].name == "Another name"


@pytest.mark.parametrize("seed", range(4))
def test_what_is_built_beside_others_is_what_is_built_alone(seed: int) -> None:
    shared, data = Shared(), small()
    mutants = list(mutants_of(playbook(), data, seed))
    for mutant in random.Random(seed).sample(mutants, 100):
        changed = copy.deepcopy(mutant.apply(data))
        assert build_playbook(changed, shared) == build_playbook(changed), mutant


def test_a_number_is_not_taken_for_a_yes() -> None:
    shared, data = Shared(), small()
    data["severities"]["sev-1"]["rank"] = 1
    assert build_playbook(data, shared)[1] == ()
    data = small()
    data["severities"]["sev-1"]["rank"] = True
    assert [problem.rule for problem in build_playbook(data, shared)[1]] == [
        problem.rule for problem in build_playbook(data)[1]
    ]
    assert build_playbook(data, shared)[0] is None


def test_an_entry_with_a_fault_is_told_each_time() -> None:
    shared, data = Shared(), small()
    data["roles"]["scribe"]["nothing-like-it"] = "x"
    first, again = build_playbook(data, shared), build_playbook(data, shared)
    assert first == again == build_playbook(data)
    assert first[0] is None


def test_a_general_playbook_shares_nothing_with_one_about_ai() -> None:
    shared, data = Shared(), small()
    del data["types"]["quality-regression"]["confirm"]["trials"]
    data["about"]["scope"] = "general"
    assert build_playbook(data, shared)[0] is not None
    data["about"]["scope"] = "ai"
    assert build_playbook(data)[0] is None
    assert build_playbook(data, shared) == build_playbook(data)
