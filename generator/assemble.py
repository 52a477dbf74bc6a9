"""A folder -> the files of a playbook: plain YAML files, or a default with layers when it holds `playbook.yml`.

Joins reading and layering, which do not know each other. What the playbook means is checked elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from generator import resources
from generator.errors import UsageError
from generator.layer import Layer, Stack, merge
from generator.layer.catalogue import RULES
from generator.layer.manifest import FILE, Default, Manifest
from generator.model import CONCEPTS
from generator.model.build import build_part
from generator.problems import Location, Problem, Spot, in_order
from generator.read.folder import Source, read_folder
from generator.read.tree import AnyPath, TreePath
from generator.read.yaml_text import Document, read_yaml

DEFAULT = "default"


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

    def after_removal(self, spot: Spot) -> str:
        """Return what to do about a spot that names something a layer removed."""

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

    def locate(self, spot: Spot) -> Location | None:
        """Return the place, in whichever layer, that wrote the value at a spot."""
        return self.stack.locate(spot)

    def where_removed(self, spot: Spot) -> Location | None:
        """Return where a layer removed what stood at a spot."""
        return self.stack.where_removed(spot)

    def after_removal(self, spot: Spot) -> str:
        """Return what to do about a spot that names something a layer removed."""
        layer, _ = self.stack.source(spot)
        if layer.name != DEFAULT or self.manifest is None or not self.manifest.layers:
            return "a layer removed it: put it back, or name another one here"
        concept, *below = map(str, spot.path)
        file = f"{self.manifest.layers[-1].rstrip('/')}/{concept}.yaml"
        return (
            f"a layer removed it: put it back, or write what you do instead in {file}, at {'/'.join(below)}"
        )

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

    def after_removal(self, spot: Spot) -> str:
        """Return what to do about a spot that names something a layer removed."""
        return self.files.after_removal(spot)

    def file_and_line(self, spot: Spot) -> None:
        """Return nothing: no page leads to a file."""

    def source_line(self, where: Location) -> str:
        """Return the line of a location."""
        return self.files.source_line(where)


def is_layered(folder: AnyPath) -> bool:
    """Return whether a folder holds a playbook made of layers."""
    return (folder / FILE).is_file()


FindDefault = Callable[[AnyPath, Default], Source | None]
"""Finds the default that the layers in a folder stand on; None when it is the one in force."""


def assemble(folder: AnyPath, find: FindDefault | None = None) -> Files:
    """Read the playbook in a folder.

    Args:
        folder: what to read.
        find: finds the default below layers of another time; the one in force is taken when left out.

    Raises:
        UsageError: there is no playbook in the folder.
    """
    return assemble_layers(folder, find) if is_layered(folder) else read_folder(folder, CONCEPTS)


def assemble_layers(folder: AnyPath, find: FindDefault | None = None) -> LayeredFiles:
    """Read `playbook.yml`, the default and the layers it names, and merge them.

    Raises:
        UsageError: `playbook.yml` cannot be read.
    """
    return _Assembly(folder, find).files()


def digest_of(data: Mapping[str, object]) -> str:
    """Return the digest of a default by what it says; comments and layout do not count."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return f"sha256-{hashlib.sha256(text.encode()).hexdigest()}"


class _Assembly:
    """Reads one layered playbook and keeps what is wrong on the way."""

    def __init__(self, folder: AnyPath, find: FindDefault | None) -> None:
        path = folder / FILE
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UsageError(f"{path} cannot be read: {error.strerror}") from error
        self._folder = folder
        self._find = find
        self._document = read_yaml(data, _shown(path))
        self._problems: list[Problem] = list(self._document.problems)
        self._sources: dict[str, Source] = {}

    def files(self) -> LayeredFiles:
        manifest = self._manifest()
        layers = self._layers(manifest) if manifest else []
        default = self._default(manifest)
        stack, problems = merge(default, layers, moved_in(default.data))
        for source in self._sources.values():
            self._problems += source.problems
        found = in_order([*self._problems, *self._told_by_layers(problems)])
        return LayeredFiles(self._folder, manifest, stack, self._sources, self._document, found)

    def _told_by_layers(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Drop 'it is empty' where a `#` swallowed the value: reading said so, and what to write."""
        swallowed = {
            (problem.where.file, problem.where.line)
            for problem in self._problems
            if problem.rule == "swallowed-comment" and problem.where
        }
        for problem in problems:
            place = problem.where and (problem.where.file, problem.where.line)
            if problem.rule != "null-in-layer" or place not in swallowed:
                yield problem

    def _manifest(self) -> Manifest | None:
        data = self._document.data
        if not isinstance(data, dict):
            if not self._problems:
                self._report(
                    "layer-folder", (), f"{FILE} says nothing", "write `default:` and `layers:` into it"
                )
            return None
        manifest, problems = build_part(Manifest, data, FILE)
        for problem in problems:
            where = self._place(
                problem.spot.path[1:] if problem.spot else (), problem.spot is None or problem.spot.on_key
            )
            self._problems.append(
                Problem(problem.rule, problem.level, problem.message, problem.spot, where, problem.hint)
            )
        return manifest

    def _default(self, manifest: Manifest | None) -> Layer:
        source = self._find(self._folder, manifest.default) if self._find and manifest else None
        if source is None:
            stated = manifest.default.path if manifest else None
            folder = self._folder / stated if stated else resources.default_playbook()
            source = self._read(folder, ("default", "path"), None if stated else DEFAULT)
        self._sources = {DEFAULT: source} | self._sources
        if manifest and source.data:
            self._compare(manifest, source)
        return Layer(DEFAULT, source.data, source.locate)

    def _compare(self, manifest: Manifest, source: Source) -> None:
        """Say when the default is not the one that the layers were written for."""
        version = version_of(source.data)
        advice = "`playbook upgrade` shows what changes for you"
        if manifest.default.version != version:
            message = f"the layers were written for default {manifest.default.version}, but this is {version}"
            self._report("other-default", ("default", "version"), message, advice)
        elif manifest.default.digest not in (None, digest_of(source.data)):
            message = f"default {version} does not say what it said when the layers were written"
            self._report("other-default", ("default", "digest"), message, advice)

    def _layers(self, manifest: Manifest) -> list[Layer]:
        layers = []
        for index, stated in enumerate(manifest.layers):
            name = _name_of(stated)
            if name in self._sources or name == DEFAULT:
                self._report(
                    "layer-folder", ("layers", index), f"'{name}' stands twice", "name each layer once"
                )
                continue
            layers.append(self._layer(name, ("layers", index)))
        if manifest.contacts and (self._folder / manifest.contacts).is_dir():
            layers.append(self._layer(manifest.contacts, ("contacts",)))
        return layers

    def _layer(self, stated: str, stated_at: tuple[str | int, ...]) -> Layer:
        name = _name_of(stated)
        source = self._sources[name] = self._read(self._folder / stated, stated_at)
        return Layer(name, source.data, source.locate)

    def _read(self, folder: AnyPath, stated_at: tuple[str | int, ...], label: str | None = None) -> Source:
        try:
            return read_folder(folder, CONCEPTS, label=label)
        except UsageError as error:
            self._report("layer-folder", stated_at, str(error), "check how the folder is written")
            return Source((), ())

    def _report(self, rule: str, path: tuple[str | int, ...], message: str, hint: str) -> None:
        spot = Spot((FILE, *path))
        self._problems.append(Problem(rule, RULES[rule].level, message, spot, self._place(path), hint))

    def _place(self, path: Iterable[str | int], on_key: bool = False) -> Location:
        found = self._document.positions.of(Spot(tuple(path), on_key))
        return found or Location(self._document.name, 1, 1)


def _name_of(folder: str) -> str:
    """Return what a layer is called: its folder, without the way out of the team's folder."""
    return re.sub(r"^(?:\.{0,2}/)+", "", posixpath.normpath(folder)).replace("..", "") or "layer"


def version_of(data: Mapping[str, Mapping[str, object]]) -> str:
    """Return the version that a playbook states of itself."""
    return str(data.get("about", {}).get("version", "unknown"))


def moved_in(data: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    """Return the paths that a default has renamed, old to new."""
    moved = data.get("about", {}).get("moved")
    return {str(old): str(new) for old, new in moved.items()} if isinstance(moved, dict) else {}


def _shown(path: AnyPath) -> str:
    if isinstance(path, TreePath):
        return str(path)
    absolute, here = path.resolve(), Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()
