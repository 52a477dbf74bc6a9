"""The order of items that are in both playbooks: which of them moved, told by what they stand behind."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from generator.diff.change import Change, Kind
from generator.diff.pairing import moved
from generator.diff.place import Place
from generator.model.base import Part
from generator.model.fields import FieldFact
from generator.model.shape import FieldShape, shape_of

_MOST_TOLD = 5


def in_order(shape: FieldShape) -> bool:
    """Return whether a field holds a map, or parts with one: equal maps can be in another order."""
    return shape.holds == "map" or any(map(has_order, shape.parts))


@cache
def has_order(cls: type[Part]) -> bool:
    """Return whether two equal parts of a class can differ in the order of their entries."""
    return any(map(in_order, shape_of(cls)))


def order_of(
    old: Sequence[Hashable], new: Sequence[Hashable], fact: FieldFact, place: Place, names: Mapping[Any, str]
) -> Iterator[Change]:
    """Yield one change that names what moved; nothing when the order is the same.

    Args:
        old: the keys of the items in their older order.
        new: the same keys in their newer order.
        fact: what their field says about itself.
        place: where the items are.
        names: the words for each key.
    """
    if list(old) == list(new):
        return
    place_before = {key: index for index, key in enumerate(old)}
    place_after = {key: index for index, key in enumerate(new)}
    found = [new[index] for index in moved([place_before[key] for key in new])]
    yield _named(place, fact).change(
        Kind.MOVED,
        fact.order,
        before=_listed([_stands(key, old, place_before, names) for key in found]),
        after=_listed([_stands(key, new, place_after, names) for key in found]),
    )


def _named(place: Place, fact: FieldFact) -> Place:
    if not place.subject:
        return replace(place, subject=fact.many.capitalize(), aspect="order")
    if "order" in place.aspect:
        return place
    aspect = f"{place.aspect.removesuffix(fact.one)}{fact.many}"
    return replace(place, aspect=f"order of {aspect}" if place.aspect else "order")


def _stands(
    key: Hashable, order: Sequence[Hashable], places: Mapping[Hashable, int], names: Mapping[Any, str]
) -> str:
    if places[key] == 0:
        return f"“{names[key]}” first"
    return f"“{names[key]}” after “{names[order[places[key] - 1]]}”"


def _listed(said: Sequence[str]) -> str:
    more = f" and {len(said) - _MOST_TOLD} more" if len(said) > _MOST_TOLD else ""
    return "; ".join(said[:_MOST_TOLD]) + more
