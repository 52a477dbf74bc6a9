"""Where a value comes from, as lines for a terminal or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Protocol

from generator.problems import Location
from generator.report.written import printable, written


class Saying(Protocol):
    """What one layer says about a path."""

    @property
    def path(self) -> str:
        """What about."""

    @property
    def layer(self) -> str:
        """The layer's name; empty for a playbook without layers."""

    @property
    def value(self) -> str:
        """The value in words."""

    @property
    def where(self) -> Location | None:
        """Where it stands."""


def told(sayings: Sequence[Saying], form: str) -> str:
    """Return the sayings, those about one path together, the one in force marked."""
    if form == "json":
        return written([_record(each) for each in sayings])
    blocks = [_block(path, list(each)) for path, each in groupby(sayings, key=lambda each: each.path)]
    return "\n".join(blocks)


def _block(path: str, sayings: Sequence[Saying]) -> str:
    lines = [printable(path)]
    for each in sayings:
        mark = ">" if each is sayings[-1] else " "
        layer = f"{printable(each.layer)}: " if each.layer else ""
        lines.append(f"{mark} {layer}{printable(each.value)}\n    {printable(str(each.where or ''))}")
    return "\n".join(lines) + "\n"


def _record(each: Saying) -> dict[str, object]:
    where = each.where
    place = {"file": where.file, "line": where.line, "column": where.column} if where else None
    return {"path": each.path, "layer": each.layer, "value": each.value, "where": place}
