"""Cards about the whole playbook: severities, triage, everything on one card, levers, contacts, badge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.cards.content import first
from generator.cards.content.names import Names
from generator.cards.content.phase import in_short
from generator.cards.content.severity import scale
from generator.model import Playbook
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
    text_of,
)
from generator.model.scripts import BLANK, Blank, Script
from generator.model.templated import without_values
from generator.model.triage import TriageAnswer, TriageQuestion
from generator.model.types import IncidentType
from generator.model.verdict import verdict
from generator.model.verdict_plan import paged_by, said_at_once, said_of_kind
from generator.problems import Spot


def overview_card(names: Names) -> Card:
    """Return the card with all severities: what is due when, and who is paged."""
    front = (*names.framed("danger", "unsure", more=type_unknown(names)), scale(names))
    return _card(names, "overview", names.labels.overview, front, tuple(_paged(names)))


def triage_card(names: Names) -> Card:
    """Return the card with the triage questions; one without blocks where there are none."""
    asked = triage(names)
    front = (*names.framed("danger", more=type_unknown(names)), *asked) if asked else ()
    called = (role for answer in _answers(names.playbook) for role in answer.pulls_in)
    return _card(names, "triage", names.labels.triage_card, front, names.legend(called) if asked else ())


def everything_card(names: Names) -> Card:
    """Return the card for the drawer, on which somebody alone gets through the first minutes."""
    labels, general = names.labels, names.playbook.about.scope == "general"
    unknown = "".join(map(text_of, type_unknown(names)))
    said = filter(None, (names.playbook.about.harm_goes_on, names.playbook.about.no_answer))
    lone = tuple(run for text in said for run in (*names.write.line(text), Run("text", " ")))[:-1]
    return _card(
        names,
        "everything",
        labels.everything_general if general else labels.everything,
        (
            *names.framed("danger", more=[lone] if lone else []),
            scale(names, "escalate_after", paged=True),
            *(replace(asked, title=f"{asked.title}. {unknown}") for asked in triage(names)),
            *_first_levers(names),
        ),
        (*_read_and_do(names), *_first_words(names), *_offline(names)),
    )


def badge_card(names: Names) -> Card:
    """Return the card to wear: the scale, and what to do in danger and in doubt."""
    return _card(
        names, "badge", names.labels.badge, (scale(names),), (*danger(names), *names.framed("unsure"))
    )


def contacts_card(names: Names) -> Card:
    """Return the card with roles and channels, who and where they are, and lines for what is not known."""
    labels, write = names.labels, names.write
    roles = tuple(
        (_with_backup(names, role.id), *_reached(names, role.id)) for role in names.playbook.roles.values()
    )
    stand_in = any(names.playbook.backup_of(role) for role in names.playbook.roles)
    said = f"{labels.roles} ({labels.backup})" if stand_in else labels.roles
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
    front = (Lines(columns=(said, labels.name, labels.reach), rows=roles, spot=Spot.of("roles")),)
    return _card(names, "contacts", labels.contacts, front, back)


def levers_card(names: Names) -> Card:
    """Return the card of the levers that can come first: where each is, a second way there, and how to see that it worked."""
    labels, found = names.labels, [names.playbook.levers[name] for name in first.first_levers(names.playbook)]
    rows = tuple(
        (text_of(first.pulled(names, lever, names.short)), lever.where or "", lever.other_way or "")
        for lever in found
    )
    checks = tuple(
        Fact(names.write.bare(lever.name), names.write.line(lever.verify)) for lever in found if lever.verify
    )
    front: tuple[Block, ...] = ()
    if rows:
        columns = (labels.lever, labels.place, labels.second_way)
        front = (Lines(columns=columns, rows=rows, spot=Spot.of("levers")),)
    if checks:
        front += (Facts(title=labels.verify, rows=checks, stress="label", spot=Spot.of("levers")),)
    called = (role for lever in found for role in (lever.owner, lever.backup, lever.needs_approval) if role)
    return _card(names, "levers", labels.levers_card, front, names.legend(called))


def _with_backup(names: Names, role_id: str) -> str:
    """Return the name of a role and the short form of who stands in."""
    backup = names.playbook.backup_of(role_id)
    return (
        text_of(names.added(names.playbook.roles[role_id].name, names.short(backup)))
        if backup
        else names.role(role_id)
    )


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


def type_unknown(names: Names) -> tuple[Runs, ...]:
    """Return how bad it is at least while nobody knows the type; nothing where that is the mildest severity."""
    playbook = names.playbook
    mildest = {
        question.id: max(range(len(ranks)), key=ranks.__getitem__)
        for question in playbook.triage.questions.values()
        if (ranks := [playbook.severities[answer.floor].rank for answer in question.answers])
    }
    found = verdict(playbook, mildest)
    if not mildest or not found.because:
        return ()
    said = names.labels.type_unknown.replace("{severity}", names.tier(found.severity).name)
    return ((Run("text", said),),)


def triage(names: Names) -> tuple[Questions, ...]:
    """Return the triage questions, the floor of each answer and what it brings; nothing where there are none."""
    questions = tuple(_question(names, each) for each in names.playbook.triage.questions.values())
    brings = any(answer.brings for question in questions for answer in question.answers)
    title = f"{names.labels.triage} ({names.labels.brings})" if brings else names.labels.triage
    block = Questions(title=title, questions=questions, spot=Spot.of("triage", "questions"))
    return (block,) if questions else ()


def _question(names: Names, question: TriageQuestion) -> Question:
    """Return a question with its answers, those that give the same as one: `Yes / Not sure`."""
    same: dict[tuple[str, str], list[str]] = {}
    asked: dict[str, list[str]] = {}
    for answer in question.answers:
        said = names.write.plain(answer.answer)
        same.setdefault((names.tier(answer.floor).name, _brings(names, answer)), []).append(said)
        if at_once := _at_once(names, answer):
            asked.setdefault(at_once, []).append(said)
    answers = tuple(Answer(" / ".join(said), *given) for given, said in same.items())
    firsts = (
        (Run("strong", f"{' / '.join(said)}: "), *names.write.line(at_once))
        for at_once, said in asked.items()
    )
    return Question(names.write.bare(question.ask), answers, tuple(firsts))


def _brings(names: Names, answer: TriageAnswer) -> str:
    """Return whom an answer pages and which levers it pulls, in brackets; nothing for neither."""
    levers = (names.playbook.levers.get(name) for name in answer.levers)
    pulled = f", {names.labels.then} ".join(names.write.plain(lever.name) for lever in levers if lever)
    paged = ", ".join(map(names.short, answer.pulls_in))
    said = "; ".join(filter(None, (paged, pulled)))
    return f"({said})" if said else ""


def _at_once(names: Names, answer: TriageAnswer) -> str:
    """Return what an answer asks for at once, without what stands beside it or above it.

    Beside it stand its levers. Above it stands what to do for a person in danger; an answer with the lever of that is the
    same case, but where it brings in a type.
    """
    levers = [f"{{levers/{lever}}}" for lever in answer.levers]
    danger = names.playbook.about.danger or ""
    if levers and levers[0] == first.first_pulled(danger) and not answer.also:
        return ""
    return said_at_once(answer)


def _answers(playbook: Playbook) -> Iterator[TriageAnswer]:
    for question in playbook.triage.questions.values():
        yield from question.answers


def _read_and_do(names: Names) -> Iterator[Block]:
    shown = [phase for phase in names.playbook.phases.values() if phase.reading == "read-do"]
    others = [phase for phase in names.playbook.phases.values() if phase not in shown]
    said = ", ".join(names.write.plain(phase.name) for phase in others)
    smaller, explained = f" ({names.labels.smaller})", False
    for place, phase in enumerate(shown):
        block = in_short(names, phase)
        title = block.title.removesuffix(smaller) if explained else block.title
        explained = explained or title.endswith(smaller)
        if others and place == len(shown) - 1:
            title = f"{title}. {names.labels.elsewhere.replace('{phases}', said)}"
        yield replace(block, title=title)
    paged = (role for severity in names.playbook.by_rank for role in severity.pages)
    owners = (step.owner for phase in shown for step in phase.steps.values())
    called = (role for answer in _answers(names.playbook) for role in answer.pulls_in)
    for legend in names.legend((*owners, *paged, *called, *first.roles_of(names.playbook))):
        yield replace(legend, title="")


def _first_levers(names: Names) -> Iterator[Facts]:
    """Yield for each type how it looks, which lever comes first and whom it needs, and the same for each of its kinds."""
    rows = [fact for kind in names.playbook.by_letter for fact in _levers_of(names, kind)]
    if rows:
        waits = [
            each.name for each in names.playbook.by_rank if each.experts_wait and each.motion != "ticket"
        ]
        told = names.labels.experts_wait.replace("{severity}", "/".join(waits)) if waits else ""
        title = f"{names.labels.first_levers}. {told}" if told else names.labels.first_levers
        yield Facts(title=title, rows=tuple(rows), stress="label", spot=Spot.of("types"))


def _levers_of(names: Names, kind: IncidentType) -> Iterator[Fact]:
    """Yield the row of a type and those of its kinds; a kind with nothing of its own is named in the row of its type."""
    write, lever = names.write, first.first_of_type(names, kind, names.short)
    rows = first.kinds(names, kind, names.short, further=False)
    if lever:
        alike = [text_of(row.label) for row in rows if row.value == lever]
        called = ", ".join([*([write.plain(kind.name)] if kind.letter else []), *alike])
        looks = (
            (*write.bare((kind.looks_like or "").rstrip(".")), Run("text", ". ")) if kind.looks_like else ()
        )
        paged = ", ".join(map(names.short, first.soon(names.playbook, kind)))
        beside = [names.at_least(kind), f"{names.labels.page_also} {paged}" if paged else ""]
        said = "".join(f"; {each}" for each in beside if each)
        named = (Run("strong", called), Run("text", ": ")) if called else ()
        yield Fact(write.bare(kind.letter or kind.name), (*named, *looks, *lever, *write.bare(said)))
    for row in rows:
        if row.value != lever:
            yield Fact((Run("text", "\N{EN DASH} "), *row.label), row.value)


def _paged(names: Names) -> Iterator[Block]:
    """Yield whom each severity pages, who leads it first."""
    paged = {severity.name: paged_by(severity) for severity in names.playbook.by_rank if severity.pages}
    rows = tuple(names.fact(name, ", ".join(map(names.short, roles))) for name, roles in paged.items())
    if rows:
        spot = Spot.of("severities")
        yield Facts(title=names.labels.pages, rows=rows, stress="label", spot=spot)
        yield from names.legend(role for roles in paged.values() for role in roles)


def _first_words(names: Names) -> Iterator[Block]:
    """Yield the words that are cleared in advance, where there are some."""
    for script in _cleared(names):
        said = tuple(line for each in (script, *_of_kinds(names)) for line in _said(names, each, script))
        yield Words(
            title=names.write.plain(script.name), paragraphs=said, spot=Spot.of("scripts", script.id, "text")
        )
        rows = tuple(
            names.fact(blank.id, " / ".join(blank.choices))
            for blank in script.blanks.values()
            if blank.choices and not _spare(blank)
        )
        if rows:
            yield Facts(rows=rows, stress="label", spot=Spot.of("scripts", script.id, "blanks"))


def _said(names: Names, script: Script, title: Script) -> Iterator[Runs]:
    """Yield the paragraphs of a script, the first one behind its name where that does not stand above."""
    first, *others = names.write.script(script, _needed(script))
    yield first if script is title else (Run("strong", f"{names.write.plain(script.name)}: "), *first)
    yield from others


def _needed(script: Script) -> str:
    """Return the words of a script without the blanks for which this card has no room; the one that opens it in brackets."""
    spare = {f"[[{name}]]": blank for name, blank in script.blanks.items() if _spare(blank)}
    text = BLANK.sub(lambda blank: "" if blank[0] in spare else blank[0], script.text or "").strip()
    first = next((blank for said, blank in spare.items() if (script.text or "").startswith(said)), None)
    return f"({first.choices[0]}) {text}" if first and first.choices else text


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


def _of_kinds(names: Names) -> tuple[Script, ...]:
    """Return the words cleared in advance that come first for a kind in the place of those for all."""
    playbook, plain = names.playbook, {script.id for script in _cleared(names)}
    says = (said_of_kind(playbook, playbook.by_rank[0], kind)[0] for kind in playbook.kinds.values())
    own = dict.fromkeys(say.script for say in says if say and say.script and say.script not in plain)
    return tuple(script for name in own if (script := playbook.scripts[name]).pre_approved)


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
    label = f"{kind}_card" if hasattr(names.labels, f"{kind}_card") else kind
    return Card(
        id=kind, kind=kind, title=title, kicker=names.write.plain(names.playbook.about.name), mark="",
        language=names.language, front=front, back=back, flows=True, spot=Spot.of("cards", "labels", label),
    )  # fmt: skip


CARDS = {
    "overview": overview_card,
    "triage": triage_card,
    "everything": everything_card,
    "levers": levers_card,
    "contacts": contacts_card,
    "badge": badge_card,
}
