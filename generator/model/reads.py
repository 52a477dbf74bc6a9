"""What is read of a playbook while something is made of it: each field of each part, noted when somebody asks for it.

Whoever remembers what was made can tell from that whether it would be made the same again. Nobody declares what is read,
so nothing can be left out of a list. Work that several share is done in `once`: who takes its result reads what it read.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, cached_property, partial
from typing import Any, TypeVar, cast

from generator.model.part import NOTHING, Frozen
from generator.model.playbook import Playbook

_Found = TypeVar("_Found")
Place = TypeVar("Place", bound=Hashable)
Rows = dict[str, list[Any]]
"""What each part of a playbook says itself, field by field, and last which fields were given; plain data by its place."""

_VIEWS: Mapping[str, Callable[[Any], Any]] = {
    name: view.func for name, view in vars(Playbook).items() if isinstance(view, cached_property)
}
_ALL = -1
"""The bits of all fields."""
_BELOW = "\x1f"
"""Stands between the names of a place; in none of them, as files may not hold it."""
_take = object.__getattribute__


class Reads:
    """What is read of one playbook."""

    def __init__(self, playbook: Playbook) -> None:
        self.rows: Rows = {}
        self._playbook = playbook
        self._places: dict[int, list[str]] = {}
        self._classes: dict[int, type[Frozen]] = {}
        self._noted: set[tuple[int | str, Any]] = set()
        self._noting = False
        self._shared: dict[Hashable, tuple[Any, Any, frozenset[tuple[int | str, Any]]]] = {}
        self._unnoted: dict[Hashable, tuple[Any, Any]] = {}
        self._row(playbook, "")

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note what is read from here to the end of the block, see `taken`."""
        setattr(Frozen, "__getattribute__", self._hook())  # noqa: B010 - only while somebody notes: it costs time
        self._noted, self._noting = set(), True
        try:
            yield
        finally:
            self._noting = False
            del Frozen.__getattribute__

    def note(self, asked: tuple[str, Hashable]) -> None:
        """Note that something else was asked for: its name, and the argument."""
        self._noted.add(asked)

    def taken(self) -> tuple[dict[str, int], set[tuple[str, Any]]]:
        """Return what was noted: bits of fields, by the place of their part; and what else was asked for."""
        found: dict[str, int] = {}
        others: set[tuple[str, Any]] = set()
        for part, name in self._noted:
            if isinstance(part, str):
                others.add((part, name))
            elif part in self._places and (bits := _bits(self._classes[part]).get(name, 0)):
                for place in self._places[part]:
                    found[place] = found.get(place, 0) | bits
        return found, others

    def once(self, key: Hashable, work: Callable[[], _Found], about: object = None) -> _Found:
        """Return what some work gives, done once for all that ask.

        Args:
            key: what tells it from other work.
            work: reads the playbook and nothing else that can change.
            about: what must stay while the key is used, if that tells it by its identity.
        """
        if not self._noting:
            if key not in self._unnoted:
                self._unnoted[key] = work(), about
            return cast("_Found", self._unnoted[key][0])
        if key not in self._shared:
            outer, self._noted = self._noted, set()
            try:
                value = work()
                self._shared[key] = value, about, frozenset(self._noted)
            finally:
                self._noted = outer
        value, _, read = self._shared[key]
        self._noted |= read
        return cast("_Found", value)

    def place_of(self, part: object) -> str | None:
        """Return what a part is and where it stands in the playbook; None for a part that does not."""
        return " ".join([type(part).__name__, *self._places[id(part)]]) if id(part) in self._places else None

    def _hook(self) -> Callable[[Any, str], Any]:
        root, views, once, take = self._playbook, _VIEWS, self.once, _take

        def noted(part: Any, name: str) -> Any:
            if part is root and name in views:
                return once(name, partial(views[name], root))
            if name == "worked_out":
                return lambda work: once((work, id(part)), partial(work, part), part)
            self._noted.add((id(part), name))
            return take(part, name)

        return noted

    def _row(self, part: Frozen, place: str) -> None:
        """Take what a part says, and all below it."""
        self._places.setdefault(id(part), []).append(place)
        self._classes[id(part)] = type(part)
        values = part.__dict__
        row = [
            self._plain(values.get(name, NOTHING), f"{place}{_BELOW}{name}")
            for name in type(part).model_fields
        ]
        self.rows[place] = [*row, sorted(part.model_fields_set)]

    def _plain(self, value: object, place: str) -> Any:
        """Return a value as JSON gives it back: of a part only its class, as it is a row of its own."""
        if value is None or isinstance(value, str | int | float):
            return value
        if isinstance(value, Frozen):
            self._row(value, place)
            return {"part": type(value).__name__}
        if isinstance(value, Mapping):
            return {
                "map": [
                    [str(key), self._plain(member, f"{place}{_BELOW}{key}")] for key, member in value.items()
                ]
            }
        if isinstance(value, list | tuple):
            return [self._plain(member, f"{place}{_BELOW}{index}") for index, member in enumerate(value)]
        return {"value": "" if value is NOTHING else f"{type(value).__name__} {value!r}"}


def changed(before: Rows, now: Rows) -> dict[str, int]:
    """Return which fields say something else than before: bits of fields, by the place of their part.

    A part that came or went is read by nobody, but what holds it is.
    """
    found = dict.fromkeys(before.keys() - now.keys(), _ALL)
    for place, row in before.items():
        if place in now and row != now[place]:
            pairs = enumerate(zip(row, now[place], strict=False))
            other_class = len(row) != len(now[place])
            found[place] = _ALL if other_class else sum(1 << bit for bit, (one, two) in pairs if one != two)
    return found


def stale(reads: Mapping[Place, int], changes: Mapping[Place, int]) -> bool:
    """Return whether something that was read has changed."""
    return any(reads.get(place, 0) & bits for place, bits in changes.items())


@cache
def _bits(cls: type[Frozen]) -> Mapping[str, int]:
    """Return the bit of each field of a class, of its set of given fields, and of all fields together."""
    names: Iterable[str] = (*cls.model_fields, "_given")
    bits = {name: 1 << number for number, name in enumerate(names)}
    return {**bits, "model_fields_set": bits["_given"], "__dict__": (1 << len(bits)) - 1}
