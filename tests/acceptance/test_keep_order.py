"""Entries of a team that stand beside one that goes, or gets another id, stay where they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.team.change.entries import Changed, remove, rename

BESIDE = """\
edition: {meaning: "What of the plan is shown, and to whom."}
behind: {$new: true, $after: edition, term: code a, meaning: The code of a booking.}
before: {$new: true, $before: edition, term: code b, meaning: The code of a seat.}
last: {$new: true, $after: behind, term: code c, meaning: The code of a room.}
"""


@pytest.fixture
def team(started: Path) -> Path:
    """A team with words of its own around one of the default, which it patches first."""
    (started / "layers/team/glossary.yaml").write_text(BESIDE, encoding="utf-8")
    return started


def order(made: Changed) -> list[str]:
    """Return the ids of the glossary as they would stand, from the one before the team's own on."""
    assert made.checked.playbook is not None, made.problems
    names = list(made.checked.playbook.glossary)
    at = names.index("before")
    return names[at : at + 4]


def test_what_stands_beside_an_entry_of_the_default_stays_when_that_gets_another_id(team: Path) -> None:
    assert order(rename(team, "glossary/edition", "issue")) == ["before", "issue", "behind", "last"]


def test_what_stands_beside_an_entry_of_its_own_stays_when_that_gets_another_id(team: Path) -> None:
    assert order(rename(team, "glossary/behind", "after-all")) == ["before", "edition", "after-all", "last"]


def test_what_stands_beside_an_entry_of_the_default_stays_when_that_goes(team: Path) -> None:
    assert order(remove(team, "glossary/edition"))[:3] == ["before", "behind", "last"]
