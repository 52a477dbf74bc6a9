"""Incident type cards: confirm and contain on the front, evidence, mistakes and experts on the back."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.content.names import Names
from generator.cards.content.phase import own_steps
from generator.model.base import Instruction
from generator.model.belonging import possible
from generator.model.card import Block, Card, Checklist, Fact, Facts, Item, Note, Run, Runs
from generator.model.levers import Lever
from generator.model.types import IncidentType, SeverityWhen, TypeKind
from generator.model.verdict_plan import said_of_kind
from generator.problems import Spot


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
    said = [text for text in (kind.looks_like, names.at_least(kind)) if text]
    if said:
        yield Note(paragraphs=tuple(map(names.write.bare, said)), spot=spot.at("looks_like"))
    confirm = tuple(_confirm(names, step) for step in kind.confirm.steps)
    if confirm:
        yield Checklist(title=names.labels.confirm, items=confirm, spot=spot.at("confirm", "steps"))
    levers = tuple(
        _lever(names, lever) for lever_id in kind.levers if (lever := names.playbook.levers.get(lever_id))
    )
    title = names.labels.levers if kind.levers_are == "in-order" else names.labels.levers_choice
    if levers:
        yield Checklist(title=title, items=levers, spot=spot.at("levers"))


def _confirm(names: Names, step: str | Instruction) -> Item:
    if isinstance(step, str):
        return Item(names.write.line(step))
    return Item(names.write.line(step.said), command=step.command or "")


def _lever(names: Names, lever: Lever) -> Item:
    said = names.write.bare(lever.name)
    if lever.reversible in ("partly", "no"):
        said = names.added(lever.name, names.labels.save_first)
    below = (names.write.line(lever.fits),) if lever.fits else ()
    return Item(said, names.role(lever.owner), below=below, command=lever.command or "")


def _back(names: Names, kind: IncidentType, spot: Spot) -> Iterator[Block]:
    labels = names.labels
    yield from own_steps(names, kind)
    yield from _kinds(names, kind, spot.at("kinds"))
    evidence = names.playbook.evidence
    saved = [names.write.plain(evidence[key].name) for key in kind.evidence if key in evidence]
    if saved:
        yield names.row_of(labels.evidence, saved, spot.at("evidence"))
    yield from names.bullets(labels.do_not, kind.do_not, spot.at("do_not"))
    yield from _levels(names, kind, spot)
    soon = [f"{names.role(pull.role)} ({pull.within.short})" for pull in kind.pulls_in if pull.within]
    if soon:
        yield names.row_of(labels.pulls_in, soon, spot.at("pulls_in"))


def _kinds(names: Names, kind: IncidentType, spot: Spot) -> Iterator[Block]:
    """Yield what each kind with a lever of its own asks for at once, that lever, and what differs: the first public word, who is paged."""
    first = (
        (each, names.playbook.levers.get(lever)) for each in kind.kinds.values() for lever in each.levers[:1]
    )
    rows = tuple(
        Fact(
            names.write.bare(each.short or each.name),
            (
                *_at_once(names, each),
                *names.added(lever.name, names.role(lever.owner)),
                *_beside(names, kind, each),
            ),
        )
        for each, lever in first
        if lever
    )
    if rows:
        yield Facts(title=names.labels.kinds, rows=rows, stress="label", spot=spot)


def _at_once(names: Names, own: TypeKind) -> Runs:
    """Return what a kind asks for before any lever."""
    return (*names.write.line(own.first), Run("text", " ")) if own.first else ()


def _beside(names: Names, kind: IncidentType, own: TypeKind) -> Iterator[Run]:
    """Yield a floor of its own, the first public word where it is another one or none, and whom it needs beside the type."""
    labels, playbook = names.labels, names.playbook
    if floor := names.at_least(own):
        yield Run("text", f"; {floor}")
    worst = possible(playbook, kind)[:1]
    for severity in worst:
        plain, _ = said_of_kind(playbook, severity, None)
        say, _ = said_of_kind(playbook, severity, own)
        if say != plain:
            script = playbook.scripts[say.script] if say and say.script else None
            said = f"{labels.say.lower()} {names.write.plain(script.name)}" if script else labels.no_word
            yield Run("text", f"; {said}")
    called = ", ".join(names.role(each.role) for each in own.pulls_in)
    if called:
        yield Run("text", f"; {labels.pulls_in.lower()} {called}")


def _levels(names: Names, kind: IncidentType, spot: Spot) -> Iterator[Block]:
    """Yield the conditions that name a severity; the others are on the page."""
    named = [each for each in (*kind.raises, *kind.lowers) if isinstance(each, SeverityWhen)]
    rows = tuple(
        Fact((Run("strong", names.tier(each.severity).name),), names.write.line(each.when))
        for each in named
        if each.severity in names.playbook.severities
    )
    if rows:
        yield Facts(title=names.labels.severity, rows=rows, stress="label", spot=spot.at("raises"))


CARDS = {"types": type_card}
