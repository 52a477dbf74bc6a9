"""Which items of two lists are the same item, and which of them moved. Lists have no ids."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

_ALIKE = 0.5
_MOST_COMPARED = 60


@dataclass(frozen=True, slots=True)
class Paired(Generic[Item]):
    """Two lists, item by item. Numbers are places in the older and in the newer list.

    Attributes:
        both: items that are in both, by their place in the newer list.
        removed: places in the older list of what is gone.
        added: places in the newer list of what is new.
    """

    both: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def pair(
    old: Sequence[Item],
    new: Sequence[Item],
    names: Sequence[Callable[[Item], object]],
    words: Callable[[Item], str] | None = None,
) -> Paired[Item]:
    """Pair the items of two lists.

    Args:
        old: the older list.
        new: the newer list.
        names: ways to recognise an item, the surest first; items are paired by the first that fits.
        words: returns the words of an item; items left over are then paired by common words.
    """
    left, right = list(range(len(old))), list(range(len(new)))
    both: list[tuple[int, int]] = []
    for name in names:
        both += _take_equal(left, right, [name(item) for item in old], [name(item) for item in new])
    if words and left and right and len(left) * len(right) <= _MOST_COMPARED**2:
        both += _take_alike(left, right, [words(item) for item in old], [words(item) for item in new])
    return Paired(tuple(sorted(both, key=lambda places: places[1])), tuple(left), tuple(right))


def _take_equal(
    left: list[int], right: list[int], old: Sequence[object], new: Sequence[object]
) -> list[tuple[int, int]]:
    waiting: dict[object, list[int]] = {}
    for place in reversed(left):
        waiting.setdefault(old[place], []).append(place)
    found = [(waiting[new[place]].pop(), place) for place in right if waiting.get(new[place])]
    _drop(left, right, found)
    return found


def _take_alike(
    left: list[int], right: list[int], old: Sequence[str], new: Sequence[str]
) -> list[tuple[int, int]]:
    """Pair by common words, the most alike first."""
    bags = {("old", place): _bag(old[place]) for place in left} | {
        ("new", place): _bag(new[place]) for place in right
    }
    scored = (
        (-_likeness(bags["old", here], bags["new", there]), abs(here - there), here + there, here, there)
        for here in left
        for there in right
    )
    found: list[tuple[int, int]] = []
    for score, _, _, here, there in sorted(scored):
        if -score >= _ALIKE and here in left and there in right:
            found.append((here, there))
            _drop(left, right, [(here, there)])
    return found


def _drop(left: list[int], right: list[int], found: Sequence[tuple[int, int]]) -> None:
    taken_left, taken_right = {here for here, _ in found}, {there for _, there in found}
    left[:] = [place for place in left if place not in taken_left]
    right[:] = [place for place in right if place not in taken_right]


def _bag(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def moved(places: Sequence[int]) -> tuple[int, ...]:
    """Return the indexes of the fewest items that must move to bring their old places into order.

    Args:
        places: where each item of the newer order stood in the older one.
    """
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        size = bisect_left(tails, place)
        before.append(tail_at[size - 1] if size else -1)
        tails[size : size + 1] = [place]
        tail_at[size : size + 1] = [index]
    keep: set[int] = set()
    index = tail_at[-1] if tail_at else -1
    while index >= 0:
        keep.add(index)
        index = before[index]
    return tuple(index for index in range(len(places)) if index not in keep)
