"""Changes to the data of one layer that follow a default: which value or key, and what it will be."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.layer.stack import Path, value_at


@dataclass(frozen=True, slots=True)
class Amendment:
    """One value or key of a layer that will be another.

    Attributes:
        path: where it stands in the layer.
        value: what will stand there.
        on_key: whether the key changes, not its value.
        within: for a text in which only some words change, each of them before and after.
    """

    path: Path
    value: Any
    on_key: bool = False
    within: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """An entry of a layer that stands under another parent in the new default.

    Attributes:
        before: where it stands in the layer.
        path: where it stands once the ids on the way are renamed.
        to: where it belongs.
    """

    before: Path
    path: Path
    to: Path


def amended(data: Mapping[str, Any], amendments: Iterable[Amendment]) -> dict[str, Any]:
    """Return a layer's data with its amendments; a key that changes keeps its place."""
    result: dict[str, Any] = copy.deepcopy(dict(data))
    for change in sorted(amendments, key=lambda change: (change.on_key, -len(change.path))):
        holder: Any = value_at(result, change.path[:-1])
        last = change.path[-1]
        if not change.on_key:
            holder[last] = change.value
        else:
            entries = [(change.value if key == last else key, member) for key, member in holder.items()]
            holder.clear()
            holder.update(entries)
    return result
