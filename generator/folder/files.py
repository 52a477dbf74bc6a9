"""The files of a playbook as the check and the pages see them: layered, or without their words for a public edition.

A plain folder is a `Source` of `read`, which has the same methods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from generator.layer import Layer, Stack
from generator.layer.manifest import Manifest
from generator.layer.stack import ABSENT, value_at
from generator.layer.writing import Renamed, called_now, inline, patch_at
from generator.problems import Location, Problem, Spot
from generator.read.folder import Source
from generator.read.tree import AnyPath
from generator.read.yaml_text import Document

DEFAULT = "default"
"""What the layer below all others is called."""


class Files(Protocol):
    """What a check and the pages need to know about the files of a playbook."""

    @property
    def data(self) -> Mapping[str, Mapping[str, Any]]:
        """The playbook as plain data, keyed by concept."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files as files."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of each file by its path."""

    def locate(self, spot: Spot) -> Location | None:
        """Return where a spot stands."""

    def where_removed(self, spot: Spot) -> Location | None:
        """Return where a layer removed what stood at a spot."""

    def how_to_write(self, spot: Spot, *, gone: bool = False) -> str:
        """Return where and how a team says something else at a spot; empty when it is to be mended where it stands.

        `gone`: what stands there names what a layer removed.
        """

    def file_and_line(self, spot: Spot) -> tuple[str, int] | None:
        """Return the file, as in `texts`, and the line of a spot's key."""

    def source_line(self, where: Location) -> str:
        """Return the line of a location; empty when the file is none of these."""


@dataclass(frozen=True)
class LayeredFiles:
    """A default and layers on it.

    Attributes:
        folder: the folder with `playbook.yml`.
        manifest: what it says; None when it cannot be read.
        stack: the default and the layers, merged.
        sources: the files of the default and of each layer, by the layer's name.
        document: the text of `playbook.yml`.
        problems: what is wrong with any of them.
    """

    folder: AnyPath
    manifest: Manifest | None
    stack: Stack
    sources: Mapping[str, Source]
    document: Document
    problems: tuple[Problem, ...]

    @property
    def data(self) -> Mapping[str, Mapping[str, Any]]:
        """The merged playbook as plain data, keyed by concept."""
        return self.stack.document

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each file by layer and path, such as `layers/team/roles.yaml`."""
        return {
            f"{name}/{path}": text
            for name, source in self.sources.items()
            for path, text in source.texts.items()
        }

    @property
    def place_of_edition(self) -> Location | None:
        """Where `playbook.yml` says which edition the site is; its first key when it does not say."""
        return self.document.positions.of(Spot.of("edition"))

    def locate(self, spot: Spot) -> Location | None:
        """Return the place, in whichever layer, that wrote the value at a spot."""
        return self.stack.locate(spot)

    def where_removed(self, spot: Spot) -> Location | None:
        """Return where a layer removed what stood at a spot."""
        return self.stack.where_removed(spot)

    def where_said(self, words: str) -> Location | None:
        """Return the place in a layer, the last one first, where words stand; None when only the default says them."""
        for stage in reversed(self.stack.stages[1:]):
            for file in self.sources[stage.layer.name].files:
                written = file.document.positions.source
                if (at := written.text.find(words)) >= 0:
                    return written.location(at)
        return None

    def grown_in(self, words: str) -> Location | None:
        """Return the place of the text in words, such as those of a card, that a layer made longest; None when none did.

        `words`: plain text; the marks of a text and the figures that it refers to are passed over.
        """
        there = _plain(words)
        best: tuple[int, tuple[str | int, ...]] = (0, ())
        for path in dict.fromkeys(path for stage in self.stack.stages[1:] for path in stage.written):
            for place, text in _texts(value_at(self.data, path), path):
                before = value_at(self.stack.stages[0].document, place)
                more = len(text) - (len(before) if isinstance(before, str) else 0)
                if more > best[0] and _stands_in(text, there):
                    best = more, place
        return self.locate(Spot(best[1])) if best[0] else None

    def renamed(self, spot: Spot) -> Renamed | None:
        """Return what a layer gave another id; None when what stood at a spot is gone for another reason."""
        for stage in reversed(self.stack.stages[1:]):
            for size in (2, 4):
                path = spot.path[:size]
                said = value_at(stage.layer.data, path)
                new = called_now(said.get("$reason")) if isinstance(said, Mapping) else None
                if new and value_at(self.data, (*path[:-1], new)) is not ABSENT:
                    return Renamed("/".join(map(str, path)), new)
        return None

    def how_to_write(self, spot: Spot, *, gone: bool = False, renamed: Renamed | None = None) -> str:
        """Return where and how a team says something else at a spot; empty when it is to be mended where it stands.

        `gone`: what stands there names what a layer removed; `renamed`: what that is called now.
        """
        layer, _ = self.stack.source(spot)
        if layer.name != DEFAULT or self.manifest is None or not self.manifest.layers or not spot.path:
            return ""
        concept, *below = spot.path
        file = f"in {self.manifest.layers[-1].rstrip('/')}/{concept}.yaml"
        there = value_at(self.data, spot.path)
        whole = isinstance(there, Mapping) and not (gone and spot.on_key)
        if (whole and len(below) < 2) or not below:
            return f"{file}, below `{below[0]}:`" if below else file
        patch = inline(
            patch_at(
                self.data.get(str(concept)), tuple(below), gone=gone, on_key=spot.on_key, renamed=renamed
            )
        )
        patch = patch.replace('"..."', "{...}") if whole else patch
        return f"{file}: `{patch[1:-1]}`"

    def file_and_line(self, spot: Spot) -> tuple[str, int] | None:
        """Return the file and line, in whichever layer, of a spot's key."""
        return self.line_of(*self.stack.source(spot.key))

    def changes_at(self, spot: Spot) -> Iterator[tuple[str, str, int]]:
        """Yield layer, file and line of everything layers say about a spot and is in force."""
        for layer, there in self.stack.changes(spot):
            if found := self.line_of(layer, there.key):
                yield (layer.name, *found)

    def editable(self, file: str) -> bool:
        """Return whether a file, named as in `texts`, stands below the folder of `playbook.yml`."""
        names = self.manifest.layers if self.manifest else ()
        return any(file.startswith(f"{name.rstrip('/')}/") for name in names)

    def line_of(self, layer: Layer, spot: Spot) -> tuple[str, int] | None:
        """Return the file and line of the key at a spot of one layer."""
        found = self.sources[layer.name].file_and_line(spot)
        return (f"{layer.name}/{found[0]}", found[1]) if found else None

    def source_line(self, where: Location) -> str:
        """Return the line of a location, in a layer, the default or `playbook.yml`."""
        if where.file == self.document.name:
            return self.document.positions.source.line(where.line)
        lines = (source.source_line(where) for source in self.sources.values())
        return next((line for line in lines if line), "")


@dataclass(frozen=True)
class Unsourced:
    """The files of a public edition: their problems can be shown to the team, their words are on no page."""

    files: Files

    @property
    def data(self) -> Mapping[str, Mapping[str, Any]]:
        """Nothing: what a public edition says is in its playbook only."""
        return {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files as files."""
        return self.files.problems

    @property
    def texts(self) -> Mapping[str, str]:
        """Nothing: no file is listed."""
        return {}

    def locate(self, spot: Spot) -> Location | None:
        """Return where a spot stands."""
        return self.files.locate(spot)

    def where_removed(self, spot: Spot) -> Location | None:
        """Return where a layer removed what stood at a spot."""
        return self.files.where_removed(spot)

    def how_to_write(self, spot: Spot, *, gone: bool = False) -> str:
        """Return where and how a team says something else at a spot."""
        return self.files.how_to_write(spot, gone=gone)

    def file_and_line(self, spot: Spot) -> None:
        """Return nothing: no page leads to a file."""

    def source_line(self, where: Location) -> str:
        """Return the line of a location."""
        return self.files.source_line(where)


_FILLED_IN = re.compile(r"\{[^{}]*\}|\[\[[^\]]*\]\]")
_MARKS = re.compile(r"[\\`*_]|\s+")


def _texts(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text in plain data, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping | list):
        for key, member in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _texts(member, (*path, key))


def _stands_in(text: str, words: str) -> bool:
    """Return whether the longest piece of a text between what is filled in stands in plain words."""
    return (piece := max(map(_plain, _FILLED_IN.split(text)), key=len)) != "" and piece in words


def _plain(text: str) -> str:
    return _MARKS.sub("", text)
