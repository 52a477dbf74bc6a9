"""Every format on paper: its size, where it is cut, where its words and its colours end."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pypdf
import pytest

from generator.cards.formats import FORMATS
from generator.cards.make import Printed
from tests.build import changed, write
from tests.printing import CARDS, POINT, ROOT, pages_of, printed, small
from tests.warm import command

ROLE = "role-incident-commander"


@pytest.fixture(scope="module")
def formats(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """One card in every format; the badge has its own kind."""
    decks = {
        name: {"name": name, "cards": ["roles"], "only": ["incident-commander"], "format": name}
        if not name.startswith("badge")
        else {"name": name, "cards": ["badge"], "format": name}
        for name in FORMATS
    }
    made = printed(small(decks=decks), tmp_path_factory.mktemp("formats"))
    assert made.problems == ()
    assert len(made.decks) == len(FORMATS)
    return made


def box(page: pypdf.PageObject, name: str) -> list[float]:
    """Left, upper, right and lower edge of a box of a page, in mm from the upper left corner of the card."""
    corners = getattr(page, name)
    return [round(float(corner) / POINT, 2) for corner in corners]


def test_the_paper_is_the_card_and_for_a_print_shop_three_millimetres_more_on_each_side(
    formats: Printed,
) -> None:
    for deck in formats.decks:
        form = FORMATS[deck.deck.format]
        more = 3 if deck.deck.format.endswith("-bleed") else 0
        for page in pypdf.PdfReader(deck.cards[0].files[0].source).pages:
            paper = [0, 0, form.width + 2 * more, form.height + 2 * more]
            assert box(page, "mediabox") == pytest.approx(paper, abs=0.011), deck.deck.format
            card = [more, more, form.width + more, form.height + more]
            assert box(page, "trimbox") == pytest.approx(card, abs=0.011), deck.deck.format


def test_words_stay_away_from_the_edge_in_every_format(formats: Printed) -> None:
    for deck in formats.decks:
        form = FORMATS[deck.deck.format]
        with pdfplumber.open(deck.cards[0].files[0].source) as document:
            for page in document.pages:
                for char in (each for each in page.chars if each["text"].strip()):
                    left, right = char["x0"] / POINT - form.bleed, char["x1"] / POINT - form.bleed
                    top, bottom = char["top"] / POINT - form.bleed, char["bottom"] / POINT - form.bleed
                    place = (deck.deck.format, char["text"], left, top)
                    assert left >= form.margin - 0.1, place
                    assert right <= form.width - form.margin + 0.1, place
                    assert top >= form.edge - 1.5, place
                    assert bottom <= form.height - form.edge + 1.5, place


def test_no_title_runs_into_the_slot_for_a_lanyard(tmp_path: Path) -> None:
    form = FORMATS["badge"]
    made = printed(
        small(labels={"badge": "Quelle est sa gravité?"}, decks={"badge": CARDS["decks"]["badge"]}), tmp_path
    )
    assert made.problems == ()
    with pdfplumber.open(made.decks[0].cards[0].files[0].source) as document:
        for page in document.pages:
            band = [char for char in page.chars if char["top"] / POINT < form.back_band]
            assert " ".join("".join(char["text"] for char in band).split()) == "Quelle est sa gravité?"
            assert max(char["x1"] for char in band) / POINT <= (form.width - form.slot) / 2 - 1


WHITE = (255, 255, 255)


def test_colours_reach_the_cut_only_with_bleed_and_the_white_edge_only_with_inset(formats: Printed) -> None:
    for name in ("a6", "a6-bleed", "a6-inset"):
        (deck,) = (deck for deck in formats.decks if deck.deck.format == name)
        for page in pages_of(deck.cards[0].files[0].source, 254):
            outermost = [page.getpixel((x, y)) for x in (1, page.width - 2) for y in (1, 40)]
            assert (WHITE in outermost) == (name == "a6-inset"), name
            edge = page.crop((0, 0, 48, page.height)).getcolors(1 << 20)
            assert (edge is not None and [colour for _, colour in edge] == [WHITE]) == (name == "a6-inset")


@pytest.mark.parametrize("sheet", ["booklet-letter", "strip"])
def test_the_booklet_of_the_default_folds_from_every_sheet_for_it(sheet: str, tmp_path: Path) -> None:
    ran = command("cards", ROOT / "playbook", "--work", tmp_path, "--deck", "booklet", "--layout", sheet)
    assert ran.returncode == 0, ran.stderr
    said = pypdf.PdfReader(tmp_path / "cards" / f"deck-booklet-{sheet}.pdf").pages[0].extract_text()
    assert "50 mm: print at 100 %" in " ".join(said.split())


def test_another_format_passes_over_the_sheets_it_does_not_fit_on_and_says_so(tmp_path: Path) -> None:
    folder = write(changed({"cards": CARDS}), tmp_path / "playbook")
    arguments = ("cards", folder, "--work", tmp_path / "work", "--deck", "pocket", "--format", "a5")
    ran = command(*arguments)
    assert ran.returncode == 0, ran.stderr
    assert (
        "Note: deck pocket is not put on sheet a4 in format a5: 2 x 2 cards of 148 x 210 mm need 296 x 420 mm, "
        "but a4 portrait is 210 x 297 mm." in ran.stderr
    )
    names = {path.name for path in (tmp_path / "work" / "cards").iterdir()}
    assert f"{ROLE}-a5.pdf" in names
    assert not any(name.startswith("deck-") for name in names)
    asked = command(*arguments, "--layout", "a4")
    assert asked.returncode == 1
    assert "deck pocket on sheet a4: 2 x 2 cards" in asked.stderr


def test_small_type_is_a_note_and_no_fault(tmp_path: Path) -> None:
    criteria = [f"Harm of kind {number} reached a user of the product in some place." for number in range(12)]
    titled = CARDS | {"labels": {"steps": "Follow-up"}}  # a title that is one word with a hyphen is a title
    folder = write(changed({"cards": titled, "severities/sev-1/criteria": criteria}), tmp_path / "playbook")
    ran = command("cards", folder, "--work", tmp_path / "work", "--deck", "pocket")
    assert ran.returncode == 0, ran.stderr
    (note,) = (line for line in ran.stderr.splitlines() if line.startswith("Note: "))
    assert "cards in format a6 are set in less than the 12 pt that are read best: severity-sev-1 1" in note
