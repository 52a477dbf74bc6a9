"""A site without printed cards: what is wrong with decks, sheets and themes is told, and stops nothing."""

from __future__ import annotations

import datetime
from pathlib import Path

from generator import api
from generator.fleet.rows import Job, row_of
from generator.fleet.teams import Team
from tests.build import changed, write

DECK = {"name": "Pocket", "cards": ["severities"], "format": "a66", "sheets": ["a44"]}


def test_without_cards_a_wrong_deck_and_a_missing_theme_are_warnings(tmp_path: Path) -> None:
    folder = write(changed({"cards": {"decks": {"pocket": DECK}, "theme": "nowhere"}}), tmp_path / "playbook")
    checked = api.check(folder)
    assert checked.fails()
    assert not checked.without_cards().fails()
    assert len(checked.without_cards().problems) == len(checked.problems)
    rules = sorted(problem.rule for problem in checked.problems)
    assert rules == ["card-name-unknown", "card-name-unknown", "card-theme-missing"]


def test_a_fleet_builds_a_team_with_a_wrong_deck_when_it_prints_no_cards(tmp_path: Path) -> None:
    folder = write(changed({"cards": {"decks": {"pocket": DECK}, "theme": "nowhere"}}), tmp_path / "playbook")
    day = datetime.date(2026, 11, 1)
    rows = [
        row_of(Team("one", folder), Job("build", day, tmp_path / "out", cards=cards))
        for cards in (False, True)
    ]
    assert [(row["ok"], row["problems"]["errors"]) for row in rows] == [(True, 0), (False, 3)]
