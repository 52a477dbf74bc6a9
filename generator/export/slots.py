"""The form of each field in the data contract, worked out once from the model: its name there and its JSON Schema.

Values (`contract.py`) and the schema (`contract_schema.py`) both go by these slots, so that neither knows a field that
the other does not. What is about our own checks is not part of the contract.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.model import Playbook
from generator.model.base import IsoDate, Part, Prose, RefTo, is_length
from generator.model.fields import OMITTED, PUBLIC, FieldFact, facts_of
from generator.model.shape import FieldShape, shape_of

RAW, DUE = "_raw", "_due"
"""What stands behind the name of a field: the text as it is written; the last day on which a day counts as fresh."""
DATED = frozenset(
    {
        ("About", "reviewed_on"),
        ("Lever", "tested_on"),
        ("Clock", "as_of"),
        ("Contact", "checked_on"),
        ("Party", "checked_on"),
        ("Task", "done_on"),
        ("Source", "checked_on"),
        ("Held", "played_on"),
    }
)
"""The days of `freshness.everything_dated`, by class and field."""


_A_DAY = typing.get_args(IsoDate)[1:2]
_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number"}
_TEXTS: Mapping[str, Mapping[str, Any]] = {
    "one": {"type": "string"},
    "list": {"type": "array", "items": {"type": "string"}},
    "map": {"type": "object", "additionalProperties": {"type": "string"}},
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a class in the contract.

    Attributes:
        name: its name, the same as in YAML.
        shape: what it holds.
        public: whether a public edition has it.
        always: whether it stands in every internal document.
        duration: whether it is a length of time.
        prose: how its texts are read; None where it holds none.
        dated: whether a day on which it must be looked at again stands beside it.
        text_first: the field of the part that an item is written into which is a text only; empty elsewhere.
        description: what it means.
    """

    name: str
    shape: FieldShape
    public: bool
    always: bool
    duration: bool
    prose: Prose | None
    dated: bool
    text_first: str
    description: str


@cache
def slots_of(cls: type[Part]) -> tuple[Slot, ...]:
    """Return the slots of a class of the playbook, in the order of its fields."""
    facts = facts_of(cls)
    return tuple(
        _slot(cls, shape, facts[shape.name])
        for shape in shape_of(cls)
        if facts[shape.name].visibility is not OMITTED
    )


def classes() -> Iterator[type[Part]]:
    """Yield every class that can stand in a document, each once, the playbook first."""
    seen: dict[type[Part], None] = {}
    ahead: list[type[Part]] = [Playbook]
    while ahead:
        cls = ahead.pop()
        if cls not in seen:
            seen[cls] = None
            ahead += [part for slot in reversed(slots_of(cls)) for part in reversed(slot.shape.parts)]
    yield from seen


def text_parts() -> frozenset[type[Part]]:
    """Return the classes of items that can be written as a text only: all but that text may be missing."""
    return frozenset(
        part for cls in classes() for slot in slots_of(cls) if slot.text_first for part in slot.shape.parts
    )


def _slot(cls: type[Part], shape: FieldShape, fact: FieldFact) -> Slot:
    field = cls.model_fields[shape.name]
    length = is_length(field.annotation)
    prose = shape.mark if isinstance(shape.mark, Prose) else None
    both = bool(shape.parts) and prose is not None
    stated = field.is_required() or field.get_default() is not None
    return Slot(
        name=shape.name,
        shape=shape,
        public=fact.visibility is PUBLIC,
        always=stated and fact.visibility is PUBLIC,
        duration=length,
        prose=None if both else prose,
        dated=(cls.__name__, shape.name) in DATED,
        text_first=_first_text(shape.parts[0]) if both else "",
        description=_described(field.description or "", shape),
    )


def schema_of(cls: type[Part], slot: Slot) -> Mapping[str, Any]:
    """Return the JSON Schema of the value of a slot of a class, where that is no part and no length of time."""
    return {} if slot.shape.parts or slot.duration else _plain(_hints(cls)[slot.name], slot.shape)


@cache
def _hints(cls: type[Part]) -> Mapping[str, Any]:
    return typing.get_type_hints(cls, include_extras=True)


def _first_text(cls: type[Part]) -> str:
    return next(
        shape.name for shape in shape_of(cls) if isinstance(shape.mark, Prose) and shape.holds == "one"
    )


def _described(words: str, shape: FieldShape) -> str:
    if isinstance(shape.mark, RefTo):
        return f"{words} Names an entry of `{shape.mark.concept}`."
    return words


def _plain(hint: Any, shape: FieldShape) -> Mapping[str, Any]:
    """Return the schema of a value that is no part: its form and its closed list of words, without limits of authors."""
    if isinstance(shape.mark, Prose):
        return _TEXTS[shape.holds]
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return {"type": "string", "format": "date"} if inside[1:2] == _A_DAY else _plain(inside[0], shape)
    if origin in (types.UnionType, typing.Union):
        members = [one for one in inside if one is not types.NoneType]
        return {"type": "number"} if float in members else _plain(members[0], shape)
    if origin is typing.Literal:
        return {"type": "string", "enum": list(inside)}
    if origin is tuple:
        return {"type": "array", "items": _plain(inside[0], shape)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _plain(inside[1], shape)}
    return {"type": _TYPES[hint]}
