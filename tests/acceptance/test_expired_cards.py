"""A printed card says that it has expired, once a day was named and the review was due long before it.

The small playbook is reviewed every 6 months, last on 2026-11-02: overdue after 2027-05-01, expired after 2027-10-28.
"""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from generator.cards import make
from generator.cards.age import is_expired
from generator.cards.content import cards_of
from generator.cards.make import Selection, Workshop
from generator.model import Playbook
from tests.build import playbook

TEMPLATES = Path(__file__).parents[2] / "templates" / "cards"
CARDS: dict[str, Any] = {
    "decks": {"pocket": {"name": "Pocket", "cards": ["severities"], "only": ["sev-1"], "format": "a7"}}
}


def model() -> Playbook:
    return playbook({"cards": CARDS})


def card_on(day: str | None, work: Path) -> Path:
    """Return the PDF of the one card as it is printed on a day."""
    today = datetime.date.fromisoformat(day) if day else None
    made = make.make(model(), Workshop(TEMPLATES, None, work, today=today), Selection(), lambda _: None)
    assert made.problems == ()
    return made.decks[0].cards[0].files[0].source


def test_an_expired_card_says_so_on_both_faces_in_words_and_in_a_pattern_that_grey_keeps(
    tmp_path: Path,
) -> None:
    fresh, old = card_on(None, tmp_path / "fresh"), card_on("2027-10-29", tmp_path / "old")
    assert ["EXPIRED" in page.extract_text() for page in pypdf.PdfReader(old).pages] == [True, True]
    assert ["EXPIRED" in page.extract_text() for page in pypdf.PdfReader(fresh).pages] == [False, False]
    for number in (0, 1):
        edges = [_dark_at_the_edge(path, number) for path in (fresh, old)]
        assert edges[0] == 0
        assert edges[1] > 20


def _dark_at_the_edge(path: Path, number: int) -> int:
    """Return how often a line one millimetre inside the left edge changes between dark and light, in grey."""
    picture = pypdfium2.PdfDocument(path)[number].render(scale=6).to_pil().convert("L")
    column = round(6 * 72 / 25.4)
    start = picture.height // 3
    dark = [picture.getpixel((column, row)) < 128 for row in range(start, picture.height)]
    return sum(one != other for one, other in itertools.pairwise(dark))


def test_nothing_the_reader_needs_moves_or_gets_lost_under_the_mark(tmp_path: Path) -> None:
    fresh, old = (_letters(card_on(day, tmp_path / str(day))) for day in (None, "2027-10-29"))
    moved = fresh - old
    assert len(fresh) > 200
    assert {top for _, _, top in moved} == {max(top for _, _, top in fresh)}, (
        "the line that names the day alone"
    )


def _letters(path: Path) -> set[tuple[str, float, float]]:
    """Return the letters of the front, and where each stands, in points."""
    with pdfplumber.open(path) as document:
        chars = document.pages[0].chars
    return {(char["text"], round(char["x0"], 1), round(char["top"], 1)) for char in chars}


@pytest.mark.parametrize("day", ["2026-11-02", "2027-05-01", "2027-10-28"])
def test_until_then_a_day_changes_no_byte(day: str, tmp_path: Path) -> None:
    assert card_on(day, tmp_path / "day").read_bytes() == card_on(None, tmp_path / "none").read_bytes()


def test_a_contact_that_nobody_tried_for_long_expires_the_card_of_contacts_alone() -> None:
    contact = {"rota": "IC rota", "reach": "Pager", "checked_on": "2026-11-02"}
    decks = {"all": {"name": "All", "cards": ["contacts", "severities"]}}
    undated = {"rota": "Scribes", "reach": "Pager"}
    book = playbook(
        {"contacts": {"incident-commander": contact, "scribe": undated}, "cards": {"decks": decks}}
    )
    (deck,) = book.cards.decks.values()
    expired = {
        day: [
            card.id
            for card in cards_of(book, deck)
            if is_expired(book, card, datetime.date.fromisoformat(day))
        ]
        for day in ("2027-05-01", "2027-05-02")
    }
    assert expired == {"2027-05-01": [], "2027-05-02": ["contacts"]}
