"""Files of cards are called by what a person at a printer has to choose."""

from __future__ import annotations

import pytest

from generator.cards.naming import card_label, sheet_label
from generator.model.cards import default_sheets


def test_a_sheet_printed_on_both_sides_names_the_edge_to_flip_on_and_no_other_sheet_does() -> None:
    assert {name: sheet_label(sheet, None) for name, sheet in default_sheets().items()} == {
        "a4": "A4 sheet, both sides, flip on long edge, to cut",
        "letter": "Letter sheet, both sides, flip on short edge, to cut",
        "a4-a5": "A4 sheet, both sides, flip on short edge, to cut",
        "badge-a4": "A4 sheet, one side, to cut and fold",
        "booklet": "A4 sheet, one side, to fold into a booklet",
        "booklet-letter": "Letter sheet, one side, to fold into a booklet",
        "strip": "A4 strip, both sides, flip on short edge, to fold in zigzag",
    }


def test_a_part_has_its_number_and_a_card_its_size() -> None:
    assert sheet_label(default_sheets()["a4"], 2) == "A4 sheet, both sides, flip on long edge, to cut, part 2"
    assert [card_label(form) for form in ("a6", "4x6in")] == ["One card, A6", "One card, 4 × 6 in"]


@pytest.mark.parametrize(
    ("form", "label"),
    [
        ("a6", "One card, A6"),
        ("a6-bleed", "One card, A6, for a print shop"),
        ("panel-a4-inset", "One card, eighth of A4, with a white edge"),
    ],
)
def test_a_variant_of_a_format_says_what_it_is_for(form: str, label: str) -> None:
    assert card_label(form) == label
