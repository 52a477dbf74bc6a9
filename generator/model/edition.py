"""The public edition: a playbook made only of fields that say of themselves that they are public."""

from __future__ import annotations

from typing import Any, Literal, TypeVar

from generator.model.base import Part
from generator.model.fields import PRIVATE, PUBLIC, facts_of
from generator.model.playbook import Playbook
from generator.model.played_plan import named_as_today
from generator.model.shape import FieldShape, shape_of

Edition = Literal["internal", "public"]
PartType = TypeVar("PartType", bound=Part)


def private_fields(cls: type[Part]) -> tuple[str, ...]:
    """Return the names of the fields of a class whose values nothing published may say."""
    return tuple(name for name, fact in facts_of(cls).items() if fact.visibility is PRIVATE)


def public_edition(playbook: Playbook) -> Playbook:
    """Return the playbook with its public fields only; the others are as if nobody had filled them in."""
    return _public(named_as_today(playbook))


def _public(part: PartType) -> PartType:
    cls: Any = type(part)
    facts = facts_of(cls)
    values = {name: fact.instead for name, fact in facts.items() if fact.instead is not None}
    for shape in shape_of(cls):
        if facts[shape.name].visibility is PUBLIC:
            values[shape.name] = _value(part.in_public(shape.name), shape)
    built: PartType = cls.model_construct(**values)
    return built


def _value(value: Any, shape: FieldShape) -> Any:
    if not shape.parts or value is None:
        return value
    if shape.holds == "map":
        return {key: _public(member) for key, member in value.items() if member.in_public_edition}
    if shape.holds == "list":
        return tuple(_public(member) if isinstance(member, Part) else member for member in value)
    return _public(value)
