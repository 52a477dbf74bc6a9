"""The shape of each model class, worked out once from its annotations.

Building and walking both need to know which fields hold parts, texts or references; nothing else here.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, Union

from generator.model.base import Part, Prose, RefTo, TeamFills
from generator.model.part import hints_of

Mark = RefTo | Prose
_Shape: TypeAlias = tuple[str, tuple[type[Part], ...], Mark | None, Mark | None, TeamFills | None]


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What one field holds.

    Attributes:
        name: name of the field.
        holds: `one` value, a `list` of them, or a `map` of them by key.
        parts: the model classes of the values; empty when they are scalars.
        mark: what the scalars mean; None when they mean nothing beyond themselves. With `parts` an item is either.
        key_mark: what the keys of a map mean.
        team: set when only the team can know the value.
    """

    name: str
    holds: str
    parts: tuple[type[Part], ...]
    mark: Mark | None
    key_mark: Mark | None
    team: TeamFills | None


@cache
def shape_of(cls: type[Part]) -> tuple[FieldShape, ...]:
    """Return the shapes of the fields of a model class, in order."""
    hints = hints_of(cls)
    return tuple(FieldShape(name, *_shape_of_hint(hints[name])) for name in cls.model_fields)


@cache
def fields_to_write(cls: type[Part]) -> tuple[str, ...]:
    """Return the fields that authors write, in order.

    The reader sets the others: the id of an entry is its key, and a field that knows one value only, such as the kind
    of a step, follows from the keys that are there.
    """
    hints = typing.get_type_hints(cls)
    return tuple(name for name in cls.model_fields if name != "id" and not _knows_one_value(hints[name]))


def _knows_one_value(hint: Any) -> bool:
    return typing.get_origin(hint) is Literal and len(typing.get_args(hint)) == 1


@cache
def _shape_of_hint(hint: Any) -> _Shape:
    """Return what a FieldShape says beside the name: worked out once for each type, as many fields have the same."""
    marks = _marks(hint)
    team = next((mark for mark in marks if isinstance(mark, TeamFills)), None)
    bare = _strip_none(_strip(hint))
    origin = typing.get_origin(bare)
    if origin is dict:
        key, value = typing.get_args(bare)
        return "map", _parts(value), _meaning(value), _meaning(key), team
    if origin is tuple:
        value = typing.get_args(bare)[0]
        return "list", _parts(value), _meaning(value) or _meaning_of_text(value), None, team
    return "one", _parts(bare), _meaning(hint) or _meaning(_inner(hint)), None, team


def _inner(hint: Any) -> Any:
    """Return the annotated member of `X | None`."""
    bare = _strip(hint)
    if typing.get_origin(bare) in (Union, types.UnionType):
        return next((arg for arg in typing.get_args(bare) if arg is not type(None)), bare)
    return bare


def _marks(hint: Any) -> tuple[Any, ...]:
    return typing.get_args(hint)[1:] if typing.get_origin(hint) is Annotated else ()


def _meaning(hint: Any) -> Mark | None:
    return next((mark for mark in _marks(hint) if isinstance(mark, RefTo | Prose)), None)


def _meaning_of_text(hint: Any) -> Mark | None:
    """Return what the text means in `TextOr[...]`."""
    found = (_meaning(member) for member in typing.get_args(_strip(hint)))
    return next((mark for mark in found if mark), None)


def _strip(hint: Any) -> Any:
    return typing.get_args(hint)[0] if typing.get_origin(hint) is Annotated else hint


def _strip_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (Union, types.UnionType):
        members = [arg for arg in typing.get_args(hint) if arg is not type(None)]
        if len(members) == 1:
            return _strip(members[0])
    return hint


def _parts(hint: Any) -> tuple[type[Part], ...]:
    bare = _strip(hint)
    members = typing.get_args(bare) if typing.get_origin(bare) in (Union, types.UnionType) else (bare,)
    members = tuple(map(_strip, members))
    return tuple(member for member in members if isinstance(member, type) and issubclass(member, Part))
