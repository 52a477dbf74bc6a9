"""Rules take any playbook of the right shape: names that lead nowhere, graphs that lead anywhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from generator import api
from generator.model.graph import can_stop
from generator.model.walk import walk_references
from generator.rules.registry import RULES, check_all
from tests.build import changed, playbook, write
from tests.unit.model.graphs import phases, with_phases

FIELDS = sorted(
    {str(reference.spot) for reference in walk_references(playbook()) if not reference.spot.on_key}
)


@pytest.mark.parametrize("field", FIELDS)
def test_a_name_that_leads_nowhere_is_reported_once_and_no_rule_fails(field: str) -> None:
    found = check_all(playbook({field: "nowhere-at-all"}))
    unknown = [problem for problem in found if problem.rule == "unknown-reference"]
    assert [str(problem.spot) for problem in unknown] == [field]


ONE_OF_A_KIND = sorted(
    {re.sub(r"/.*/", "/", field.rstrip("/0123456789")): field for field in FIELDS}.values()
)


@pytest.mark.parametrize("field", ONE_OF_A_KIND)
def test_what_cannot_be_printed_for_want_of_a_name_is_no_bug_of_ours(field: str, tmp_path: Path) -> None:
    checked = api.check(write(changed({field: "nowhere-at-all"}), tmp_path))
    assert field in {str(problem.spot) for problem in checked.problems if problem.rule == "unknown-reference"}


@given(phases())
def test_any_graph_of_steps_is_checked_and_a_dead_end_is_always_found(phases: dict[str, Any]) -> None:
    book = with_phases(phases)
    found = {problem.rule for problem in check_all(book)}
    stuck = any(set(ways.place) - can_stop(ways) for ways in book.ways)
    assert ("endless-loop" in found) is stuck


def test_rules_say_the_same_twice() -> None:
    book = playbook({"roles/scribe/backup": "nobody"})
    assert check_all(book) == check_all(playbook({"roles/scribe/backup": "nobody"}))
    assert len(RULES) == len(set(RULES))
