"""Where a sheet says to cut, to fold and to measure: beside the cards while there is room, at the edge otherwise."""

from __future__ import annotations

import pytest

from generator.cards.formats import FORMATS
from generator.cards.layouts import PrintPage, impose
from generator.model.cards import Sheet, default_sheets

Line = tuple[float, float, float, float]
Stretches = tuple[tuple[float, float], ...]


def sheet(**fields: object) -> Sheet:
    return Sheet.model_validate({"id": "test", "paper": "a4", "layout": "nup"} | fields)


def lines(page: PrintPage, kind: str) -> list[Line]:
    """Return the lines of one kind, from left to right and from the top down."""
    return sorted((mark.x1, mark.y1, mark.x2, mark.y2) for mark in page.marks if mark.kind == kind)


def crop_marks(
    xs: tuple[float, ...], above: Stretches, ys: tuple[float, ...], beside: Stretches
) -> set[Line]:
    """Return a mark above and below the cards at each of some columns, and one on either side at each row."""
    upright = {(x, begin, x, end) for x in xs for begin, end in above}
    return upright | {(begin, y, end, y) for y in ys for begin, end in beside}


@pytest.mark.parametrize(
    ("made", "form", "expected"),
    [
        (
            sheet(columns=2, rows=2), "a7",
            crop_marks((31, 105, 179), ((39.5, 42.5), (254.5, 257.5)), (43.5, 148.5, 253.5), ((27, 30), (180, 183)))
            | {(102, 148.5, 108, 148.5), (105, 145.5, 105, 151.5)},
        ),
        (
            sheet(columns=2, rows=2, gutter=10), "a7",
            crop_marks((26, 100, 110, 184), ((34.5, 37.5), (259.5, 262.5)), (38.5, 143.5, 153.5, 258.5), ((22, 25), (185, 188))),
        ),
        (
            sheet(columns=2, rows=2), "a6",
            crop_marks((0, 105, 210), ((0, 3), (294, 297)), (0.5, 148.5, 296.5), ((0, 3), (207, 210)))
            | {(102, 148.5, 108, 148.5), (105, 145.5, 105, 151.5)},
        ),
        (
            default_sheets()["strip"], "panel-a4",
            crop_marks((0, 297), ((48.5, 51.5), (158.5, 161.5)), (52.5, 157.5), ((0, 3), (294, 297))),
        ),
        (
            default_sheets()["badge-a4"], "badge",
            crop_marks((62, 148), ((90.5, 93.5), (203.5, 206.5)), (94.5, 202.5), ((58, 61), (149, 152))),
        ),
    ],
    ids=["side by side", "apart", "filling the paper", "strip", "badge"],
)  # fmt: skip
def test_crop_marks_stand_at_the_edges_of_the_cards_with_crosses_where_four_meet(
    made: Sheet, form: str, expected: set[Line]
) -> None:
    assert lines(impose(made, FORMATS[form], 4)[0], "cut") == sorted(expected)


def test_a_strip_is_folded_between_its_panels_and_a_badge_along_its_middle() -> None:
    strip = impose(default_sheets()["strip"], FORMATS["panel-a4"], 4)[0]
    assert lines(strip, "fold") == [(x, 52.5, x, 157.5) for x in (74.25, 148.5, 222.75)]
    (badge,) = impose(default_sheets()["badge-a4"], FORMATS["badge"], 1)
    assert lines(badge, "fold") == [(58, 148.5, 152, 148.5)]


def test_a_booklet_is_folded_everywhere_but_along_its_slit() -> None:
    (page,) = impose(default_sheets()["booklet"], FORMATS["panel-a4"], 4)
    upright = [(x, 0, x, 210) for x in (74.25, 148.5, 222.75)]
    assert lines(page, "fold") == sorted([*upright, (0, 105, 74.25, 105), (222.75, 105, 297, 105)])


def test_the_bar_begins_with_the_cards_but_never_in_what_the_printer_leaves_white() -> None:
    (badge,) = impose(default_sheets()["badge-a4"], FORMATS["badge"], 1)
    assert lines(badge, "bar") == [(64, 5, 114, 5)]
    strip = impose(default_sheets()["strip"], FORMATS["panel-a4"], 4)[0]
    assert lines(strip, "bar") == [(5, 5, 55, 5)]


def test_the_back_of_a_strip_is_upside_down_when_the_printer_turns_it_upwards() -> None:
    turned, straight = (
        impose(
            sheet(layout="zcard", orientation="landscape", columns=4, flip=flip, shift_x=2, shift_y=-1),
            FORMATS["panel-a4"],
            4,
        )[1]
        for flip in ("long", "short")
    )
    assert [(slot.x, slot.y, slot.turn) for slot in straight.slots] == [
        (2, 51.5, 0), (76.25, 51.5, 0), (150.5, 51.5, 0), (224.75, 51.5, 0),
    ]  # fmt: skip
    assert [(slot.x, slot.y, slot.turn) for slot in turned.slots] == [
        (224.75, 51.5, 180), (150.5, 51.5, 180), (76.25, 51.5, 180), (2, 51.5, 180),
    ]  # fmt: skip
