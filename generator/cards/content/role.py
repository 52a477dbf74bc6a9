"""Role cards: what to do on the front, what to decide and to leave on the back."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.content.names import Names
from generator.cards.content.phase import steps_of
from generator.model.card import Block, Card, Checklist, Facts, Item, Note
from generator.model.roles import NextCall, Role
from generator.problems import Spot


def role_card(names: Names, role: Role) -> Card:
    """Return the card of one role."""
    spot = Spot.of("roles", role.id)
    duties = tuple(Item(names.write.line(duty)) for duty in role.duties)
    return Card(
        id=f"role-{role.id}",
        kind="role",
        title=names.write.plain(role.name),
        kicker=names.labels.role,
        mark=names.write.plain(role.short),
        language=names.language,
        front=(
            *_mission(names, role, spot),
            *(
                (Checklist(title=names.labels.duties, items=duties, spot=spot.at("duties")),)
                if duties
                else steps_of(names, role)
            ),
        ),
        back=tuple(_back(names, role, spot)),
        flows=not duties,
        spot=spot,
    )


def _mission(names: Names, role: Role, spot: Spot) -> Iterator[Note]:
    if said := role.mission or role.owns:
        field = "mission" if role.mission else "owns"
        yield Note(paragraphs=names.write.paragraphs(said), spot=spot.at(field))


def _back(names: Names, role: Role, spot: Spot) -> Iterator[Block]:
    labels = names.labels
    yield from names.bullets(labels.authority, role.authority, spot.at("authority"))
    yield from names.bullets(labels.must_not, role.must_not, spot.at("must_not"))
    others = (
        (labels.reports_to, role.reports_to),
        (labels.backup, role.backup),
        *((_no_answer(names, call), call.to) for call in role.escalation),
    )
    yield from names.bullets(labels.prerequisites, role.prerequisites, spot.at("prerequisites"))
    rows = tuple(names.fact(label, names.role(other)) for label, other in others if other)
    crowds = [str(role.people)] if role.people else []
    crowds += [f"{each.people} ({names.only_at(each.at)})" for each in role.people_at]
    if crowds:
        rows = (names.fact(labels.people, ", ".join(crowds)), *rows)
    if rows:
        yield Facts(rows=rows, spot=spot)


def _no_answer(names: Names, call: NextCall) -> str:
    if call.after is None:
        return names.labels.nobody_answers
    return names.labels.no_answer.replace("{after}", call.after.short)


CARDS = {"roles": role_card}
