"""Imposition: which face goes where on which page, and where to cut and to fold. Pure geometry, in millimetres.

The origin is the upper left corner of the page as one looks at it. A slot is turned about its own centre.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.cards.formats import PAPERS, Format
from generator.model.cards import Sheet

Side = Literal["front", "back"]
TICK = 3.0
BAR, BAR_ROOM = 50.0, 4.0
POCKETMOD = ((5, 180), (4, 180), (3, 180), (2, 180), (6, 0), (7, 0), (8, 0), (1, 0))
"""Page of the booklet in each slot, row by row, and how it is turned."""


class LayoutError(ValueError):
    """The cards do not fit on the paper; the message has the numbers."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A face on a page: which card, which side, its upper left corner, turned by 0 or 180 degrees."""

    card: int
    side: Side
    x: float
    y: float
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A line to cut, to fold or to measure along."""

    kind: Literal["cut", "fold", "bar"]
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class PrintPage:
    """One side of a sheet."""

    width: float
    height: float
    slots: tuple[Slot, ...]
    marks: tuple[Mark, ...] = ()


def single(form: Format, count: int) -> tuple[PrintPage, ...]:
    """Return one page for each face, exactly of its size: front, back, front, back."""
    sides: tuple[Side, ...] = ("front", "back")
    return tuple(
        PrintPage(form.width, form.height, (Slot(card, side, 0, 0),))
        for card in range(count)
        for side in sides
    )


def impose(sheet: Sheet, form: Format, count: int) -> tuple[PrintPage, ...]:
    """Return the pages of a sheet layout for some cards of one format.

    Raises:
        LayoutError: the cards are larger than the paper, or reach into the edge that printers leave white.
    """
    layouts = {"nup": _nup, "pocketmod": _pocketmod, "zcard": _zcard, "fold": _fold}
    return tuple(layouts[sheet.layout](sheet, form, count))


@dataclass(frozen=True, slots=True)
class _Grid:
    """Cells of one size on a page."""

    width: float
    height: float
    columns: int
    rows: int
    cell_width: float
    cell_height: float
    gutter: float = 0.0

    @property
    def left(self) -> float:
        return (self.width - self.columns * self.cell_width - (self.columns - 1) * self.gutter) / 2

    @property
    def top(self) -> float:
        return (self.height - self.rows * self.cell_height - (self.rows - 1) * self.gutter) / 2

    def cell(self, column: int, row: int) -> tuple[float, float]:
        """Return the upper left corner of a cell."""
        step = self.cell_width + self.gutter, self.cell_height + self.gutter
        return round(self.left + column * step[0], 4), round(self.top + row * step[1], 4)

    @property
    def columns_at(self) -> tuple[float, ...]:
        """Return where each column begins and ends."""
        ends = [
            x + add
            for column in range(self.columns)
            for x in [self.cell(column, 0)[0]]
            for add in (0, self.cell_width)
        ]
        return tuple(sorted({round(x, 4) for x in ends}))

    @property
    def rows_at(self) -> tuple[float, ...]:
        """Return where each row begins and ends."""
        ends = [
            y + add
            for row in range(self.rows)
            for y in [self.cell(0, row)[1]]
            for add in (0, self.cell_height)
        ]
        return tuple(sorted({round(y, 4) for y in ends}))


def _grid(sheet: Sheet, form: Format, columns: int, rows: int, cell_height: float | None = None) -> _Grid:
    short, long = PAPERS[sheet.paper]
    width, height = (short, long) if sheet.orientation == "portrait" else (long, short)
    grid = _Grid(width, height, columns, rows, form.width, cell_height or form.height, sheet.gutter)
    needed = width - 2 * grid.left, height - 2 * grid.top
    if needed[0] > width + 1e-6 or needed[1] > height + 1e-6:
        raise LayoutError(
            f"{columns} x {rows} cards of {form.width:g} x {grid.cell_height:g} mm need {needed[0]:g} x {needed[1]:g} mm, "
            f"but {sheet.paper} {sheet.orientation} is {width:g} x {height:g} mm"
        )
    white = min(grid.left + form.margin, grid.top + form.edge)
    if white < sheet.printer_margin - 1e-6:
        raise LayoutError(
            f"words would stand {white:g} mm from the edge of the paper, and the printer leaves "
            f"{sheet.printer_margin:g} mm white"
        )
    return grid


def _nup(sheet: Sheet, form: Format, count: int) -> Iterator[PrintPage]:
    grid = _grid(sheet, form, sheet.columns, sheet.rows)
    per_page = sheet.columns * sheet.rows
    for start in range(0, count, per_page):
        cards = range(start, min(start + per_page, count))
        places = [divmod(place, sheet.columns)[::-1] for place in range(per_page)]
        fronts = tuple(
            Slot(card, "front", *grid.cell(*place)) for card, place in zip(cards, places, strict=False)
        )
        marks = (*_cuts(grid), _bar(sheet, form, grid))
        yield PrintPage(grid.width, grid.height, fronts, marks)
        yield PrintPage(grid.width, grid.height, _backs(sheet, grid, form, fronts))


def turns_about_vertical_axis(sheet: Sheet) -> bool:
    """Return whether the printer turns the sheet like the page of a book, as one looks at it."""
    return (sheet.orientation == "portrait") == (sheet.flip == "long")


def _backs(sheet: Sheet, grid: _Grid, form: Format, fronts: Sequence[Slot]) -> tuple[Slot, ...]:
    """Return the backs behind their fronts, upright when the cut card is turned like the page of a book.

    Turned about the vertical axis, columns change places; about the horizontal one, rows do, and each back
    is turned by half a turn.
    """
    if turns_about_vertical_axis(sheet):
        moved = (replace(slot, side="back", x=grid.width - slot.x - form.width) for slot in fronts)
    else:
        moved = (
            replace(slot, side="back", y=grid.height - slot.y - form.height, turn=(slot.turn + 180) % 360)
            for slot in fronts
        )
    return tuple(
        replace(slot, x=round(slot.x + sheet.shift_x, 4), y=round(slot.y + sheet.shift_y, 4))
        for slot in moved
    )


def _pocketmod(sheet: Sheet, form: Format, count: int) -> Iterator[PrintPage]:
    grid = _grid(sheet, form, 4, 2)
    middle = grid.top + form.height
    xs = grid.columns_at
    marks = (
        _bar(sheet, form, grid, row=1),
        *(Mark("fold", x, 0, x, grid.height) for x in xs[1:-1]),
        Mark("fold", 0, middle, xs[1], middle),
        Mark("cut", xs[1], middle, xs[3], middle),
        Mark("fold", xs[3], middle, grid.width, middle),
    )
    for start in range(0, count, 4):
        slots = []
        for place, (page, turn) in enumerate(POCKETMOD):
            card, side = _face(start, page)
            if card < count:
                slots.append((page, Slot(card, side, *grid.cell(place % 4, place // 4), turn)))
        yield PrintPage(
            grid.width, grid.height, tuple(slot for _, slot in sorted(slots, key=lambda each: each[0])), marks
        )


def _face(start: int, page: int) -> tuple[int, Side]:
    """Return card and side of the page of a booklet, counted from 1: fronts and backs follow each other."""
    return start + (page - 1) // 2, "back" if page % 2 == 0 else "front"


def _zcard(sheet: Sheet, form: Format, count: int) -> Iterator[PrintPage]:
    """Yield strips of panels to fold in zigzag: the first pages on the one side, the others on the other."""
    panels = sheet.columns
    if panels % 2:
        raise LayoutError(f"a strip of {panels} panels cannot hold fronts and backs: take an even number")
    rows = max(1, sheet.rows)
    grid = _grid(sheet, form, panels, rows)
    folds = [Mark("fold", x, grid.top, x, grid.height - grid.top) for x in grid.columns_at[1:-1]]
    per_page = panels * rows
    for start in range(0, count, per_page):
        front, back = [], []
        for row in range(rows):
            for panel in range(panels):
                x, y = grid.cell(panel, row)
                first, first_side = _face(start + row * panels, panel + 1)
                second, second_side = _face(start + row * panels, panels + panel + 1)
                if first < count:
                    front.append(Slot(first, first_side, x, y))
                if second < count:
                    back.append(_on_back(sheet, grid, form, Slot(second, second_side, x, y)))
        yield PrintPage(
            grid.width,
            grid.height,
            tuple(front),
            (*_cuts(grid, folded=True), *folds, _bar(sheet, form, grid)),
        )
        yield PrintPage(grid.width, grid.height, tuple(back))


def _on_back(sheet: Sheet, grid: _Grid, form: Format, slot: Slot) -> Slot:
    """Return where on the back page a face goes that reads from left to right there."""
    if turns_about_vertical_axis(sheet):
        return replace(slot, x=slot.x + sheet.shift_x, y=slot.y + sheet.shift_y)
    x, y = grid.width - slot.x - form.width, grid.height - slot.y - form.height
    return replace(slot, x=round(x + sheet.shift_x, 4), y=round(y + sheet.shift_y, 4), turn=180)


def _fold(sheet: Sheet, form: Format, count: int) -> Iterator[PrintPage]:
    """Yield cards printed on one side: the back above the front, upside down, to be folded behind it."""
    grid = _grid(sheet, form, sheet.columns, sheet.rows, 2 * form.height)
    per_page = sheet.columns * sheet.rows
    for start in range(0, count, per_page):
        slots: list[Slot] = []
        folds: list[Mark] = []
        for place, card in enumerate(range(start, min(start + per_page, count))):
            x, y = grid.cell(place % sheet.columns, place // sheet.columns)
            slots += [Slot(card, "front", x, round(y + form.height, 4)), Slot(card, "back", x, y, 180)]
            folds.append(
                Mark("fold", x - TICK - 1, y + form.height, x + form.width + TICK + 1, y + form.height)
            )
        yield PrintPage(
            grid.width, grid.height, tuple(slots), (*_cuts(grid), *folds, _bar(sheet, form, grid))
        )


def _cuts(grid: _Grid, *, folded: bool = False) -> Iterator[Mark]:
    """Yield crop marks beside the cards, at the edge of the paper where there is no room, crosses between cards."""
    xs = (grid.columns_at[0], grid.columns_at[-1]) if folded else grid.columns_at
    for x in xs:
        for near, far in _ends(grid.top, grid.height):
            yield Mark("cut", x, near, x, far)
    for y in grid.rows_at:
        for near, far in _ends(grid.left, grid.width):
            yield Mark("cut", near, y, far, y)
    if grid.gutter == 0 and not folded:
        for x in grid.columns_at[1:-1]:
            for y in grid.rows_at[1:-1]:
                yield Mark("cut", x - TICK, y, x + TICK, y)
                yield Mark("cut", x, y - TICK, x, y + TICK)


def _ends(slack: float, length: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the two stretches of a crop mark, before and behind the cards."""
    if slack >= TICK + 1:
        return (slack - 1 - TICK, slack - 1), (length - slack + 1, length - slack + 1 + TICK)
    return (0.0, TICK), (length - TICK, length)


def _bar(sheet: Sheet, form: Format, grid: _Grid, row: int = 0) -> Mark:
    """Return the scale bar: above the cards, or upright in the right margin of the first card of a row, beside its body.

    There it stays on the card when that is cut out, outside of everything that is read.
    """
    if grid.top >= sheet.printer_margin + BAR_ROOM + TICK + 1:
        left = max(grid.left + 2, sheet.printer_margin)
        return Mark("bar", left, sheet.printer_margin, left + BAR, sheet.printer_margin)
    x, y = grid.cell(0, row)
    begin, end = form.band + BAR_ROOM, form.height - max(form.footer, form.back_footer)
    length = min(BAR, (end - begin) // 10 * 10)
    right = round(x + form.width - form.margin + 1, 4)
    return Mark("bar", right, round(y + begin, 4), right, round(y + begin + length, 4))
