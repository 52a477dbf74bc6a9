"""Cards in other scripts: what is written from right to left, and what has no spaces between its words."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from generator.cards.formats import FORMATS
from generator.cards.make import Printed
from tests.printing import CARDS, POINT, card_of, printed, small, words_of

DECKS = {
    "all": {
        "name": "All",
        "cards": ["severities", "roles", "phases", "scripts"],
        "leave_out": ["executive-on-call"],
    },
    "badge": CARDS["decks"]["badge"],
}
HANGING = 1.2
"""How far a comma at the end of a line may stand out of its column, in mm."""
MARKS_OF_DIRECTION = re.compile("[\u200b\u200e\u200f\u2066-\u2069\u202a-\u202e]")


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    duties = [
        "نفّذ /inc declare قبل 2027-05-23.",
        "اكتب في #inc-room عند 14:05 UTC.",
        "اتصل بـ Technical Lead الآن.",
    ]
    labels = {
        "log_note": "ملاحظة",
        "acknowledge_within": "تأكيد النداء",
        "led_by": "القيادة العامة",
        "pages": "نداء",
        "joins": "ينضم",
    }
    made = printed(
        small(
            {"about/language": "ar", "roles/incident-commander/duties": duties}, decks=DECKS, labels=labels
        ),
        tmp_path_factory.mktemp("arabic"),
    )
    assert made.problems == ()
    return made


def pages(made: Printed, card: str) -> list[list[dict[str, Any]]]:
    """The letters of each face of a card."""
    with pdfplumber.open(card_of(made, card).files[0].source) as document:
        return [[char for char in page.chars if char["text"].strip()] for page in document.pages]


def seen(chars: list[dict[str, Any]]) -> str:
    """What the eye sees of letters, line by line, from left to right."""
    lines: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for char in chars:
        lines[round(char["bottom"] / 2)].append(char)
    ordered = (sorted(lines[line], key=lambda char: float(char["x0"])) for line in sorted(lines))
    return "\n".join(_with_blanks(line) for line in ordered)


def _with_blanks(line: list[dict[str, Any]]) -> str:
    """The letters of a line, with a blank where a gap is."""
    said = "".join(
        (" " if char["x0"] - before["x1"] > 0.15 * char["size"] else "") + char["text"]
        for before, char in pairwise(line)
    )
    return str(line[0]["text"]) + said


def test_commands_times_and_names_keep_their_order_among_words_from_right_to_left(arabic: Printed) -> None:
    front, _ = map(seen, pages(arabic, "role-incident-commander"))
    for said in ("/inc declare", "2027-05-23", "#inc-room", "14:05 UTC", "Technical Lead", "v1.0.0"):
        assert said in front, said
    scale, _ = map(seen, pages(arabic, "badge"))
    assert "15 min 2 h 1 h 15 min SEV-2" in scale


def test_no_letter_leaves_the_card_when_it_is_written_from_right_to_left(arabic: Printed) -> None:
    for deck in arabic.decks:
        form = FORMATS[deck.deck.format]
        for card in deck.cards:
            for char in (each for page in pages(arabic, card.card.id) for each in page):
                place = (card.card.id, char["text"], char["x0"] / POINT)
                assert char["x0"] / POINT >= form.margin - HANGING, place
                assert char["x1"] / POINT <= form.width - form.margin + HANGING, place


def test_a_fact_stands_apart_from_its_label(arabic: Printed) -> None:
    gaps = []
    for chars in pages(arabic, "severity-sev-1"):
        for label in (char for char in chars if char["text"] >= "\u0600"):
            line = [char for char in chars if abs(char["bottom"] - label["bottom"]) < 3]
            value = [char for char in line if char["text"].isascii() and char["x1"] < label["x1"]]
            gaps += [label["x0"] - max(char["x1"] for char in value)] if value else []
    assert gaps
    assert min(gaps) > 2 * POINT


def test_an_arrow_points_where_the_eye_goes_and_nothing_invisible_is_copied(arabic: Printed) -> None:
    said = {
        card.card.id: "".join(words_of(card.files[0].source)) for deck in arabic.decks for card in deck.cards
    }
    assert any("←" in text for text in said.values())
    for card, text in said.items():
        assert "→" not in text, card
        assert not MARKS_OF_DIRECTION.search(text), card


def test_sentences_without_spaces_are_broken_into_lines(tmp_path: Path) -> None:
    sentence = "誰が指揮するかを今すぐ決め、2027-05-23までに全員に声に出して伝え、記録に残す。"
    made = printed(
        small(
            {
                "about/language": "ja",
                "roles/incident-commander/name": "重大インシデント対応の全体指揮を担当する責任者",
                "roles/incident-commander/duties": [sentence] * 4,
            },
            decks={"roles": {"name": "R", "cards": ["roles"], "only": ["incident-commander"]}},
        ),
        tmp_path,
    )
    assert made.problems == ()
    form = FORMATS["a6"]
    front, _ = pages(made, "role-incident-commander")
    assert seen(front).count("2027-05-23") == 4
    assert max(char["x1"] for char in front) / POINT <= form.width - form.margin + 0.3
