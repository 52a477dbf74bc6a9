"""A site without printed cards: what is wrong with decks, sheets and themes is told, and stops nothing."""

from __future__ import annotations

from pathlib import Path

from generator import api
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
