"""The code on a card: read by a real decoder from a raster, or printed large where there is no address."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp

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
    assert back.count(card.card.code) == 2, "large, and in the line of small print"
