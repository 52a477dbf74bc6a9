"""What can be read on a card: every word of the model, byte for byte, in its script, and nothing obeys it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdf
import pytest

from generator.cards import make
from generator.cards.formats import FORMATS
from generator.cards.make import Printed, Selection, Workshop
from generator.model.card import Bullets, Card, Checklist, text_of
from tests.printing import POINT, TEMPLATES, catalogue, fonts, printed, small, words_of
from tests.readers import one_blank


def items(card: Card) -> Iterator[str]:
    for block in card.blocks:
        if isinstance(block, Checklist):
            yield from (text_of(item.runs) for item in block.items)
        elif isinstance(block, Bullets):
            yield from map(text_of, block.items)


def test_every_item_can_be_read_out_of_the_pdf_and_nothing_invisible_stands_between(made: Printed) -> None:
    for deck in made.decks:
        for card in deck.cards:
            said = " ".join(words_of(card.files[0].source))
            for item in items(card.card):
                assert one_blank(item) in said, (card.card.id, item)
            assert not re.search("[\u200b\u2060\u2066-\u2069\u202a-\u202e\ufeff]", said)


def test_every_letter_stands_inside_the_part_of_the_card_that_printers_reach(made: Printed) -> None:
    for deck in made.decks:
        form = FORMATS[deck.deck.format]
        for card in deck.cards:
            with pdfplumber.open(card.files[0].source) as document:
                for page in document.pages:
                    for char in (each for each in page.chars if each["text"].strip()):
                        assert char["x0"] / POINT >= form.margin - 0.1, (card.card.id, char["text"])
                        assert char["x1"] / POINT <= form.width - form.margin + 0.1, (
                            card.card.id,
                            char["text"],
                        )
                        assert char["top"] / POINT >= form.edge - 1.5, (card.card.id, char["text"])
                        assert char["bottom"] / POINT <= form.height - form.edge + 1.5, (
                            card.card.id,
                            char["text"],
                        )


def test_a_command_is_copied_byte_for_byte_however_it_is_broken(tmp_path: Path) -> None:
    command = "kubectl --context=prod.eu-west-1 -n ai/serving rollout undo deploy/answers --to-revision=0"
    base = small()
    phase = next(iter(base.phases.values()))
    step = next(step for step in phase.steps.values() if step.kind == "action")
    model = small({f"phases/{phase.id}/steps/{step.id}/command": command})
    result = printed(model, tmp_path)
    assert result.problems == ()
    card = next(card for deck in result.decks for card in deck.cards if card.card.id == f"phase-{phase.id}")
    assert command in " ".join(words_of(card.files[0].source))


HOSTILE = [
    "#panic(1)", '#import "@preview/x:1.0.0"', "$x^2$", "= heading", "<script>alert(1)</script>", "/* c */ // c",
    "#read(\"/etc/passwd\")", "@ref <label> _under_ ~", "{{ 7 * 7 }}",
]  # fmt: skip


@pytest.mark.parametrize("command", ["git revert " + "0123456789abcdef" * 4, "a" * 200])
def test_a_command_without_a_place_to_break_stays_on_the_card_and_is_copied_whole(
    command: str, tmp_path: Path
) -> None:
    decks = {"roles": {"name": "R", "cards": ["roles"], "only": ["incident-commander"]}}
    result = printed(
        small({"roles/incident-commander/duties": ["One.", f"Run `{command}`.", "Two."]}, decks=decks),
        tmp_path,
    )
    assert result.problems == ()
    path, form = result.decks[0].cards[0].files[0].source, FORMATS["a6"]
    with pdfplumber.open(path) as document:
        assert max(char["x1"] for char in document.pages[0].chars) / POINT <= form.width - form.margin + 0.1
    lines = "".join(pypdf.PdfReader(path).pages[0].extract_text().split("\n"))
    assert command in lines, "only its lines part it: a blank of it is on the card"


def test_hostile_words_appear_as_they_are_and_nothing_obeys_them(tmp_path: Path) -> None:
    model = small({"roles/incident-commander/duties": HOSTILE})
    result = printed(model, tmp_path)
    assert result.problems == ()
    card = next(
        card for deck in result.decks for card in deck.cards if card.card.id == "role-incident-commander"
    )
    said = " ".join(words_of(card.files[0].source))
    assert [text for text in HOSTILE if text.replace("_under_", "under") not in said] == []


@pytest.mark.parametrize(
    ("language", "text", "family"),
    [
        ("ru", "Остановите новые плохие ответы.", "IBMPlexSans"),
        ("ja", "新しい誤った出力を止める。", "NotoSansCJK"),
        ("ar", "أوقف الإخراج السيئ الجديد قبل 2027-05-23.", "IBMPlexSansArabic"),
    ],
)
def test_other_scripts_are_set_in_fonts_from_packages(
    language: str, text: str, family: str, tmp_path: Path
) -> None:
    decks = {"roles": {"name": "R", "cards": ["roles"], "only": ["incident-commander"]}}
    model = small({"about/language": language, "roles/incident-commander/duties": [text] * 5}, decks=decks)
    result = printed(model, tmp_path)
    assert result.problems == ()
    path = result.decks[0].cards[0].files[0].source
    assert any(family in name for name, _, _ in fonts(path))
    said = "".join(words_of(path))
    assert ("2027-05-23" in said) == (language == "ar")
    assert catalogue(path)["/Lang"] == language


def test_a_public_edition_has_no_contacts_card_and_says_what_it_is(tmp_path: Path) -> None:
    contacts = {"contacts": {"incident-commander": {"rota": "IC rota", "reach": "+1 555 0100"}}}
    decks = {"all": {"name": "All", "cards": ["contacts", "roles"], "only": ["incident-commander"]}}
    model = small(contacts, decks=decks)
    shop = Workshop(TEMPLATES, None, tmp_path, public=True)
    result = make.make(model, shop, Selection(), lambda _: None)
    (card,) = result.decks[0].cards
    assert card.card.id == "role-incident-commander"
    content = b"".join(file.source.read_bytes() for file in result.files)
    assert b"555 0100" not in content
    assert "public" in words_of(card.files[0].source)[0]


def test_a_sheet_says_what_its_cards_say(made: Printed) -> None:
    """Cards are measured once and put on sheets as they were divided."""
    pocket = next(deck for deck in made.decks if deck.deck.id == "pocket")
    on_sheet = " ".join(" ".join(words_of(file.source)) for file in pocket.sheets)
    faces = [face for card in pocket.cards for face in words_of(card.files[0].source)]
    assert [face for face in faces if on_sheet.count(face) < 1] == []
    bars = ["50 mm: print at 100 %, not fit to page"] * -(-len(pocket.cards) // 4)
    assert sorted(on_sheet.split()) == sorted(" ".join([*faces, *bars]).split())
