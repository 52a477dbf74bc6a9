"""A lane beside the main one is shown beside it on every page and card, and what nobody timed is drawn as no time."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.cards.content import cards_of
from generator.model.cards import default_decks
from generator.pages import PageOptions, render_pages
from generator.pages.hour import rows
from tests.build import changed, playbook

LEGAL = {
    "name": "Law and contracts",
    "lane": "legal",
    "steps": {
        "read": {
            "owner": "technical-lead",
            "do": "Read the contract.",
            "only_for_types": ["quality-regression"],
        }
    },
}


def with_lane(**more: Any) -> dict[str, Any]:
    """Return the phases of the small playbook with a lane at their end that says nothing of minutes."""
    return {"phases": changed()["phases"] | {"law": LEGAL | more}}


@pytest.fixture(scope="module")
def shown() -> dict[str, str]:
    return {page.path: page.text for page in render_pages(playbook(with_lane()), PageOptions())}


def test_the_lane_stands_beside_the_phase_that_runs_when_it_starts(shown: dict[str, str]) -> None:
    (first, *_) = re.findall(r"<li>.*?</li>", shown["first-hour.md"], re.DOTALL)
    assert re.findall(r"confirm\.html|law\.html|At the same time</p>", first) == [
        "confirm.html",
        "At the same time</p>",
        "law.html",
    ]


def test_the_walk_of_a_type_has_the_lane_in_the_same_item_and_no_order_of_pages_leads_through_it(
    shown: dict[str, str],
) -> None:
    walk = shown["types/quality-regression.md"].partition("{: #_walk }")[2]
    (first, *_) = re.findall(r"<li><div>.*?</div>\n</li>", walk, re.DOTALL)
    assert re.findall(r"confirm\.html\"|law\.html\"|At the same time:", first)[:3] == [
        'confirm.html"',
        "At the same time:",
        'law.html"',
    ]
    around = [name for name, text in shown.items() if re.search(r'pb-button[^>]*law\.html">(?:←|Law)', text)]
    assert around == []
    assert re.search(r'At the same time: <a [^>]*/confirm\.html"', shown["first-hour/law.md"])
    assert "At the same time as Confirm" in shown["my-steps/technical-lead.md"]


def test_no_open_lane_and_no_step_without_minutes_is_drawn_as_a_fact(shown: dict[str, str]) -> None:
    drawn = shown["first-hour.md"].partition("{: #_by-role }")[2]
    assert re.findall(r'class="pb-hour-open"[^>]*><a[^>]*aria-label="([^"]*)"', drawn) == [
        "Law and contracts, all along: 1"
    ]


def test_a_plan_without_minutes_of_its_phases_has_no_picture_of_the_hour() -> None:
    """The minutes of its steps are on their cards; an axis would have nothing but its zero."""
    phases = {
        name: {field: value for field, value in phase.items() if not field.endswith("_minute")}
        for name, phase in changed()["phases"].items()
    }
    found = {page.path: page.text for page in render_pages(playbook({"phases": phases}), PageOptions())}
    assert "_by-role" not in found["first-hour.md"]


def test_a_role_has_one_bar_where_two_phases_have_the_same_minutes() -> None:
    book = playbook(with_lane(from_minute=0, to_minute=5))
    lead = next(row for row in rows(book) if row.role.id == "technical-lead")
    stretches = lead.stretches(tuple(book.phases.values()))
    assert next([part.phase.id for part in parts] for parts in stretches) == ["confirm", "law"]


def test_the_cards_say_beside_which_phase_the_lane_runs() -> None:
    book = playbook(with_lane())
    (deck,) = (deck for deck in default_decks().values() if "phases" in deck.cards)
    (card,) = (card for card in cards_of(book, deck) if card.id == "phase-law")
    assert card.kicker == "At the same time as Confirm · READ, then DO"
