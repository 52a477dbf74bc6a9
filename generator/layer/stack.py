"""Layers on top of each other: the document after each, and the way back from a value to who wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.problems import Location, Spot

Path = tuple[str | int, ...]
Document = dict[str, Any]


@dataclass(frozen=True)
class Layer:
    """One layer as it was read.

    Attributes:
        name: what people call it, such as `layers/team`; no two layers of a stack share it.
        data: plain data by concept; for the default the whole playbook, else patches.
        locate: place of a spot in this layer's files.
    """

    name: str
    data: Mapping[str, Any]
    locate: Callable[[Spot], Location | None]


@dataclass(frozen=True)
class Stage:
    """The document after one layer.

    Attributes:
        layer: the layer.
        document: the merged document so far; stages share what no layer changed, so nobody changes it.
        written: paths whose whole value this layer wrote, with the path where it stands in the layer.
        kept: items of changed lists that stood there before, with their path in the stage before.
        removed: paths that this layer removed, in its order.
    """

    layer: Layer
    document: Document
    written: Mapping[Path, Path] = field(default_factory=dict)
    kept: Mapping[Path, Path] = field(default_factory=dict)
    removed: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Value:
    """What one layer made of a value, and where it stands."""

    layer: str
    value: object
    where: Location | None


class Absent:
    """What stands at a path that leads nowhere."""

    def __repr__(self) -> str:
        return "(not there)"


ABSENT = Absent()


@dataclass(frozen=True)
class Stack:
    """All stages, the default first. The last document is the playbook."""

    stages: tuple[Stage, ...]

    @property
    def document(self) -> Document:
        """The playbook as plain data."""
        return self.stages[-1].document

    def source(self, spot: Spot) -> tuple[Layer, Spot]:
        """Return the layer that wrote the value at a spot, and where it stands in that layer."""
        layer, path = self._source(spot.path, len(self.stages))
        return layer, Spot(path, spot.on_key)

    def locate(self, spot: Spot) -> Location | None:
        """Return the place, in whichever layer, that wrote the value at a spot."""
        layer, there = self.source(spot)
        return layer.locate(there)

    def where_removed(self, spot: Spot) -> Location | None:
        """Return where a layer removed what stood at a spot, or what it stood in; None when none did.

        For a concept of which nothing is left that is where the last of it was removed.
        """
        for stage in reversed(self.stages):
            for path in stage.removed:
                known = _as_named(path, str(spot.path[0]))
                if spot.path in (known[: len(spot.path)], (*known, *spot.path[len(known) :])):
                    return stage.layer.locate(Spot(path).key)
        return None

    def changes(self, spot: Spot) -> tuple[tuple[Layer, Spot], ...]:
        """Return what layers wrote at a spot, in it or around it and what is still in force, by layer and place."""
        size = len(spot.path)
        found: dict[tuple[str, Path], tuple[Layer, Spot]] = {}
        for path in self._changed.get(spot.path[:2], ()):
            if path[:size] == spot.path or path == spot.path[: len(path)]:
                layer, there = self.source(Spot(max(path, spot.path, key=len)))
                if layer is not self.stages[0].layer:
                    found.setdefault((layer.name, there.path), (layer, there))
        return tuple(found.values())

    def changed_below(self, path: Path) -> tuple[Path, ...]:
        """Return the paths below a path that any layer wrote or removed, sorted as texts."""
        size = len(path)
        found = {
            other
            for other in self._changed.get(path[:2], ())
            if len(other) > size and other[:size] == path and not any(isinstance(part, int) for part in other)
        }
        return tuple(sorted(found, key=lambda other: [str(part) for part in other]))

    @cached_property
    def _changed(self) -> Mapping[Path, Sequence[Path]]:
        """The paths that layers wrote or removed, by their first part and by their first two."""
        found: dict[Path, dict[Path, None]] = {}
        for stage in self.stages[1:]:
            for path in stage.written:
                for head in {path[:1], path[:2]}:
                    found.setdefault(head, {})[path] = None
        return {head: tuple(paths) for head, paths in found.items()}

    def history(self, path: Path) -> Iterator[Value]:
        """Yield what each layer made of the value at a path, where it differs from the layer before."""
        before: object = ABSENT
        for number, stage in enumerate(self.stages, start=1):
            value = value_at(stage.document, path)
            if value != before:
                layer, there = self._source(path, number)
                yield Value(layer.name, value, layer.locate(Spot(there).key))
            before = value

    def _source(self, path: Path, count: int) -> tuple[Layer, Path]:
        for stage in reversed(self.stages[1:count]):
            for size in range(len(path), 0, -1):
                head, rest = path[:size], path[size:]
                if head in stage.written:
                    return stage.layer, stage.written[head] + rest
                if head in stage.kept:
                    path = stage.kept[head] + rest
                    break
        return self.stages[0].layer, path


def _as_named(path: Path, concept: str) -> Path:
    """Return a path as a field names what stands there: steps and kinds by their id alone."""
    if concept == "steps":
        return path[-2:]
    inside = concept == "types_and_kinds" and len(path) > 1 and path[-2] in ("types", "kinds")
    return (concept, path[-1]) if inside else path


def value_at(document: object, path: Path) -> object:
    """Return what stands at a path; `ABSENT` when it leads nowhere."""
    here: object = document
    for part in path:
        if isinstance(here, Mapping):
            here = here.get(part, ABSENT)
        elif isinstance(here, list) and isinstance(part, int) and 0 <= part < len(here):
            here = here[part]
        else:
            return ABSENT
    return here
