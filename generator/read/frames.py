"""Mappings and lists still being read: each takes its values in order, beside their positions."""

from __future__ import annotations

from generator.read.keys import DROPPED
from generator.read.positions import ListNode, MapNode, Node
from generator.read.scalars import Plain


class ListFrame:
    """An open list. `bracket` is where its `[` stands, None when it is written with dashes."""

    __slots__ = ("bracket", "data", "node")

    def __init__(self, start: int, bracket: int | None = None) -> None:
        self.bracket = bracket
        self.data: list[Plain] = []
        self.node = ListNode(start, [])

    def put(self, value: Plain, node: Node) -> None:
        """Take the next item."""
        self.data.append(value)
        self.node.items.append(node)


class MapFrame:
    """An open mapping. `key` is None while the next thing read is a key; `bracket` is where its `{` stands."""

    __slots__ = ("bracket", "data", "key", "node")

    def __init__(self, start: int, bracket: int | None = None) -> None:
        self.bracket = bracket
        self.data: dict[str, Plain] = {}
        self.node = MapNode(start, {}, {})
        self.key: str | None = None

    def put(self, value: Plain, node: Node) -> None:
        """Take the value of the last key; in place of a key, take note that it was not text."""
        if self.key is None:
            self.key = DROPPED
            return
        if self.key != DROPPED:
            self.data[self.key] = value
            self.node.values[self.key] = node
        self.key = None


Frame = ListFrame | MapFrame
