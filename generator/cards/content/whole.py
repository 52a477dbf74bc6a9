"""Cards about the whole playbook: overview of severities, everything on one card, contacts, badge."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.content.names import Names
from generator.cards.content.phase import always, in_short, minutes
from generator.cards.content.severity import scale
from generator.model.card import (
    Answer,
    Block,
    Card,
    Fact,
    Facts,
    Lines,
    Note,
    Question,
    Questions,
    Run,
    Runs,
    Words,
)
from generator.model.levers import Lever
from generator.model.scripts import BLANK, Blank, Script
from generator.model.templated import without_values
from generator.model.types import IncidentType
from generator.problems import Spot


def overview_card(names: Names) -> Card:
    """Return the card with all severities and the triage questions."""
    return _card(names, "overview", names.labels.overview, (scale(names), *unsure(names)), triage(names))


def everything_card(names: Names) -> Card:
    """Return the card for the drawer, on which somebody alone gets through the first minutes."""
    labels, general = names.labels, names.playbook.about.scope == "general"
    return _card(
        names,
        "everything",
        labels.everything_general if general else labels.everything,
        (*danger(names), scale(names), *triage(names), *always(names), *_first_levers(names)),
        (*_paged(names), *_read_and_do(names), *_first_words(names), *_offline(names)),
    )


def badge_card(names: Names) -> Card:
    """Return the card to wear: the scale, and what to do in danger and in doubt."""
    return _card(names, "badge", names.labels.badge, (scale(names),), (*danger(names), *unsure(names)))


def contacts_card(names: Names) -> Card:
    """Return the card with roles and channels, who and where they are, and lines for what is not known."""
    labels, write = names.labels, names.write
    roles = tuple(
        (write.plain(role.name), *_reached(names, role.id)) for role in names.playbook.roles.values()
    )
    places = tuple(
        (write.plain(channel.name), without_values(channel.where or ""))
        for channel in names.playbook.channels.values()
    )
    back: tuple[Block, ...] = ()
    if places:
        back = (Lines(columns=(labels.channels, labels.place), rows=places, spot=Spot.of("channels")),)
    outside = tuple(
        (write.plain(party.name), party.who or "", party.reach or "")
        for party in names.playbook.parties.values()
    )
    if outside:
        columns = (labels.parties, labels.name, labels.reach)
        back = (*back, Lines(columns=columns, rows=outside, spot=Spot.of("parties")))
    front = (Lines(columns=(labels.roles, labels.name, labels.reach), rows=roles, spot=Spot.of("roles")),)
    return _card(names, "contacts", labels.contacts, front, back)


def _reached(names: Names, role_id: str) -> tuple[str, str]:
    """Return who holds a role, or the rota that knows, and how to reach them; nothing where nobody has said."""
    contact = names.playbook.contacts.get(role_id)
    said = (contact.person or contact.rota or "", contact.reach) if contact else ("", "")
    return without_values(said[0]), without_values(said[1])


def danger(names: Names) -> tuple[Note, ...]:
    """Return what to do first when a person is in danger; nothing where nobody says it."""
    said = names.write.paragraphs(names.playbook.about.danger or "")
    note = Note(title=names.labels.danger, paragraphs=said, loud=True, spot=Spot.of("about", "danger"))
    return (note,) if said else ()


def unsure(names: Names) -> tuple[Note, ...]:
    """Return what to do when nobody is sure of the severity; nothing where nobody says it."""
    said = names.write.paragraphs(names.playbook.about.unsure or "")
    return (Note(paragraphs=said, loud=True, spot=Spot.of("about", "unsure")),) if said else ()


def triage(names: Names) -> tuple[Questions, ...]:
    """Return the triage questions with the floor of each answer; nothing where there are none."""
    asked = names.playbook.triage.questions.values()
    questions = tuple(
        Question(
            names.write.bare(question.ask),
            tuple(
                Answer(names.write.plain(answer.answer), names.tier(answer.floor).name)
                for answer in question.answers
            ),
        )
        for question in asked
    )
    block = Questions(title=names.labels.triage, questions=questions, spot=Spot.of("triage", "questions"))
    return (block,) if questions else ()


def _read_and_do(names: Names) -> Iterator[Block]:
    shown = [phase for phase in names.playbook.phases.values() if phase.reading == "read-do"]
    for phase in shown:
        title = ": ".join(part for part in (minutes(names, phase), names.write.plain(phase.name)) if part)
        yield in_short(names, phase, title)
    paged = (role for severity in names.playbook.by_rank for role in severity.pages)
    walked = (step for phase in shown for step in phase.steps.values() if step.when is None)
    yield from names.legend((*(step.owner for step in walked), *paged))


def _first_levers(names: Names) -> Iterator[Facts]:
    """Yield which lever comes first for each type, and for each kind that begins with another one, and who pulls it."""
    rows = [fact for kind in names.playbook.by_letter for fact in _levers_of(names, kind)]
    if rows:
        yield Facts(title=names.labels.first_levers, rows=tuple(rows), stress="label", spot=Spot.of("types"))


def _levers_of(names: Names, kind: IncidentType) -> Iterator[Fact]:
    levers = names.playbook.levers
    if first := levers.get(next(iter(kind.levers), "")):
        floor = names.at_least(kind)
        pulled = (*_pulled(names, first), *names.write.bare(f"; {floor}" if floor else ""))
        yield Fact(names.write.bare(f"{kind.letter} {kind.name}".strip()), pulled)
    for each in kind.kinds.values():
        if each.levers[:1] not in ((), kind.levers[:1]) and (own := levers.get(each.levers[0])):
            yield Fact(names.write.bare(f"– {each.short or each.name}"), _pulled(names, own))


def _pulled(names: Names, lever: Lever) -> Runs:
    who = ", ".join(names.role(role) for role in (lever.owner, lever.backup) if role)
    saved = "" if lever.reversible in ("yes", None) else f"; {names.labels.save_first}"
    return (*names.write.bare(lever.name), Run("text", f" ({who}{saved})"))


def _paged(names: Names) -> Iterator[Facts]:
    """Yield whom each severity pages."""
    rows = tuple(
        names.fact(severity.name, ", ".join(map(names.short, severity.pages)))
        for severity in names.playbook.by_rank
        if severity.pages
    )
    if rows:
        spot = Spot.of("severities")
        yield Facts(title=names.labels.pages, rows=rows, stress="label", spot=spot)


def _first_words(names: Names) -> Iterator[Block]:
    """Yield the words that are cleared in advance, where there are some."""
    for script in _cleared(names):
        said = names.write.script(script, _needed(script))
        spot = Spot.of("scripts", script.id, "text")
        yield Words(title=names.write.plain(script.name), paragraphs=said, spot=spot)
        rows = tuple(
            names.fact(blank.id, " / ".join(blank.choices))
            for blank in script.blanks.values()
            if blank.choices and not _spare(blank)
        )
        if rows:
            yield Facts(rows=rows, stress="label", spot=Spot.of("scripts", script.id, "blanks"))


def _needed(script: Script) -> str:
    """Return the words of a script without the blanks for which this card has no room."""
    spare = {f"[[{name}]]" for name, blank in script.blanks.items() if _spare(blank)}
    return BLANK.sub(lambda blank: "" if blank[0] in spare else blank[0], script.text or "")


def _spare(blank: Blank) -> bool:
    """Return whether a blank may stay empty and says nothing of a lever: for it this card has no room."""
    return blank.optional and not blank.true_while_held


def _cleared(names: Names) -> tuple[Script, ...]:
    """Return the first script that is cleared in advance for the worst severity, as the only one; none without it."""
    worst = names.playbook.by_rank[0].id
    found = [
        script
        for script in names.playbook.scripts.values()
        if script.stage == "holding" and script.pre_approved and worst in script.used_for and script.text
    ]
    return tuple(found[:1])


def _offline(names: Names) -> Iterator[Block]:
    """Yield how to work without the own network, and what stands in for the places where people meet."""
    about, labels = names.playbook.about, names.labels
    if about.offline:
        said = names.write.paragraphs(about.offline)
        yield Note(title=labels.offline, paragraphs=said, spot=Spot.of("about", "offline"))
    worst = names.playbook.by_rank[0]
    met_in = {script.channel for script in _cleared(names)} | {worst.updates.channel if worst.updates else ""}
    rows = tuple(
        Fact(names.write.bare(channel.name), names.write.line(channel.if_down))
        for channel in names.playbook.channels.values()
        if channel.if_down and (channel.kind == "war-room" or channel.id in met_in)
    )
    if rows:
        title = "" if about.offline else labels.offline
        yield Facts(title=title, rows=rows, stress="label", spot=Spot.of("channels"))


def _card(names: Names, kind: str, title: str, front: tuple[Block, ...], back: tuple[Block, ...]) -> Card:
    return Card(
        id=kind, kind=kind, title=title, kicker=names.write.plain(names.playbook.about.name), mark="",
        language=names.language, front=front, back=back, flows=True, spot=Spot.of("cards", "labels", kind),
    )  # fmt: skip


CARDS = {
    "overview": overview_card,
    "everything": everything_card,
    "contacts": contacts_card,
    "badge": badge_card,
}
