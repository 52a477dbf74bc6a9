"""Cards about the whole playbook: overview of severities, everything on one card, contacts, badge."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.content.names import Names
from generator.cards.content.phase import in_short, minutes
from generator.cards.content.severity import scale
from generator.model.card import Answer, Block, Card, Lines, Note, Question, Questions
from generator.problems import Spot


def overview_card(names: Names) -> Card:
    """Return the card with all severities and the triage questions."""
    return _card(names, "overview", names.labels.overview, (scale(names), unsure(names)), (triage(names),))


def everything_card(names: Names) -> Card:
    """Return the card for the drawer: danger, severities, triage, and the steps of the first phases."""
    return _card(
        names,
        "everything",
        names.labels.everything,
        (danger(names), scale(names), triage(names)),
        tuple(_read_and_do(names)),
    )


def badge_card(names: Names) -> Card:
    """Return the card to wear: the scale, and what to do in danger and in doubt."""
    return _card(names, "badge", names.labels.badge, (scale(names),), (danger(names), unsure(names)))


def contacts_card(names: Names) -> Card:
    """Return the card with roles and channels, who and where they are, and lines for what is not known."""
    labels, write = names.labels, names.write
    roles = tuple(
        (write.plain(role.name), *_reached(names, role.id)) for role in names.playbook.roles.values()
    )
    places = tuple(
        (write.plain(channel.name), channel.where or "") for channel in names.playbook.channels.values()
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
    return (contact.person or contact.rota or "", contact.reach) if contact else ("", "")


def danger(names: Names) -> Note:
    """Return what to do first when a person is in danger."""
    said = names.write.paragraphs(names.playbook.about.danger)
    return Note(title=names.labels.danger, paragraphs=said, loud=True, spot=Spot.of("about", "danger"))


def unsure(names: Names) -> Note:
    """Return what to do when nobody is sure of the severity."""
    said = names.write.paragraphs(names.playbook.about.unsure)
    return Note(paragraphs=said, loud=True, spot=Spot.of("about", "unsure"))


def triage(names: Names) -> Questions:
    """Return the triage questions with the floor of each answer."""
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
    return Questions(title=names.labels.triage, questions=questions, spot=Spot.of("triage", "questions"))


def _read_and_do(names: Names) -> Iterator[Block]:
    shown = [phase for phase in names.playbook.phases.values() if phase.reading == "read-do"]
    for phase in shown:
        yield in_short(names, phase, f"{minutes(names, phase)}: {names.write.plain(phase.name)}")
    yield from names.legend(step.owner for phase in shown for step in phase.steps.values())


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
