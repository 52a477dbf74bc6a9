"""The code on a card: read by a real decoder from a raster, or printed large where there is no address."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
import zxingcpp

from generator.cards.formats import FORMATS
from generator.cards.make import Printed
from tests.printing import CARDS, SITE, card_of, pages_of, printed, small, words_of


@pytest.mark.parametrize(("dpi", "mode"), [(300, "RGB"), (150, "L")])
def test_a_decoder_reads_every_code_from_paper_and_it_leads_to_the_page_with_the_cards_own_code(
    made: Printed, dpi: int, mode: str
) -> None:
    for deck in made.decks:
        wanted = {card.card.id: f"{SITE}/cards/{card.card.id}.html#{card.card.code}" for card in deck.cards}
        alone = [(card.files[0], {wanted[card.card.id]}) for card in deck.cards if deck.deck.id != "pocket"]
        for file, codes in [*alone, *((sheet, set(wanted.values())) for sheet in deck.sheets)]:
            read = {
                code.text
                for page in pages_of(file.source, dpi, mode)
                for code in zxingcpp.read_barcodes(page)
            }
            assert read == codes, file.name


def test_without_an_address_there_is_nothing_to_scan_and_the_code_can_be_read_aloud(tmp_path: Path) -> None:
    decks = {"badge": CARDS["decks"]["badge"]}
    result = printed(small(address=None, decks=decks), tmp_path)
    assert result.problems == ()
    card = card_of(result, "badge")
    assert [
        code for page in pages_of(card.files[0].source, 300) for code in zxingcpp.read_barcodes(page)
    ] == []
    back = words_of(card.files[0].source)[1]
    assert "Compare this code with the page of the card on your playbook site." in back
    assert back.count(card.card.code) == 1, "in large letters"


def test_room_that_no_code_takes_is_room_to_write_in_and_the_type_stays_as_it_is(tmp_path: Path) -> None:
    decks = {"one": {"name": "One", "cards": ["severities"], "only": ["sev-1"]}}
    rows, sizes = [], []
    for address in ("https://playbook.example.com", None):
        result = printed(small(address=address, decks=decks), tmp_path)
        assert result.problems == ()
        with pdfplumber.open(card_of(result, "severity-sev-1").files[0].source) as document:
            front, back = document.pages
            rows.append([line["top"] for line in back.lines if line["width"] > back.width / 2])
            sizes.append([round(char["size"], 2) for char in front.chars])
            foot = min(char["top"] for char in back.chars if round(char["size"], 2) == FORMATS["a6"].small)
            assert max(rows[-1]) < foot
    assert len(rows[1]) > len(rows[0]) > 2
    assert sizes[0] == sizes[1]
