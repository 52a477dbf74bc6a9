"""Every fact of the project's mission stands in the shipped playbook as data, on a page and, where it helps, on a card.

The table is `mission_facts.yaml`. A team may change the values; these are the defaults.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator import api
from generator.cards.content import cards_of
from generator.model import Playbook
from generator.model.duration import Duration
from generator.model.prose import as_read
from generator.model.text import Missing, resolve
from tests.build import as_shipped, data_of

FACTS: dict[str, Any] = data_of(Path(__file__).with_name("mission_facts.yaml"))
PLACES = [(fact, path) for fact in FACTS for path in FACTS[fact]["stands_at"]]
PAGES = [(fact, page) for fact in FACTS for page in FACTS[fact]["shown_on"]]
CARDS = [(fact, card) for fact in FACTS for card in FACTS[fact].get("on_cards", ())]


@pytest.fixture(scope="module")
def checked() -> api.Checked:
    return as_shipped()


@pytest.fixture(scope="module")
def playbook(checked: api.Checked) -> Playbook:
    assert checked.playbook is not None
    return checked.playbook


@pytest.fixture(scope="module")
def pages(default_build: Path) -> dict[str, str]:
    """Return the words of each page of the built site as one line of small letters, by path without ending."""
    site = default_build / "site"
    return {
        path.relative_to(site).with_suffix("").as_posix(): _words(path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
    }


@pytest.fixture(scope="module")
def cards(playbook: Playbook) -> dict[str, str]:
    """Return what each card says as one line of small letters, by its id."""
    decks = playbook.cards.decks.values()
    return {
        card.id: " ".join(" ".join(card.lines).split()).lower()
        for deck in decks
        for card in cards_of(playbook, deck)
    }


def _words(page: str) -> str:
    start = page.find("<article")
    shown = html.unescape(re.sub(r"<[^>]+>", " ", page[start : page.find("</article>", start)]))
    return re.sub(r" (?=[.,;:!?])", "", " ".join(shown.split())).lower()


def test_the_table_has_every_fact_of_the_mission() -> None:
    groups = {"N": 5, "T": 4, "R": 4, "P": 4, "C": 4, "D": 4}
    assert list(FACTS) == [
        f"{group}{number}" for group, last in groups.items() for number in range(1, last + 1)
    ]


@pytest.mark.parametrize(("fact", "path"), PLACES, ids=[f"{fact}-{path}" for fact, path in PLACES])
def test_the_playbook_states_the_fact(fact: str, path: str, playbook: Playbook) -> None:
    found, expected = resolve(playbook, path), FACTS[fact]["stands_at"][path]
    assert not isinstance(found, Missing)
    if isinstance(expected, dict):
        (kind, wanted), *others = expected.items()
        assert not others
        assert _lacks(playbook, found, kind, wanted) == []
    else:
        assert _plain(found) == expected


@pytest.mark.parametrize(("fact", "page"), PAGES, ids=[f"{fact}-{page}" for fact, page in PAGES])
def test_the_page_shows_the_fact(fact: str, page: str, pages: dict[str, str]) -> None:
    assert [words for words in FACTS[fact]["shown_on"][page] if words not in pages[page]] == []


@pytest.mark.parametrize(("fact", "card"), CARDS, ids=[f"{fact}-{card}" for fact, card in CARDS])
def test_the_card_says_the_fact(fact: str, card: str, cards: dict[str, str]) -> None:
    assert [words for words in FACTS[fact]["on_cards"][card] if words not in cards[card]] == []


def test_every_severity_role_phase_and_script_of_the_mission_has_a_card() -> None:
    without = {fact for fact in FACTS if not FACTS[fact].get("on_cards")}
    assert without == {"N2", "N5", "D1", "D2", "D3", "D4"}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Duration) else value


def _lacks(playbook: Playbook, found: object, kind: str, wanted: Any) -> list[object]:
    """Return what is wanted and not there; for the meaning of a kind see the head of the table."""
    if kind == "says":
        parts = found if isinstance(found, tuple) else (found,)
        said = " ".join(as_read(playbook, str(part)) for part in parts).lower()
        return [words for words in wanted if words.lower() not in said]
    assert isinstance(found, Collection)
    if kind == "holds":
        return [item for item in wanted if item not in found]
    if kind == "covers":
        assert isinstance(found, Mapping)
        named = {name for entry in found.values() for name in getattr(entry, wanted)}
        return [name for name in getattr(playbook, wanted) if name not in named]
    counted = {"counts": len(found) == wanted, "counts_at_least": len(found) >= wanted}
    return [] if counted[kind] else [wanted]
