"""Severity cards: the test and the timers on the front, people and changes of severity on the back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.cards.content.names import Names
from generator.model.card import Block, Card, Fact, Facts, Level, Scale
from generator.model.severities import DEADLINES, Rhythm, Severity, Updates
from generator.model.verdict_plan import paged_by
from generator.problems import Spot

IN_FULL = 2
"""So few roles are called by their names, which takes less room than saying what their short forms mean."""


def severity_card(names: Names, severity: Severity) -> Card:
    """Return the card of one severity."""
    labels, spot = names.labels, Spot.of("severities", severity.id)
    count = len(names.playbook.severities)
    return Card(
        id=f"severity-{severity.id}",
        kind="severity",
        title=" ".join(dict.fromkeys(map(names.write.plain, (severity.name, severity.label)))),
        kicker=labels.severity,
        mark=str(severity.rank),
        look=names.look(severity),
        bars=tuple(place <= count - severity.rank for place in range(count)),
        language=names.language,
        front=(
            *names.bullets(labels.criteria, severity.criteria_said, spot.at("criteria")),
            *_timers(names, severity, spot),
        ),
        back=tuple(_back(names, severity, spot)),
        flows=True,
        spot=spot,
    )


def _named_on(severity: Severity) -> dict[str, None]:
    """Return every role that the card of a severity names, each once."""
    people = (severity.leads, severity.pages, severity.joins)
    later = (pull.role for pull in severity.pulls_in)
    send = (rhythm.by for _, rhythm in severity.rhythms if rhythm.by)
    return dict.fromkeys([*(role for ids in people for role in ids), *later, *send])


def _way_to_call(names: Names, severity: Severity) -> Callable[[str], str]:
    """Return how roles are called on the card of a severity: by their names where they are few."""
    return names.role if len(_named_on(severity)) <= IN_FULL else names.short


def _timers(names: Names, severity: Severity, spot: Spot) -> Iterator[Facts]:
    rows = tuple(_deadlines(names, severity))
    if rows:
        yield Facts(title=names.labels.timers, rows=rows, spot=spot)


def _deadlines(names: Names, severity: Severity) -> Iterator[Fact]:
    called = _way_to_call(names, severity)
    for field in DEADLINES:
        value = getattr(severity, field)
        if value is not None:
            yield names.fact(getattr(names.labels, field), value.short)
    if severity.updates:
        yield names.fact(names.labels.updates, _rhythm(names, severity.updates, called))
    for rhythm in severity.also_updates.values():
        label = names.labels.updates_for.replace("{audience}", rhythm.name)
        yield names.fact(label, _rhythm(names, rhythm, called))


def _rhythm(names: Names, rhythm: Updates | Rhythm, called: Callable[[str], str]) -> str:
    """Return how often and by whom, then how often later."""
    after = names.labels.updates_after
    later = (
        after.replace("{every}", each.every.short).replace("{after}", each.after.short)
        for each in rhythm.then
    )
    by = f" ({called(rhythm.by)})" if rhythm.by else ""
    return ", ".join([rhythm.every.short + by, *later])


def _back(names: Names, severity: Severity, spot: Spot) -> Iterator[Block]:
    labels = names.labels
    people = [
        (labels.led_by, severity.leads),
        (labels.pages, severity.pages),
        (labels.joins, severity.joins),
    ]
    all_roles, called = _named_on(severity), _way_to_call(names, severity)
    rows = tuple(names.fact(label, ", ".join(map(called, ids))) for label, ids in people if ids)
    later = [
        f"{called(each.role)} ({each.within.short})" if each.within else called(each.role)
        for each in severity.pulls_in
    ]
    rows += (names.fact(labels.pulls_in, ", ".join(later)),) if later else ()
    if rows:
        yield Facts(rows=rows, spot=spot)
    yield from names.bullets(labels.raise_when, severity.raise_when, spot.at("raise_when"))
    yield from names.bullets(labels.lower_when, severity.lower_when, spot.at("lower_when"))
    if len(all_roles) > IN_FULL:
        yield from names.legend(all_roles)


def _called(names: Names, severity: Severity) -> str:
    """Return whom a severity pages, those with a time of their own behind it."""
    later = [
        f"{names.short(pull.role)}\N{NO-BREAK SPACE}({pull.within.short})"
        if pull.within
        else names.short(pull.role)
        for pull in severity.pulls_in
    ]
    return ", ".join([*map(names.short, paged_by(severity)), *later])


def scale(names: Names, *also: str, paged: bool = False) -> Scale:
    """Return all severities with the deadlines that tell them apart.

    Args:
        names: the playbook.
        also: more deadlines, by field.
        paged: whether to say whom each severity pages; one that asks for nothing has no row then.
    """
    fields = [
        name for name, mark in DEADLINES.items() if (mark.response or name in also) and _is_set(names, name)
    ]
    labels = [getattr(names.labels, name) for name in fields]
    if any(severity.updates for severity in names.playbook.severities.values()):
        labels.append(names.labels.updates)
    rows = tuple(
        Level(names.tier(severity.id), _values(severity, fields, len(labels)))
        for severity in names.playbook.by_rank
    )
    if not paged:
        return Scale(columns=(names.labels.severity, *labels), rows=rows, spot=Spot.of("severities"))
    called = (_called(names, severity) or "–" for severity in names.playbook.by_rank)
    rows = tuple(replace(row, values=(who, *row.values)) for who, row in zip(called, rows, strict=True))
    asks = tuple(row for row in rows if set(row.values) != {"–"})
    columns = (names.labels.severity, names.labels.pages, *labels)
    return Scale(columns=columns, rows=asks or rows, spot=Spot.of("severities"))


def _is_set(names: Names, field: str) -> bool:
    return any(getattr(severity, field) for severity in names.playbook.severities.values())


def _values(severity: Severity, fields: list[str], count: int) -> tuple[str, ...]:
    values = [value.short if (value := getattr(severity, name)) else "–" for name in fields]
    if count > len(fields):
        values.append(severity.updates.every.short if severity.updates else "–")
    return tuple(values)


CARDS = {"severities": severity_card}
