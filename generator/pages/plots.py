"""Plots as SVG inside a page: points by day, one mark for each incident. The only user of leather.

Few points are drawn as points and nothing is fitted through them. Colours come from the style sheet, so that a plot is
read in light, dark and print. Equal points give equal bytes.
"""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.pages.escaping import Html, as_text

_WIDTH, _HEIGHT = 360, 190
_UNITS = (("days", 1440, 3 * 1440), ("hours", 60, 180), ("minutes", 1, 0))
"""Name, minutes in one, and from how many minutes on it is used."""
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DECIMALS = re.compile(r"(\d+\.\d{2})\d+(?!E)")
_NOTHING = re.compile(r"-?[\d.]+E-\d+")
_HEAD = re.compile(r'<svg width="(\d+)" height="(\d+)" version="1\.1" ')


@dataclass(frozen=True, slots=True)
class Mark:
    """A point: the day, the value in minutes or per cent, and whether its target was missed; None without a target."""

    day: datetime.date
    value: float
    missed: bool | None = None


def plot(marks: Sequence[Mark], title: str, *, percent: bool = False) -> Html:
    """Return a plot of points by day; nothing where there is no point.

    Args:
        marks: the points, in any order.
        title: what they are, for people who do not see them.
        percent: the values are per cent; else minutes, shown in the unit that fits the largest.
    """
    if not marks:
        return Html("")
    name, size = ("per cent", 1) if percent else _unit(max(mark.value for mark in marks))
    top = 100 if percent else _nice(max(mark.value for mark in marks) / size)
    drawn = _drawn(marks, size, top, name)
    days = sorted(mark.day for mark in marks)
    missed = sum(mark.missed is True for mark in marks)
    said = f"{len(marks)} {'point' if len(marks) == 1 else 'points'} from {days[0]} to {days[-1]}, in {name}"
    said += f"; {missed} missed the target." if any(mark.missed is not None for mark in marks) else "."
    inside = f"<title>{as_text(title)}</title><desc>{as_text(said)} The table below has each.</desc>"
    head = r'<svg class="pb-plot" role="img" viewBox="0 0 \1 \2" '
    text = _DECIMALS.sub(r"\1", _NOTHING.sub("0", _HEAD.sub(head, drawn, count=1)))
    return Html(text.replace(">", f">{inside}", 1))  # numbers of ours and encoded words


def _unit(largest: float) -> tuple[str, int]:
    return next((name, size) for name, size, least in _UNITS if largest >= least)


def _nice(largest: float) -> float:
    """Return the end of an axis that holds a value: 1, 2 or 5 and zeros."""
    step = 1.0
    while step * 10 <= largest:
        step *= 10
    return next((step * factor for factor in (1, 2, 5) if step * factor >= largest), step * 10)


def _drawn(marks: Sequence[Mark], size: float, top: float, unit: str) -> str:
    import leather  # noqa: PLC0415 - only pages with plots pay for it

    _set_look(leather.theme)
    chart = leather.Chart()
    first, last = min(mark.day for mark in marks), max(mark.day for mark in marks)
    margin = max(1, -(-(last - first).days // 6))  # the words below the first and the last day have room
    chart.add_x_scale(first.toordinal() - margin, last.toordinal() + margin)
    chart.add_y_scale(0, top)
    chart.add_x_axis(ticks=[day.toordinal() for day in _ticks(first, last)], tick_formatter=_days(last))
    chart.add_y_axis(ticks=[0, top / 2, top], tick_formatter=lambda value, _, __: f"{value:g}", name=unit)
    shape = _shapes(leather)
    for missed in (None, False, True):
        some = [(mark.day.toordinal(), mark.value / size) for mark in marks if mark.missed is missed]
        if some:
            chart.add_series(leather.Series(some), shape(bool(missed)))
    return str(chart.to_svg(width=_WIDTH, height=_HEIGHT))


def _set_look(theme: Any) -> None:
    """Leave colours to the style sheet; sizes are what a phone shows at full width."""
    theme.background_color = "none"
    theme.tick_color = theme.zero_color = theme.label_color = theme.axis_title_color = "currentColor"
    theme.tick_font_family = theme.axis_title_font_family = "inherit"
    theme.tick_font_size = theme.axis_title_font_size = 12
    theme.tick_font_char_width = theme.axis_title_font_char_width = 7
    theme.margin = 0.03


def _ticks(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """Yield the days written below the axis: three at most."""
    days = (last - first).days
    yield first
    if days > 14:
        yield first + datetime.timedelta(days=days // 2)
    if days > 3:
        yield last


def _days(last: datetime.date) -> Callable[..., str]:
    """Return how a day is written: its year only once, at the last day, where all are of one year; words would touch."""

    def written(value: int, *_: int) -> str:
        day = datetime.date.fromordinal(int(value))
        year = f" {day.year}" if day == last or day.year != last.year else ""
        return f"{day.day} {_MONTHS[day.month - 1]}{year}"

    return written


def _shapes(leather: Any) -> Any:
    """Return a shape of leather's that tells a missed target without colour: a ring beside filled points."""

    class Point(leather.Dots):  # type: ignore[misc]
        def __init__(self, missed: bool) -> None:
            super().__init__("currentColor", 5 if missed else 4)
            self._kind = "pb-missed" if missed else "pb-met"

        def to_svg(self, *args: Any) -> ET.Element:
            group: ET.Element = super().to_svg(*args)
            group.set("class", self._kind)
            return group

        def legend_to_svg(self, *_: Any) -> list[Any]:
            return []

    return Point
