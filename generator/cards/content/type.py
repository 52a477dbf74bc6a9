"""Incident type cards: the first lever, then how to confirm, then all levers, evidence, mistakes and experts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.content import first
from generator.cards.content.names import Names
from generator.cards.content.phase import own_steps
from generator.model.base import Instruction
from generator.model.card import Block, Card, Checklist, Fact, Facts, Item, Note, Row, Run
from generator.model.clock_limits import by_limit
from generator.model.clocks import Clock
from generator.model.levers import Lever
from generator.model.types import IncidentType, SeverityWhen
from generator.problems import Spot

AT_ONCE = 3
"""So many clocks are named on the card of a type; for more there is a card of their own."""


def type_card(names: Names, kind: IncidentType) -> Card:
    """Return the card of one incident type."""
    spot = Spot.of("types", kind.id)
    return Card(
        id=f"type-{kind.id}",
        kind="type",
        title=names.write.plain(kind.name),
        kicker=names.labels.incident_type,
        mark=kind.letter,
        language=names.language,
        front=tuple(_front(names, kind, spot)),
        back=tuple(_back(names, kind, spot)),
        flows=True,
        spot=spot,
    )


def _front(names: Names, kind: IncidentType, spot: Spot) -> Iterator[Block]:
    said = [text for text in (kind.looks_like, names.at_least(kind) or names.starts_as(kind)) if text]
    if said:
        yield Note(paragraphs=tuple(map(names.write.bare, said)), spot=spot.at("looks_like"))
    yield from names.framed("danger", "harm_goes_on")
    rows = first.kinds(names, kind, names.role)
    levers = tuple(_levers(names, kind, spot))
    if rows:
        none = Fact(names.write.bare(names.labels.no_kind_fits), first.first_of_type(names, kind, names.role))
        rows = (*rows, none) if none.value else rows
        yield Facts(title=names.labels.kinds, rows=rows, stress="label", spot=spot.at("kinds"))
    else:
        yield from levers
    confirm = tuple(_confirm(names, step) for step in kind.confirm.steps)
    if confirm:
        yield Checklist(title=names.labels.confirm, items=confirm, spot=spot.at("confirm", "steps"))
    if rows:
        yield from levers


def _levers(names: Names, kind: IncidentType, spot: Spot) -> Iterator[Checklist]:
    found = (names.playbook.levers.get(lever) for lever in kind.levers)
    items = tuple(_lever(names, lever) for lever in found if lever)
    title = names.labels.levers if kind.levers_are == "in-order" else names.labels.levers_choice
    if items:
        yield Checklist(title=title, items=items, spot=spot.at("levers"))


def _confirm(names: Names, step: str | Instruction) -> Item:
    if isinstance(step, str):
        return Item(names.write.line(step))
    return Item(names.write.line(step.said), command=step.command or "")


def _lever(names: Names, lever: Lever) -> Item:
    beside = "; ".join(first.before(names, lever, names.role))
    said = names.added(lever.name, beside) if beside else names.write.bare(lever.name)
    below = (names.write.line(lever.fits),) if lever.fits else ()
    return Item(said, names.role(lever.owner), below=below, command=lever.command or "")


def _back(names: Names, kind: IncidentType, spot: Spot) -> Iterator[Block]:
    labels = names.labels
    yield from own_steps(names, kind)
    evidence = names.playbook.evidence
    saved = [names.write.plain(evidence[key].name) for key in kind.evidence if key in evidence]
    if saved:
        yield names.row_of(labels.evidence, saved, spot.at("evidence"))
    yield from names.bullets(labels.do_not, kind.do_not, spot.at("do_not"))
    yield from _levels(names, kind, spot)
    called = [
        names.role(pull.role) + (f" ({pull.within.short})" if pull.within else "") for pull in kind.pulls_in
    ]
    if called:
        yield names.row_of(labels.pulls_in, called, spot.at("pulls_in"))
    yield from _clocks(names, kind, spot)


def _clocks(names: Names, kind: IncidentType, spot: Spot) -> Iterator[Block]:
    """Yield the clocks that a type can start with their first limit, or how many there are and how soon the first one ends."""
    labels, book = names.labels, names.playbook
    found = by_limit(book.clocks[name] for name in kind.clocks if name in book.clocks)
    live = [clock for clock in found if clock.is_live]
    limits = [_limit(clock) for clock in live]
    if len(live) > AT_ONCE:
        many = labels.clocks_many if all(limits) else labels.clocks_at_once
        said = many.replace("{count}", str(len(live)))
        said = said.replace("{time}", limits[0]) if limits[0] else str(len(live))
        yield Facts(rows=(names.fact(labels.clocks_of_type, said),), spot=spot.at("clocks"))
    elif live:
        things = tuple(
            (
                Run("strong", names.write.plain(clock.name)),
                *((Run("text", f" ({only})"),) if (only := names.only_at(clock.only_for)) else ()),
                *((Run("text", f": {limit}"),) if limit else ()),
                *((Run("text", f" ({names.role(clock.owner)})"),) if clock.owner else ()),
            )
            for clock, limit in zip(live, limits, strict=True)
        )
        yield Row(title=labels.clocks_of_type, things=things, spot=spot.at("clocks"))


def _limit(clock: Clock) -> str:
    """Return the shortest limit of a clock; nothing where none is a number."""
    limits = (each.within for each in clock.deadlines if each.within)
    least = min(limits, key=lambda each: each.minutes, default=None)
    return least.short if least else ""


def _levels(names: Names, kind: IncidentType, spot: Spot) -> Iterator[Block]:
    """Yield the signals and conditions that name a severity; the others are on the page."""
    named = [
        *((each.suggests, each.what) for each in kind.signals if each.suggests),
        *(
            (each.severity, each.when)
            for each in (*kind.raises, *kind.lowers)
            if isinstance(each, SeverityWhen)
        ),
    ]
    rows = tuple(
        Fact((Run("strong", names.tier(severity).name),), names.write.line(said))
        for severity, said in named
        if severity in names.playbook.severities
    )
    if rows:
        yield Facts(title=names.labels.severity, rows=rows, stress="label", spot=spot.at("raises"))


CARDS = {"types": type_card}
