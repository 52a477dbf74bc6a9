"""Text that does not fit is told with its figures, and nothing is written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pdfplumber
import pytest

from generator import api
from generator.cards.make import Printed
from tests.build import changed, write
from tests.printing import CARDS, POINT, overflowing, printed, small, words_of
from tests.warm import command

ONE_ROLE = {"roles": {"name": "R", "cards": ["roles"], "only": ["incident-commander"]}}
LONG = " ".join(["Say what you know and what you do not know."] * 12)


def test_text_that_does_not_fit_says_card_face_millimetres_lines_and_block(tmp_path: Path) -> None:
    ((rule, message, spot),) = overflowing({"roles/incident-commander/duties": [LONG] * 3}, tmp_path)
    assert (rule, spot) == ("card-too-tall", "roles/incident-commander/duties")
    assert re.fullmatch(
        r"role-incident-commander front \[a6\]: the text is \d+\.\d mm too tall at the smallest size, 10 pt "
        r"\(needs \d+\.\d, has \d+\.\d mm; about \d+ lines\); blocks: Do \d+\.\d mm, mission \d+\.\d mm",
        message,
    )
    over, need, have = (
        float(number) for number in re.findall(r"(\d+\.\d)(?: mm too|, has| mm; about)", message)
    )
    assert over == pytest.approx(need - have, abs=0.11)


def test_a_word_wider_than_its_column_is_told_with_its_width(tmp_path: Path) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    ((rule, message, spot),) = overflowing(
        {"roles/incident-commander/duties": ["Do.", word, "Do."]}, tmp_path
    )
    assert (rule, spot) == ("card-word-too-wide", "roles/incident-commander/duties")
    assert re.search(rf"the word '{word}' is \d+\.\d mm wide and cannot be divided", message)


NAME = "time-of-the-next-public-update-with-its-zone"
BLANK = {NAME: {"meaning": "When.", "kind": "time", "filled_by": "deputy", "example": "17:00 UTC"}}


def test_a_long_label_leaves_room_for_its_value_and_a_long_name_stays_below_its_blank(tmp_path: Path) -> None:
    script = "scripts/holding-notice"
    model = small(
        {f"{script}/text": f"Next word: [[{NAME}]].", f"{script}/blanks": BLANK},
        decks={"s": {"name": "S", "cards": ["scripts"], "only": ["holding-notice"]}},
    )
    made = printed(model, tmp_path)
    assert made.problems == ()
    with pdfplumber.open(made.decks[0].cards[0].files[0].source) as document:
        for page in document.pages:
            assert max(char["x1"] for char in page.chars) / POINT <= 105 - 6 + 0.1
        front = document.pages[0]
        rule = max(line["x1"] - line["x0"] for line in front.lines)
        name = [char for char in front.chars if char["top"] / POINT < 60 and char["size"] < 9]
        assert rule > 60
        assert len({round(char["bottom"]) for char in name if char["text"] == "-"}) == 1
        assert "When" in "".join(char["text"] for char in front.chars)


def test_a_word_that_is_too_wide_beside_its_label_is_told(tmp_path: Path) -> None:
    name = "Kommunikationsverantwortungsgesamtleitung"
    found = overflowing(
        {"roles/deputy/name": name, "roles/deputy/short": "DEP"},
        tmp_path,
        labels={"backup": "Whoever stands in when nobody answers"},
        decks=ONE_ROLE,
    )
    ((rule, message, _),) = found
    assert rule == "card-word-too-wide"
    assert f"the word '{name}' is" in message


def test_a_title_that_does_not_fit_the_band_is_told(tmp_path: Path) -> None:
    name = "The person who holds the whole picture and decides and drives it all to its very end tonight"
    found = overflowing({"roles/incident-commander/name": name}, tmp_path)
    titles = [each for each in found if each[0] == "card-title-too-long"]
    assert titles == [
        (
            "card-title-too-long",
            f"role-incident-commander {side} [a6]: the title '{name}' does not fit into the band",
            "roles/incident-commander",
        )
        for side in ("back", "front")
    ]


def test_a_title_of_two_lines_fits_the_front_and_is_told_on_the_back(tmp_path: Path) -> None:
    """The band on the back has one line: what stood on a second one was cut off without a word."""
    name = "Head of Communications, Public Affairs and Everything Else"
    found = overflowing({"roles/incident-commander/name": name}, tmp_path)
    assert [message for rule, message, _ in found if rule == "card-title-too-long"] == [
        f"role-incident-commander back [a6]: the title '{name}' does not fit into the band"
    ]


def test_a_line_above_the_title_that_takes_its_room_is_told(tmp_path: Path) -> None:
    labels = {
        "role": "Role in the response to incidents of artificial intelligence, as agreed by the board " * 2
    }
    found = overflowing({}, tmp_path, labels=labels, decks=ONE_ROLE)
    assert [message for rule, message, _ in found if rule == "card-title-too-long"] == [
        "role-incident-commander front [a6]: the title 'Incident commander' does not fit into the band"
    ]


def test_a_longer_title_is_set_smaller_on_the_back_and_stays_whole(tmp_path: Path) -> None:
    name = "Commander of All Incidents and All Operations"
    role = small().roles["incident-commander"]
    decks = {"roles": {"name": "R", "cards": ["roles"], "only": [role.id]}}
    result = printed(small({"roles/incident-commander/name": name}, decks=decks), tmp_path)
    assert not result.problems
    with pdfplumber.open(result.decks[0].cards[0].files[0].source) as document:
        back = document.pages[1]
        band = back.crop((0, 0, back.width, 10.6 * POINT))
        assert name in band.extract_text()
        assert 11.5 not in {round(char["size"], 2) for char in band.chars}


def test_a_character_without_a_glyph_is_told_by_name_before_anything_is_typeset(tmp_path: Path) -> None:
    found = overflowing({"roles/incident-commander/duties": ["Stop \N{OCTAGONAL SIGN} now."]}, tmp_path)
    assert found == [
        (
            "card-character-missing",
            "role-incident-commander: no font has a glyph for U+1F6D1 (octagonal sign)",
            "roles/incident-commander/duties",
        )
    ]
    assert not (tmp_path / "cards-cache").exists()


def test_a_sheet_on_which_the_cards_do_not_fit_is_refused_with_its_numbers(tmp_path: Path) -> None:
    sheets = {"four": {"paper": "letter", "layout": "nup", "columns": 2, "rows": 2}}
    decks = {"pocket": {"name": "Pocket", "cards": ["severities"], "sheets": ["four"]}}
    needed = "2 x 2 cards of 105 x 148 mm need 210 x 296 mm, but letter portrait is 215.9 x 279.4 mm"
    assert overflowing({}, tmp_path, sheets=sheets, decks=decks) == [
        (
            "card-layout-does-not-fit",
            f"deck pocket on sheet four: {needed}",
            "cards/sheets/four",
        )
    ]


def test_an_overflow_names_file_and_line_fails_the_command_and_leaves_earlier_cards_alone(
    tmp_path: Path,
) -> None:
    folder = write(changed({"cards": CARDS}), tmp_path / "playbook")
    first = command("cards", folder, "--work", tmp_path / "work", "--deck", "tiny")
    assert (first.returncode, first.stderr) == (0, "")
    before = {path.name: path.read_bytes() for path in (tmp_path / "work" / "cards").iterdir()}
    criteria = [f"Harm of kind {number} reached a user of the product in some place." for number in range(16)]
    write(changed({"cards": CARDS, "severities/sev-1/criteria": criteria}), folder)
    second = command("cards", folder, "--work", tmp_path / "work", "--deck", "tiny")
    assert second.returncode == 1
    assert re.search(
        r"severities\.yaml:\d+:\d+: error: severity-sev-1 (front|back) \[a7\]: the text is ", second.stderr
    )
    assert "help: shorten 'One is enough', use a larger format for this deck" in second.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "work" / "cards").iterdir()} == before


def test_long_text_either_fits_or_is_told(tmp_path: Path) -> None:
    """Around the border nothing is lost: either every letter is inside the card, or the build says what is over."""
    model = small()
    role = model.roles["incident-commander"]
    outcomes = set()
    for count in range(1, 40, 4):
        text = " ".join(["Say what you know."] * count)
        change = {"roles/incident-commander/duties": [text] * 4}
        decks = {"roles": {"name": "R", "cards": ["roles"], "only": [role.id]}}
        result = printed(small(change, decks=decks), tmp_path)
        outcomes.add(bool(result.problems))
        if not result.problems:
            with pdfplumber.open(result.decks[0].cards[0].files[0].source) as document:
                lowest = max(char["bottom"] for char in document.pages[0].chars) / POINT
            assert lowest <= 148 - 5 + 1.5
    assert outcomes == {False, True}


def test_a_deck_that_names_a_sheet_of_ours_on_which_it_does_not_fit_is_told_at_the_deck(
    tmp_path: Path,
) -> None:
    decks = {"pocket": {"name": "Pocket", "cards": ["severities"], "format": "a5", "sheets": ["a4"]}}
    ((rule, _, spot),) = overflowing({}, tmp_path, decks=decks)
    assert (rule, spot) == ("card-layout-does-not-fit", "cards/decks/pocket/sheets")


def test_a_card_that_goes_on_at_the_back_says_so_in_the_words_of_the_team(tmp_path: Path) -> None:
    decks = {
        "severity": {"name": "S", "cards": ["severities"], "format": "a5"},
        "tiny": CARDS["decks"]["tiny"],
    }
    made = printed(small(decks=decks, labels={"turn_over": "Bitte wenden"}), tmp_path)
    assert made.problems == ()
    said = set()
    for deck in made.decks:
        for card in deck.cards:
            front, back = words_of(card.files[0].source)
            goes_on = any(block.title and block.title in back for block in card.card.blocks)
            assert ("Bitte wenden" in front) == goes_on, card.files[0].name
            assert "Bitte wenden" not in back
            said.add(goes_on)
    assert said == {True, False}


def test_timers_stay_together_and_no_item_stands_alone_on_a_side(made: Printed) -> None:
    for deck in made.decks:
        for card in (card for card in deck.cards if card.card.flows):
            figures = json.loads(card.files[0].source.with_suffix(".json").read_text("utf-8"))["fits"]
            sides = [{block["index"]: block["count"] for block in face["blocks"]} for face in figures]
            for index in sides[0].keys() & sides[1].keys():
                assert card.card.blocks[index].kind not in {"facts", "lines"}, card.card.id
                assert min(side[index] for side in sides) >= 2, card.card.id


def test_a_card_of_the_default_that_a_layer_made_too_tall_is_told_at_the_line_of_the_layer(
    started: Path, tmp_path: Path
) -> None:
    long = "Try it again three times with the words of the report, once more in a fresh session, and once turned round."
    (started / "layers/team/phases.yaml").write_text(
        f"confirm:\n  steps:\n    page-commander: {{note: Use the app.}}\n    reproduce:\n      do: {long} {long}\n",
        encoding="utf-8",
    )
    made = api.cards(api.check(started), tmp_path / "work", decks=("booklet",))
    told = [
        (Path(each.where.file).name, each.where.line)
        for each in made.problems
        if each.rule == "card-too-tall" and each.where
    ]
    assert told == [("phases.yaml", 5)]
    assert "layers/team/" in str(made.problems[0].where)
