"""Where every key and value of a document stands: a tree of offsets beside the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from generator.of_texts import recalled, remember
from generator.problems import Location, Spot
from generator.read.source_text import SourceText


@dataclass(slots=True)
class MapNode:
    """A mapping: where it starts, where its keys stand, and its values."""

    start: int
    keys: dict[str, int]
    values: dict[str, Node]


@dataclass(slots=True)
class ListNode:
    """A list: where it starts, and its items."""

    start: int
    items: list[Node]


Node: TypeAlias = "int | MapNode | ListNode"  # a scalar is only an offset


@dataclass(frozen=True)
class Positions:
    """Look-up of places in one file, found when somebody asks for one.

    Attributes:
        source: the text.
        find: returns where everything stands; None when the text could not be read.
        name: what tells the bytes of the file from any other; empty where no place in it is remembered.
    """

    source: SourceText
    find: Callable[[], Node | None]
    name: str = ""

    @cached_property
    def root(self) -> Node | None:
        """Where everything stands."""
        return self.find()

    def of(self, spot: Spot) -> Location | None:
        """Return where a spot stands: its value, or its key when `spot.on_key`.

        A path that leads nowhere gives the key of the nearest parent that exists, so that a missing
        field is shown at the entry that lacks it. None when the file could not be read.
        """
        if not self.name:
            return self._found(spot)
        known: dict[str, list[int]] = recalled(f"places {self.name}") or {}
        asked = f"{spot.path!r}{spot.on_key:d}"
        if asked not in known and (found := self._found(spot)):
            known = known | {asked: [found.line, found.column]}
        remember(f"places {self.name}", known)
        return Location(self.source.name, *known[asked]) if asked in known else None

    def _found(self, spot: Spot) -> Location | None:
        return None if self.root is None else self.source.location(_offset(self.root, spot))


def _offset(root: Node, spot: Spot) -> int:
    node, key_at = root, _start(root)
    for part in spot.path:
        if isinstance(node, MapNode) and isinstance(part, str) and part in node.values:
            key_at, node = node.keys[part], node.values[part]
        elif isinstance(node, ListNode) and isinstance(part, int) and 0 <= part < len(node.items):
            node = node.items[part]
            key_at = _start(node)
        else:
            return key_at
    return key_at if spot.on_key else _start(node)


def _start(node: Node) -> int:
    return node if isinstance(node, int) else node.start
