"""What comes first for each incident type and kind: the lever, who pulls it, how bad it is, what is said, who is paged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.cards.content.names import Names
from generator.model import Playbook
from generator.model.belonging import possible
from generator.model.card import Fact, Run, Runs
from generator.model.levers import Lever
from generator.model.types import IncidentType, PullIn, TypeKind
from generator.model.verdict_plan import said_of_kind

_LEVER = re.compile(r"\{levers/[^}]*\}")

Called = Callable[[str], str]
"""How a role is called: by its name, or by its short form."""


def first_of_kind(
    names: Names, incident: IncidentType, own: TypeKind, called: Called, *, further: bool
) -> Runs:
    """Return what a kind asks for at once, its first lever or those it needs together, and what it has beside its type; nothing without a lever.

    Where the same lever is pulled for a person in danger, the card says above it what comes before.
    """
    named = (names.playbook.levers.get(name) for name in own.together or incident.levers[:1])
    levers = [lever for lever in named if lever]
    if not levers:
        return ()
    said = own.first and f"{{levers/{levers[0].id}}}" != first_pulled(names.playbook.about.danger or "")
    at_once = (*names.write.line(own.first or ""), Run("text", " ")) if said else ()
    first, *others = (pulled(names, lever, called) for lever in levers)
    too = (run for each in others for run in (Run("text", " + "), *each))
    return (
        *at_once,
        *first,
        *too,
        *_next(names, own, further=further),
        *_beside(names, incident, own, called),
    )


def next_lever(own: TypeKind) -> str:
    """Return the lever that follows when the first ones of a kind do not hold, and that its note does not name."""
    name = next(iter(own.levers[own.levers_together :]), "")
    return "" if f"{{levers/{name}}}" in (own.lever_note or "") else name


def first_pulled(text: str) -> str:
    """Return the reference to the first lever that a text names, in its braces; empty where it names none."""
    found = _LEVER.search(text)
    return found[0] if found else ""


def first_of_type(names: Names, incident: IncidentType, called: Called) -> Runs:
    """Return the first lever of a type and who pulls it; nothing without a lever."""
    lever = names.playbook.levers.get(next(iter(incident.levers), ""))
    return pulled(names, lever, called) if lever else ()


def pulled(names: Names, lever: Lever, called: Called) -> Runs:
    """Return a lever, who pulls it, who else can, and whether something is saved before."""
    who = ", ".join(called(role) for role in (lever.owner, lever.backup) if role)
    said = "; ".join((who, *before(names, lever, called)))
    return (Run("strong", names.write.plain(lever.name)), Run("text", f"\N{NO-BREAK SPACE}({said})"))


def before(names: Names, lever: Lever, called: Called) -> Iterator[str]:
    """Yield what comes before a lever is pulled: something is saved, somebody is asked."""
    if lever.saves_first:
        yield names.labels.save_first
    if lever.needs_approval:
        yield names.labels.approved_by.replace("{role}", called(lever.needs_approval))


def kinds(names: Names, incident: IncidentType, called: Called, *, further: bool = True) -> tuple[Fact, ...]:
    """Return a row for each kind of a type, with the lever that follows where it is asked for; none where nothing is pulled."""
    rows = (
        (each.short or each.name, first_of_kind(names, incident, each, called, further=further))
        for each in incident.kinds.values()
    )
    return tuple(Fact(names.write.bare(name), first) for name, first in rows if first)


def first_levers(playbook: Playbook) -> tuple[str, ...]:
    """Return the levers that can come first: of answers, then of types and their kinds, each once."""
    answers = (answer for question in playbook.triage.questions.values() for answer in question.answers)
    firsts = [answer.levers[:1] for answer in answers]
    for incident in playbook.by_letter:
        firsts += [
            incident.levers[:1],
            *(kind.levers[: kind.levers_together + 1] for kind in incident.kinds.values()),
        ]
    return tuple(
        lever
        for lever in dict.fromkeys(name for first in firsts for name in first)
        if lever in playbook.levers
    )


def soon(playbook: Playbook, incident: IncidentType) -> tuple[str, ...]:
    """Return the experts whom a type needs while it is contained, and whom not every war room has by its severity."""
    rooms = [set(severity.pages) for severity in playbook.by_rank if severity.motion == "war-room"]
    there = set.intersection(*rooms) if rooms else set()
    return tuple(
        pull.role for pull in incident.pulls_in if pull.role not in there and _is_soon(playbook, pull)
    )


def roles_of(playbook: Playbook) -> Iterator[str]:
    """Yield the roles that the rows of all types and kinds can name."""
    for name in first_levers(playbook):
        lever = playbook.levers[name]
        yield from filter(None, (lever.owner, lever.backup, lever.needs_approval))
    for incident in playbook.by_letter:
        yield from soon(playbook, incident)
        yield from (pull.role for kind in incident.kinds.values() for pull in kind.pulls_in)


def _next(names: Names, own: TypeKind, *, further: bool) -> Iterator[Run]:
    """Yield the lever that follows, then what comes before or beside the first ones."""
    lever = names.playbook.levers.get(next_lever(own)) if further else None
    if lever:
        yield Run("text", f", {names.labels.then} {names.write.plain(lever.name)}")
    if own.lever_note:
        yield from (Run("text", ". "), *names.write.line(own.lever_note.rstrip(".")))


def _beside(names: Names, incident: IncidentType, own: TypeKind, called: Called) -> Iterator[Run]:
    """Yield that the product stays on, a floor of its own, the first public word where it is another one or none, and whom it needs beside the type."""
    labels, playbook = names.labels, names.playbook
    if own.product_stays_on:
        yield Run("text", f"; {labels.product_stays_on}")
    if floor := names.at_least(own, incident):
        yield Run("text", f"; {floor}")
    for severity in possible(playbook, incident)[:1]:
        plain, _ = said_of_kind(playbook, severity, None)
        say, _ = said_of_kind(playbook, severity, own)
        if say != plain:
            script = playbook.scripts[say.script] if say and say.script else None
            said = f"{labels.say.lower()} {names.write.plain(script.name)}" if script else labels.no_word
            yield Run("text", f"; {said}")
    if own.pulls_in:
        word = labels.page_only if own.pulls_in_are == "all" else labels.page_also
        yield Run("text", f"; {word} {', '.join(_timed(playbook, own.pulls_in, called))}")


def _timed(playbook: Playbook, pulls: Iterable[PullIn], called: Called) -> Iterator[str]:
    """Yield roles, those with the same time together, and the time where they are not needed for containing."""
    alike: dict[str, list[str]] = {}
    for pull in pulls:
        later = "" if pull.within is None or _is_soon(playbook, pull) else pull.within.short
        alike.setdefault(later, []).append(called(pull.role))
    for later, roles in alike.items():
        said = ", ".join(roles)
        yield f"{said}\N{NO-BREAK SPACE}({later})" if later else said


def _is_soon(playbook: Playbook, pull: PullIn) -> bool:
    """Return whether a role is needed within the time in which the worst severity is contained."""
    limit = playbook.by_rank[0].lever_limit
    return not limit or not pull.within or pull.within.minutes <= limit.minutes
