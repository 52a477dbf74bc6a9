"""What the records measure: each metric with its points, the updates that were kept, postmortems, actions.

Incidents and drills never stand in one figure. Above a number of points the table has a row a month instead of one for
each record, and the plot shows the median and the worst of each month.
"""

from __future__ import annotations

import datetime
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model import Playbook
from generator.model.incidents import Incident
from generator.model.played_plan import Taken, postmortem_due, published_at, taken, updates_of
from generator.pages.escaping import Html
from generator.pages.plots import Mark, plot
from generator.report.postmortem import length_words, name_of

MOST_ROWS = 40
FEW = 5
"""Below this many points nothing is said about the middle of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: one record, or one month; `incident` is the id of a record that has a page."""

    name: str
    incident: str
    day: str
    value: str
    target: str
    missed: bool | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A plot with its table. `says` sums up the points in a sentence; it is empty where there are none."""

    id: str
    title: str
    says: str
    rows: tuple[Row, ...]
    drawn: Html


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts."""

    name: str
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Open:
    """What is still to be done after a record, by its id and name, and by which day; `overdue` on the day of the page."""

    what: str
    incident: str
    name: str
    owner: str
    due: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that some records measure; of what is open the earliest, and how many more there are."""

    records: int
    figures: tuple[Figure, ...]
    postmortems: tuple[Count, ...]
    actions: tuple[Count, ...]
    open: tuple[Open, ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Point:
    incident: Incident
    day: datetime.date
    value: float
    target: str
    missed: bool | None


def measured_in(playbook: Playbook, incidents: Sequence[Incident], today: datetime.date | None) -> Measured:
    """Return what some records measure.

    Args:
        playbook: the plan that they are measured against.
        incidents: incidents, or drills; never both.
        today: the day on which something can be overdue; without it nothing is.
    """
    still_open = sorted(
        _open(playbook, incidents, today), key=lambda one: (one.due or "~", one.incident, one.what)
    )
    return Measured(
        len(incidents),
        (*_of_metrics(playbook, incidents), *_of_shares(playbook, incidents)),
        tuple(_postmortems(playbook, incidents, today)),
        tuple(_actions(incidents, today)),
        tuple(still_open[:MOST_ROWS]),
        len(still_open[MOST_ROWS:]),
    )


def _of_metrics(playbook: Playbook, incidents: Sequence[Incident]) -> Iterator[Figure]:
    for metric in playbook.metrics.values():
        points = [_point(each) for each in taken(playbook, metric, incidents)]
        if not metric.detection:
            yield _figure(metric.id, metric.name, points)
            continue
        for noise in ("loud", "silent"):
            some = [
                point
                for point in points
                if point.incident.detection and point.incident.detection.noise == noise
            ]
            yield _figure(f"{metric.id}-{noise}", f"{metric.name}, {noise}", some)
        untold = [point for point in points if not point.incident.detection]
        if untold:
            yield _figure(f"{metric.id}-untold", f"{metric.name}, nobody says how it was seen", untold)


def _point(each: Taken) -> _Point:
    missed = None if each.target is None else each.missed
    return _Point(each.incident, each.incident.first.date(), each.minutes, each.asked, missed)


def _of_shares(playbook: Playbook, incidents: Sequence[Incident]) -> Iterator[Figure]:
    kept = []
    told = any(incident.words for incident in incidents)  # a public edition does not say what went out
    for incident in incidents:
        updates = updates_of(playbook, incident) if told else ()
        if updates:
            share = 100 * sum(update.kept for update in updates) / len(updates)
            kept.append(_Point(incident, incident.first.date(), share, "all", share < 100))
    yield _figure("updates-kept", "Updates kept", kept, percent=True)


def _figure(name: str, title: str, points: Sequence[_Point], *, percent: bool = False) -> Figure:
    points = sorted(points, key=lambda point: (point.day, point.incident.id))
    if len(points) <= MOST_ROWS:
        rows = [_row(point, percent=percent) for point in points]
        marks = [Mark(point.day, point.value, point.missed) for point in points]
    else:
        months = [
            list(some) for _, some in groupby(points, key=lambda point: (point.day.year, point.day.month))
        ]
        rows = [_month_row(some, percent=percent) for some in months]
        marks = [mark for some in months for mark in _month_marks(some, percent=percent)]
    drawn = plot(marks, title, percent=percent)
    return Figure(name, title, _says(points, percent=percent), tuple(rows), drawn)


def _words(value: float, *, percent: bool) -> str:
    return f"{value:.0f} %" if percent else length_words(value)


def _worst(points: Iterable[_Point], *, percent: bool) -> float:
    values = [point.value for point in points]
    return min(values) if percent else max(values)


def _says(points: Sequence[_Point], *, percent: bool) -> str:
    if not points:
        return ""
    worst = _words(_worst(points, percent=percent), percent=percent)
    with_target = [point for point in points if point.missed is not None]
    missed = sum(bool(point.missed) for point in with_target)
    against = f" {missed} of {len(with_target)} missed the target." if with_target else ""
    if len(points) < FEW:
        many = "1 record" if len(points) == 1 else f"{len(points)} records"
        return f"{many}, too few for a middle or a trend. The worst: {worst}.{against}"
    median = _words(statistics.median(point.value for point in points), percent=percent)
    return f"{len(points)} records. Median {median}, worst {worst}.{against}"


def _row(point: _Point, *, percent: bool) -> Row:
    value = _words(point.value, percent=percent)
    return Row(
        point.incident.name, point.incident.id, point.day.isoformat(), value, point.target, point.missed
    )


def _month_row(some: Sequence[_Point], *, percent: bool) -> Row:
    median = _words(statistics.median(point.value for point in some), percent=percent)
    worst = _words(_worst(some, percent=percent), percent=percent)
    missed = sum(bool(point.missed) for point in some)
    name = f"{len(some)} records, {missed} missed the target"
    return Row(name, "", f"{some[0].day:%Y-%m}", f"median {median}, worst {worst}", "", None)


def _month_marks(some: Sequence[_Point], *, percent: bool) -> Iterator[Mark]:
    middle = some[0].day.replace(day=15)
    yield Mark(middle, statistics.median(point.value for point in some))
    yield Mark(middle, _worst(some, percent=percent), missed=True)


def _postmortems(
    playbook: Playbook, incidents: Sequence[Incident], today: datetime.date | None
) -> Iterator[Count]:
    found = dict.fromkeys(("in time", "late", "interim account", "not out and late", "not out yet"), 0)
    for incident in incidents:
        due, out = postmortem_due(playbook, incident), published_at(playbook, incident)
        if due is None:
            continue
        if out and incident.postmortem and incident.postmortem.interim:
            found["interim account"] += 1
        elif out:
            found["in time" if out.date() <= due else "late"] += 1
        else:
            found["not out and late" if today and today > due else "not out yet"] += 1
    total = sum(found.values())
    yield from (Count(name, number, total) for name, number in found.items() if number)


def _actions(incidents: Sequence[Incident], today: datetime.date | None) -> Iterator[Count]:
    found = dict.fromkeys(("closed in time", "closed late", "open", "open and overdue"), 0)
    for action in (action for incident in incidents for action in incident.actions.values()):
        if action.done:
            found["closed late" if action.due and action.done > action.due else "closed in time"] += 1
        else:
            late = today and action.due and action.due < today.isoformat()
            found["open and overdue" if late else "open"] += 1
    total = sum(found.values())
    yield from (Count(name, number, total) for name, number in found.items() if number)


def _open(playbook: Playbook, incidents: Sequence[Incident], today: datetime.date | None) -> Iterator[Open]:
    """Yield each postmortem that is not out and each action that is not done."""
    for incident in incidents:
        due = postmortem_due(playbook, incident)
        if due and published_at(playbook, incident) is None:
            owner = name_of(playbook, "roles", playbook.postmortem.owner or "")
            late = today is not None and today > due
            yield Open("Postmortem", incident.id, incident.name, owner, due.isoformat(), late)
        for action in incident.actions.values():
            if not action.done:
                owner = name_of(playbook, "roles", action.owner or "")
                late = today is not None and action.due is not None and action.due < today.isoformat()
                yield Open(action.what, incident.id, incident.name, owner, action.due or "", late)


def split(incidents: Iterable[Incident]) -> tuple[tuple[Incident, ...], tuple[Incident, ...]]:
    """Return the incidents, then the drills."""
    found = tuple(incidents)
    return tuple(each for each in found if not each.drill), tuple(each for each in found if each.drill)
