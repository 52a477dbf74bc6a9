"""The small pure parts: colours, days, QR sizes, fonts, print preferences."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from generator.cards import fonts
from generator.cards.dates import after
from generator.cards.prefs import with_preferences
from generator.cards.qr import QUIET_ZONE, modules
from generator.errors import RenderError
from generator.model.cards import Labels
from generator.model.colours import contrast, lightness, words_on
from generator.model.duration import Duration
from generator.model.severities import DEADLINES
from generator.pages.vocabulary import deadlines
from tests.build import playbook

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21), ("#777777", "#ffffff", 4.48), ("#0b4a60", "#ffffff", 9.71)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def looks() -> list[tuple[str, str]]:
    """Colour of the band and of the words on it, for each look of a severity, as the template has them."""
    names = {"white": "#ffffff", "black": "#000000"}
    text = (ROOT / "templates" / "cards" / "theme.typ").read_text("utf-8")
    found = re.findall(r'\(fill: (?:rgb\("(#\w{6})"\)|(\w+)), on: (\w+)', text)
    return [(colour or names[word], names[on]) for colour, word, on in found]


def test_severities_differ_in_lightness_so_that_grey_paper_tells_them_apart() -> None:
    shades = [lightness(colour) for colour, _ in looks()]
    assert len(shades) == 5
    assert shades == sorted(shades)
    assert [
        round(later - earlier) for earlier, later in itertools.pairwise(shades) if later - earlier < 12
    ] == []


def test_words_on_every_band_can_be_read() -> None:
    assert [round(contrast(*pair), 1) for pair in looks() if contrast(*pair) < 4.5] == []


@given(st.integers(0, 0xFFFFFF))
def test_words_can_be_read_on_every_colour_a_brand_may_have(colour: int) -> None:
    written = f"#{colour:06x}"
    assert contrast(written, words_on(written)) >= 4.5


def test_words_on_a_colour_are_white_or_black_whichever_is_read_better() -> None:
    assert [words_on(colour) for colour in ("#0b4a60", "#dfa62f")] == ["#ffffff", "#000000"]


@pytest.mark.parametrize(
    ("day", "length", "due"),
    [
        ("2026-11-23", "90d", "2027-02-21"),
        ("2026-08-31", "6 months", "2027-02-28"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2026-11-20", "1 business day", "2026-11-23"),
        ("2026-11-23", "2w", "2026-12-07"),
    ],
)
def test_the_next_review_is_due_on_the_day_the_calendar_says(day: str, length: str, due: str) -> None:
    assert after(day, Duration.parse(length)) == due


@pytest.mark.parametrize("length", [1, 14, 15, 26, 27, 42, 43, 62, 63, 84, 106, 107, 152, 213])
def test_the_size_of_a_qr_code_is_known_without_making_it(length: int) -> None:
    text = "a" * length
    made = segno.make(text, error="m", mode="byte", micro=False, boost_error=False)
    assert modules(text) == made.symbol_size(border=QUIET_ZONE)[0]


def test_characters_of_a_font_are_read_from_its_own_table() -> None:
    wanted = {ord(char) for char in "Aß€Ωжậ→–\N{OCTAGONAL SIGN}"}
    assert fonts.without_glyph(wanted, fonts.font_files()) == {ord("\N{OCTAGONAL SIGN}")}


def test_families_of_the_team_come_after_ours_and_before_those_installed_beside() -> None:
    assert fonts.families(["House Sans"])[:2] == ["IBM Plex Sans", "House Sans"]


def test_a_font_is_known_by_its_name_its_length_and_the_checksum_that_it_carries(tmp_path: Path) -> None:
    shipped = fonts.font_files()[0]
    content = shipped.read_bytes()
    other = tmp_path / shipped.name
    table = content.index(b"head")
    checksum = int.from_bytes(content[table + 8 : table + 12], "big") + 8
    other.write_bytes(content)
    assert fonts.editions([other]) == fonts.editions([shipped])
    changed = content[:checksum] + bytes(4) + content[checksum + 4 :]
    other.write_bytes(changed)
    assert fonts.editions([other]) == (f"{shipped.name} {len(content)} 00000000",)


def test_a_pdf_that_ends_in_another_way_is_refused_instead_of_damaged() -> None:
    with pytest.raises(RenderError):
        with_preferences(b"%PDF-1.7\n<</Type/Catalog>>\nendobj\nxref\nstartxref\n9\n%%EOF", duplex="long")


def test_deadlines_are_called_the_same_on_cards_and_on_pages() -> None:
    severity = playbook({f"severities/sev-1/{name}": "5m" for name in DEADLINES}).severities["sev-1"]
    labels = Labels()
    assert [each.label for each in deadlines(severity)] == [getattr(labels, name) for name in DEADLINES]
