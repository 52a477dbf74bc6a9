"""Imposition: a card that is cut or folded out of its sheet has its back behind its front, upright, on the paper."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.cards.formats import FORMATS, PAPERS, Format
from generator.cards.layouts import (
    LayoutError,
    PrintPage,
    Slot,
    impose,
    single,
    turns_about_vertical_axis,
)
from generator.model.cards import Sheet, default_sheets


def sheet(**fields: object) -> Sheet:
    return Sheet.model_validate({"id": "test", "paper": "a4", "layout": "nup"} | fields)


def flipped(page: PrintPage, slot: Slot, form: Format, *, vertical: bool) -> tuple[float, float, int]:
    """Where a slot of the back is, seen through the paper from the front: corner and turn."""
    if vertical:
        return page.width - slot.x - form.width, slot.y, slot.turn
    return slot.x, page.height - slot.y - form.height, (slot.turn + 180) % 360


@given(
    paper=st.sampled_from(sorted(PAPERS)),
    orientation=st.sampled_from(["portrait", "landscape"]),
    flip=st.sampled_from(["long", "short"]),
    form=st.sampled_from(sorted(FORMATS)),
    columns=st.integers(1, 4),
    rows=st.integers(1, 4),
    gutter=st.sampled_from([0, 3, 10]),
    count=st.integers(1, 20),
)
def test_the_back_of_every_card_lies_behind_its_front_and_is_upright_when_turned_like_a_page(
    paper: str, orientation: str, flip: str, form: str, columns: int, rows: int, gutter: int, count: int
) -> None:
    made = sheet(paper=paper, orientation=orientation, flip=flip, columns=columns, rows=rows, gutter=gutter)
    numbers = FORMATS[form]
    try:
        pages = impose(made, numbers, count)
    except LayoutError:
        assume(False)
    vertical = turns_about_vertical_axis(made)
    seen = []
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        behind = {slot.card: flipped(back, slot, numbers, vertical=vertical) for slot in back.slots}
        for slot in front.slots:
            x, y, turn = behind[slot.card]
            assert (round(x - slot.x, 3), round(y - slot.y, 3)) == (0, 0)
            assert turn == 0, "upright when the cut card is turned like the page of a book"
        seen += [(slot.card, slot.side) for slot in (*front.slots, *back.slots)]
    assert sorted(seen) == sorted((card, side) for card in range(count) for side in ("front", "back"))


@given(
    made=st.sampled_from(sorted(default_sheets())),
    form=st.sampled_from(sorted(FORMATS)),
    count=st.integers(1, 12),
)
def test_no_face_leaves_the_paper_or_covers_another_and_each_is_there_once(
    made: str, form: str, count: int
) -> None:
    numbers = FORMATS[form]
    try:
        pages = impose(default_sheets()[made], numbers, count)
    except LayoutError:
        assume(False)
    for page in pages:
        for place, slot in enumerate(page.slots):
            assert -1e-3 <= slot.x <= page.width - numbers.width + 1e-3
            assert -1e-3 <= slot.y <= page.height - numbers.height + 1e-3
            for other in page.slots[:place]:
                apart = (
                    abs(slot.x - other.x) > numbers.width - 1e-3
                    or abs(slot.y - other.y) > numbers.height - 1e-3
                )
                assert apart, (slot, other)
    faces = sorted((slot.card, slot.side) for page in pages for slot in page.slots)
    assert faces == sorted((card, side) for card in range(count) for side in ("front", "back"))


def test_a_layout_that_does_not_fit_is_refused_with_its_numbers() -> None:
    with pytest.raises(LayoutError) as refused:
        impose(sheet(paper="letter", columns=2, rows=2), FORMATS["a6"], 4)
    assert str(refused.value) == (
        "2 x 2 cards of 105 x 148 mm need 210 x 296 mm, but letter portrait is 215.9 x 279.4 mm"
    )


def test_words_within_the_edge_a_printer_leaves_white_are_refused() -> None:
    with pytest.raises(LayoutError) as refused:
        impose(sheet(columns=2, rows=2, printer_margin=7), FORMATS["a6"], 4)
    assert str(refused.value) == (
        "words would stand 5.5 mm from the edge of the paper, and the printer leaves 7 mm white"
    )


def test_the_booklet_has_its_pages_where_folding_puts_them_and_in_reading_order() -> None:
    (page,) = impose(default_sheets()["booklet"], FORMATS["panel-a4"], 4)
    places = {
        (slot.card, slot.side): (round(slot.x / 74.25), round(slot.y / 105), slot.turn) for slot in page.slots
    }
    assert places == {
        (0, "front"): (3, 1, 0),
        (0, "back"): (3, 0, 180),
        (1, "front"): (2, 0, 180),
        (1, "back"): (1, 0, 180),
        (2, "front"): (0, 0, 180),
        (2, "back"): (0, 1, 0),
        (3, "front"): (1, 1, 0),
        (3, "back"): (2, 1, 0),
    }
    assert [(slot.card, slot.side) for slot in page.slots] == [
        (card, side) for card in range(4) for side in ("front", "back")
    ]
    slit = [mark for mark in page.marks if mark.kind == "cut"]
    assert [(mark.x1, mark.y1, mark.x2, mark.y2) for mark in slit] == [(74.25, 105.0, 222.75, 105.0)]


def test_a_strip_shows_its_first_pages_on_one_side_and_the_others_behind() -> None:
    front, back = impose(default_sheets()["strip"], FORMATS["panel-a4"], 4)
    assert [(slot.card, slot.side, round(slot.x / 74.25), slot.turn) for slot in front.slots] == [
        (0, "front", 0, 0), (0, "back", 1, 0), (1, "front", 2, 0), (1, "back", 3, 0),
    ]  # fmt: skip
    assert [(slot.card, slot.side, round(slot.x / 74.25), slot.turn) for slot in back.slots] == [
        (2, "front", 0, 0), (2, "back", 1, 0), (3, "front", 2, 0), (3, "back", 3, 0),
    ]  # fmt: skip


def test_a_folded_card_has_its_back_above_its_front_and_upside_down() -> None:
    (page,) = impose(default_sheets()["badge-a4"], FORMATS["badge"], 1)
    front, back = page.slots
    assert (front.side, front.turn, back.side, back.turn) == ("front", 0, "back", 180)
    assert (back.x, round(front.y - back.y, 3)) == (front.x, 54)


def test_the_shift_moves_backs_and_nothing_else() -> None:
    straight = impose(sheet(columns=2, rows=2), FORMATS["a6"], 4)
    shifted = impose(sheet(columns=2, rows=2, shift_x=1.5, shift_y=-0.5), FORMATS["a6"], 4)
    assert shifted[0] == straight[0]
    moved = [
        (round(b.x - a.x, 3), round(b.y - a.y, 3))
        for a, b in zip(straight[1].slots, shifted[1].slots, strict=True)
    ]
    assert moved == [(1.5, -0.5)] * 4


@pytest.mark.parametrize("field", [{"gutter": -1}, {"printer_margin": -1}, {"shift_x": 11}, {"shift_y": -11}])
def test_cards_that_would_cover_each_other_or_leave_the_paper_are_refused(field: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        sheet(**field)


def bars(pages: tuple[PrintPage, ...]) -> list[tuple[float, float, float, float]]:
    return [(mark.x1, mark.y1, mark.x2, mark.y2) for mark in pages[0].marks if mark.kind == "bar"]


@pytest.mark.parametrize("name", sorted(default_sheets()))
def test_every_sheet_has_one_bar_to_measure_outside_of_everything_that_is_read(name: str) -> None:
    made = default_sheets()[name]
    form = FORMATS[made.format or {"a4-a5": "a5", "badge-a4": "badge"}.get(name, "a6")]
    pages = impose(made, form, 4)
    ((x1, y1, x2, y2),) = bars(pages)
    assert round(x2 - x1 + y2 - y1, 3) == 50
    for slot in pages[0].slots:
        band = (slot.y + form.band, slot.y + form.height - max(form.footer, form.back_footer))
        beside = slot.x + form.width - form.margin < x1 and x2 < slot.x + form.width
        apart = x1 > slot.x + form.width or x2 < slot.x or y1 > slot.y + form.height or y2 < slot.y
        assert apart or (beside and band[0] < y1 and y2 < band[1]), slot


def test_the_bar_is_shorter_where_the_body_of_a_card_is() -> None:
    ((x1, y1, x2, y2),) = bars(impose(sheet(columns=2, rows=5, paper="a4"), FORMATS["badge"], 10))
    assert (x2 - x1, y2 - y1) == (50, 0), "there is room above the cards"
    ((x1, y1, x2, y2),) = bars(impose(sheet(columns=2, rows=5, printer_margin=10), FORMATS["badge"], 10))
    assert (round(x2 - x1, 3), round(y2 - y1, 3)) == (0, 20)


def test_single_cards_are_pages_of_their_size_front_before_back() -> None:
    pages = single(FORMATS["a7"], 2)
    assert [(page.width, page.height, page.slots[0].card, page.slots[0].side) for page in pages] == [
        (74, 105, 0, "front"), (74, 105, 0, "back"), (74, 105, 1, "front"), (74, 105, 1, "back"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(default_sheets()))
def test_the_scale_bar_stands_where_printers_print_so_that_it_is_never_cut_shorter(name: str) -> None:
    sheet = default_sheets()[name]
    form = FORMATS[sheet.format or {"a4-a5": "a5", "badge-a4": "badge"}.get(name, "a6")]
    page = next(iter(impose(sheet, form, 4)))
    (bar,) = (mark for mark in page.marks if mark.kind == "bar")
    edge = sheet.printer_margin
    assert edge <= bar.x1 <= bar.x2 <= page.width - edge
    assert edge <= bar.y1 <= bar.y2 <= page.height - edge
