"""Walks a playbook as plain data beside its model, so that each value is known for what it is."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.model import Playbook
from generator.model.base import Part
from generator.model.shape import FieldShape, shape_of

Path = tuple[str | int, ...]
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One key of the data.

    Attributes:
        path: where it stands.
        owner: the model class it belongs to.
        shape: what the model says of it.
        value: what the file says, as plain data.
        means: what the model made of it.
    """

    path: Path
    owner: type[Part]
    shape: FieldShape
    value: Any
    means: Any

    @property
    def name(self) -> str:
        """Return the name of the key."""
        return self.shape.name

    @property
    def label(self) -> str:
        """Return the field in general, such as `Lever.owner`."""
        return f"{self.owner.__name__}.{self.name}"

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the values to choose from, when there is a fixed list."""
        hint = self.owner.model_fields[self.name].annotation
        for member in (hint, *typing.get_args(hint)):
            if typing.get_origin(member) is Literal:
                return tuple(str(choice) for choice in typing.get_args(member))
        return ()


def fields_of(playbook: Playbook, data: Data) -> Iterator[Field]:
    """Yield every key that stands in the data, outermost first; ids are no fields."""
    yield from _of_part(playbook, data, ())


def _of_part(part: Part, data: Mapping[str, Any], path: Path) -> Iterator[Field]:
    for shape in shape_of(type(part)):
        if shape.name not in data or shape.name == "id":
            continue
        value, means, here = data[shape.name], getattr(part, shape.name), (*path, shape.name)
        yield Field(here, type(part), shape, value, means)
        if shape.parts and value is not None:
            for key, inner, inner_means in _members(shape, value, means):
                if isinstance(inner_means, Part):  # an item can be a plain text where it needs no more
                    yield from _of_part(inner_means, inner, (*here, *key))


def _members(shape: FieldShape, value: Any, means: Any) -> Iterator[tuple[Path, Any, Part]]:
    if shape.holds == "map":
        yield from (((key,), value[key], means[key]) for key in value)
    elif shape.holds == "list":
        yield from (((index,), item, means[index]) for index, item in enumerate(value))
    else:
        yield (), value, means
