"""Walking a playbook: every entry, text and reference in it, with its spot, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from generator.model.base import Part, Prose, RefTo
from generator.model.shape import FieldShape, shape_of
from generator.problems import Spot

Marked = Literal["prose", "reference"]
_MARKS: Mapping[Marked, type[Prose] | type[RefTo]] = {"prose": Prose, "reference": RefTo}


class Words(NamedTuple):
    """A piece of prose: where it is, its text, and how it is to be read."""

    spot: Spot
    text: str
    prose: Prose


class Value(NamedTuple):
    """A text that is no prose: the part it stands in, its field, and what it says."""

    spot: Spot
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that names something: where, what it names, and in which concept."""

    spot: Spot
    names: str
    concept: str


def walk_parts(
    root: Part, path: tuple[str | int, ...] = (), holding: Marked | None = None
) -> Iterator[tuple[Spot, Part]]:
    """Yield every part below and including `root`, outermost first.

    Args:
        root: where to begin.
        path: its place.
        holding: pass over parts in whose fields, and in those of whose parts, nothing has such a mark.
    """
    found: list[tuple[Spot, Part]] = []
    _collect(root, path, holding, found)  # a list of one walk costs half of generators inside each other
    return iter(found)


def _collect(
    root: Part, path: tuple[str | int, ...], holding: Marked | None, found: list[tuple[Spot, Part]]
) -> None:
    found.append((Spot(path), root))
    for name, holds in _below(type(root), holding):
        value = getattr(root, name)
        if not value:
            continue
        if holds == "one":
            if isinstance(value, Part):
                _collect(value, (*path, name), holding, found)
            continue
        for key, part in value.items() if holds == "map" else enumerate(value):
            if isinstance(part, Part):
                _collect(part, (*path, name, key), holding, found)


@cache
def _below(cls: type[Part], holding: Marked | None) -> tuple[tuple[str, str], ...]:
    """Return the fields of a class that hold parts to look into, each with how it holds them."""
    return tuple(
        (shape.name, shape.holds) for shape in shape_of(cls)
        if shape.parts and (holding is None or _holds(shape, holding))
    )  # fmt: skip


@cache
def _holds(shape: FieldShape, marked: Marked) -> bool:
    """Return whether something with a mark can stand in the parts of a field; a field is asked once for all entries."""
    mark = _MARKS[marked]
    return any(
        isinstance(inner.mark, mark) or isinstance(inner.key_mark, mark) or _holds(inner, marked)
        for part in shape.parts
        for inner in shape_of(part)
    )


def walk_words(root: Part, path: tuple[str | int, ...] = ()) -> Iterator[Words]:
    """Yield every piece of prose below `root`."""
    for spot, part in walk_parts(root, path, "prose"):
        for shape in shape_of(type(part)):
            if isinstance(shape.mark, Prose):
                for more, text in _spread(part, shape):
                    if isinstance(text, str):
                        yield Words(spot.at(*more), text, shape.mark)


def walk_values(root: Part, path: tuple[str | int, ...] = ()) -> Iterator[Value]:
    """Yield every text below `root` that stands alone in a field and means nothing to us."""
    for spot, part in walk_parts(root, path):
        for name in _plain(type(part)):
            value = getattr(part, name)
            if isinstance(value, str):
                yield Value(spot, name, value)


@cache
def _plain(cls: type[Part]) -> tuple[str, ...]:
    """Return the fields of a class that hold one value without a mark."""
    return tuple(
        shape.name for shape in shape_of(cls)
        if shape.mark is None and not shape.parts and shape.holds == "one"
    )  # fmt: skip


def walk_notes(root: Part, path: tuple[str | int, ...] = ()) -> list[tuple[Spot, str]]:
    """Return every text below `root` that is no prose and has more than one word: remarks of the people who keep it."""
    found: list[tuple[Spot, str]] = []
    for shape in _without_meaning(type(root)):
        if getattr(root, shape.name):
            for more, value in _spread(root, shape):
                if isinstance(value, Part):
                    found += walk_notes(value, path + more)
                elif isinstance(value, str) and " " in value:
                    found.append((Spot(path + more), value))
    return found


@cache
def _without_meaning(cls: type[Part]) -> tuple[FieldShape, ...]:
    return tuple(shape for shape in shape_of(cls) if shape.parts or shape.mark is None)


def walk_references(root: Part, path: tuple[str | int, ...] = ()) -> Iterator[Reference]:
    """Yield every reference held in a field (not those inside prose) below `root`."""
    for spot, part in walk_parts(root, path, "reference"):
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
