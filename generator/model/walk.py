"""Walking a playbook: every entry, text and reference in it, with its spot, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.base import Part, Prose, RefTo
from generator.model.shape import FieldShape, shape_of
from generator.problems import Spot


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of prose: where it is, its text, and how it is to be read."""

    spot: Spot
    text: str
    prose: Prose


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that names something: where, what it names, and in which concept."""

    spot: Spot
    names: str
    concept: str


def walk_parts(root: Part, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Spot, Part]]:
    """Yield every part below and including `root`, outermost first."""
    yield Spot(path), root
    for shape in shape_of(type(root)):
        if shape.parts:
            for more, part in _spread(root, shape):
                if isinstance(part, Part):
                    yield from walk_parts(part, path + more)


def walk_words(root: Part, path: tuple[str | int, ...] = ()) -> Iterator[Words]:
    """Yield every piece of prose below `root`."""
    for spot, part in walk_parts(root, path):
        for shape in shape_of(type(part)):
            if isinstance(shape.mark, Prose):
                for more, text in _spread(part, shape):
                    if isinstance(text, str):
                        yield Words(spot.at(*more), text, shape.mark)


def walk_references(root: Part, path: tuple[str | int, ...] = ()) -> Iterator[Reference]:
    """Yield every reference held in a field (not those inside prose) below `root`."""
    for spot, part in walk_parts(root, path):
        for shape in shape_of(type(part)):
            if isinstance(shape.key_mark, RefTo):
                for key in getattr(part, shape.name):
                    yield Reference(spot.at(shape.name, key).key, key, shape.key_mark.concept)
            if isinstance(shape.mark, RefTo):
                for more, name in _spread(part, shape):
                    yield Reference(spot.at(*more), name, shape.mark.concept)


def _spread(part: Part, shape: FieldShape) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    value = getattr(part, shape.name)
    if value is None:
        return
    if shape.holds == "map":
        for key, member in value.items():
            yield (shape.name, key), member
    elif shape.holds == "list":
        for index, member in enumerate(value):
            yield (shape.name, index), member
    else:
        yield (shape.name,), value
