"""The smallest pair of playbooks for each kind of change, and everything that is said about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.diff import Change, Kind, compare
from generator.model import Playbook
from generator.model.edition import public_edition
from tests.build import data_of, playbook

FOLDER = Path(__file__).parents[2] / "cases" / "changes"
CASES = {path.stem: data_of(path) for path in sorted(FOLDER.glob("*.yaml"))}


def side(edit: dict[str, Any] | None) -> Playbook:
    edit = edit or {}
    return playbook(edit.get("change"), edit.get("remove", ()))


def shown(change: Change) -> dict[str, object]:
    """Return a change the way a case states it."""
    said = {
        "kind": change.kind.value,
        "weight": change.weight.value,
        "at": str(change.spot),
        "subject": change.subject,
        "aspect": change.aspect or None,
        "before": change.before,
        "after": change.after,
        "direction": change.direction.value if change.direction else None,
    }
    return {key: value for key, value in said.items() if value is not None}


@pytest.mark.parametrize("name", CASES)
def test_a_pair_of_playbooks_brings_exactly_the_changes_its_case_states(name: str) -> None:
    case = CASES[name]
    changes = compare(side(case.get("before")), side(case.get("after")))
    assert [shown(change) for change in changes] == case["expect"]


@pytest.mark.parametrize("name", CASES)
def test_public_editions_can_be_compared_and_say_nothing_private(name: str) -> None:
    """What is private on both sides brings no change, and what is left speaks of fields that are public."""
    case = CASES[name]
    sides = [public_edition(side(case.get(which))) for which in ("before", "after")]
    said = [shown(change) for change in compare(sides[0], sides[1])]
    paths = [str(change["at"]).split("/") for change in said]
    assert [path for path in paths if path[0] in ("contacts", "coverage")] == []
    assert [
        path for path in paths if path[-1] in ("command", "where", "runbook", "tested_on", "person")
    ] == []


def test_every_kind_of_change_has_a_case() -> None:
    assert {change["kind"] for case in CASES.values() for change in case["expect"]} == set(Kind)


def test_what_means_the_same_is_no_change() -> None:
    assert [name for name, case in CASES.items() if not case["expect"]] == [
        "a-duration-in-other-units",
        "a-number-that-now-refers-to-its-source",
        "nothing",
    ]
