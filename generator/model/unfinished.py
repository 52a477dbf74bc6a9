"""What a playbook still leaves open: everything that only the team can know and has not said yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.base import Part
from generator.model.playbook import Playbook
from generator.model.shape import shape_of
from generator.model.walk import walk_parts
from generator.problems import Spot

_ON_CALL, _FIRST_LEVER, _HOLIDAYS = 10, 11, 51

HOLIDAYS = Spot.of("organisation", "working_days", "holidays")


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the team can say.

    Attributes:
        spot: where the answer goes.
        question: what to ask the team.
        order: place among all questions; an incident misses the lowest first.
        answered: whether the playbook says it.
        fields: what an answer of several fields has to say.
        many: whether the answer is a list.
    """

    spot: Spot
    question: str
    order: int
    answered: bool
    fields: tuple[str, ...] = ()
    many: bool = False


def questions(playbook: Playbook) -> tuple[Question, ...]:
    """Return every question only the team can answer, what an incident misses most first."""
    found = [*_on_call(playbook), *_fields(playbook), *_holidays(playbook)]
    return tuple(sorted(found, key=lambda question: question.order))


def _on_call(playbook: Playbook) -> Iterator[Question]:
    """Ask how each role is reached that some severity pages; those paged at the worst severity come first."""
    paged = dict.fromkeys(role for severity in playbook.by_rank for role in severity.pages)
    for role_id in paged:
        role = playbook.roles.get(role_id)
        if role:
            order = _ON_CALL - (role.position == "executive")
            spot = Spot.of("contacts", role_id)
            yield Question(spot, f"How do you reach the {role.name}?", order, role_id in playbook.contacts)


def _holidays(playbook: Playbook) -> Iterator[Question]:
    """Ask for the days that do not count, where a deadline is in business days."""
    due = playbook.postmortem.due_within
    if due and due.unit == "business day":
        working = playbook.organisation.working_days
        question = "On which days do you not work? They do not count in a deadline of business days."
        yield Question(HOLIDAYS, question, _HOLIDAYS, bool(working and working.holidays))


def _fields(playbook: Playbook) -> Iterator[Question]:
    first_levers = {kind.levers[0] for kind in playbook.types.values() if kind.levers}
    for spot, part in walk_parts(playbook):
        for shape in shape_of(type(part)):
            if shape.team:
                answered = getattr(part, shape.name) is not None
                first = shape.name == "where" and spot.path[0] == "levers" and spot.path[1] in first_levers
                order = _FIRST_LEVER if first else shape.team.order
                fields = tuple(name for part in shape.parts for name in _needed(part))
                yield Question(
                    spot.at(shape.name), shape.team.question, order, answered, fields, shape.holds == "list"
                )


def _needed(part: type[Part]) -> Iterator[str]:
    return (name for name, field in part.model_fields.items() if field.is_required())
