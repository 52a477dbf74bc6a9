"""A folder -> the files of a playbook: plain YAML files, or a default with layers when it holds `playbook.yml`.

Joins reading and layering, which do not know each other. What the playbook means is checked elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from pathlib import Path

from generator import resources
from generator.errors import UsageError
from generator.folder.files import DEFAULT, Files, LayeredFiles
from generator.layer import Layer, merge
from generator.layer.layer_faults import RULES
from generator.layer.manifest import FILE, Default, Manifest
from generator.model import CONCEPTS
from generator.model.build import build_part
from generator.problems import Location, Problem, Spot, in_order
from generator.read.folder import Source, prefix_of, read_folder
from generator.read.source import SourceFile
from generator.read.tree import AnyPath, TreePath
from generator.read.yaml_text import read_yaml


def _hint_for(folder: AnyPath) -> str:
    """Return what to do about a folder that cannot be read; an empty one is often a submodule."""
    if not isinstance(folder, Path):
        return "check how the folder is written; what a submodule holds is in no revision of this repository"
    try:
        empty = folder.is_dir() and not any(folder.iterdir())
    except OSError:  # a name that no folder can have
        empty = False
    if empty:
        return "it is empty: if it is a submodule, `git submodule update --init` fetches it"
    return "check how the folder is written"


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
    if is_layered(folder):
        return assemble_layers(folder, find)
    source = read_folder(folder, CONCEPTS)
    return replace(source, problems=in_order([*source.problems, *_left_beside(folder)]))


CONTACTS = "contacts/contacts.yaml"
"""Where contacts stand beside layers; beside a playbook of its own nobody reads them."""


def _left_beside(folder: AnyPath) -> Iterator[Problem]:
    """Yield that contacts stand beside a playbook that has no layers, where they are read beside layers."""
    above = folder.resolve().parent if isinstance(folder, Path) else None
    if above and (above / CONTACTS).is_file() and not is_layered(above):
        where = Location("/".join(filter(None, (prefix_of(above), CONTACTS))), 1, 1)
        message = f"nothing reads {CONTACTS} beside the folder {folder.name}: it has no layers"
        hint = f"move it to {folder.name}/contacts.yaml"
        yield Problem("layer-unused", RULES["layer-unused"].level, message, Spot(("contacts",)), where, hint)


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
        if not default.data:  # nothing fits on nothing; that it cannot be read is told
            layers = []
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
            layers.append(self._layer(stated, ("layers", index)))
            self._refuse_contacts(self._sources[name], manifest.contacts)
        if manifest.contacts and _name_of(manifest.contacts) in self._sources:
            message = f"'{_name_of(manifest.contacts)}' is a layer already, and everybody may read that"
            self._report("layer-folder", ("contacts",), message, "name a folder of its own for the contacts")
        elif manifest.contacts and _has_files(self._folder / manifest.contacts):
            layers.append(self._layer(manifest.contacts, ("contacts",)))
            self._refuse_others(self._sources[_name_of(manifest.contacts)], manifest)
        self._left_out(manifest)
        return layers

    def _left_out(self, manifest: Manifest) -> None:
        """Report folders beside the layers that hold files of a playbook and that nobody reads."""
        if isinstance(self._folder, TreePath):
            return
        home = self._folder / "layers"
        stated = (*manifest.layers, *filter(None, [manifest.contacts]))
        named = {os.path.realpath(self._folder / each) for each in stated}
        for folder in sorted(home.iterdir()) if home.is_dir() else ():
            if folder.is_dir() and os.path.realpath(folder) not in named and any(folder.rglob("*.yaml")):
                message = f"nothing reads layers/{folder.name}: {FILE} does not name it"
                hint = f"write `- layers/{folder.name}` below `layers:`, or move the folder out of layers/"
                self._report("layer-unused", ("layers",), message, hint)
        self._beside(self._folder, named, manifest.layers[-1] if manifest.layers else "layers/team")

    def _beside(self, folder: Path, named: Set[str], layer: str) -> None:
        """Report files of a playbook that stand beside the layers and in none, such as records of incidents."""
        for path in sorted(folder.iterdir()):
            is_read = os.path.realpath(path) in named or os.path.realpath(folder) in named
            holds = path.name in CONCEPTS and path.is_dir() and any(path.glob("*.yaml"))
            if not is_read and (holds or (path.suffix == ".yaml" and path.stem in CONCEPTS)):
                message = f"nothing reads {path.name} beside {FILE}: it stands in no layer"
                self._report("layer-unused", ("layers",), message, f"move it to {layer}/{path.name}")

    def _refuse_contacts(self, source: Source, contacts: str | None) -> None:
        """Report contacts in a layer that is not the one for them."""
        hint = f"move it to {contacts}/contacts.yaml" if contacts else ""
        hint = hint or f"move it to contacts/contacts.yaml, and write `contacts: contacts` into {FILE}"
        for file in source.files:
            if file.concept == "contacts":
                message = "contacts stand in a layer that everybody may read"
                self._report_file("contacts-elsewhere", file, message, hint)

    def _refuse_others(self, contacts: Source, manifest: Manifest) -> None:
        """Report what is no contact in the folder of the contacts."""
        layer = manifest.layers[-1] if manifest.layers else "layers/team"
        for file in contacts.files:
            if file.concept != "contacts":
                message = (
                    f"{file.concept} stand in the folder of the contacts, which may be missing elsewhere"
                )
                self._report_file("contacts-only", file, message, f"move the file to {layer}/")

    def _report_file(self, rule: str, file: SourceFile, message: str, hint: str) -> None:
        where = Location(file.document.name, 1, 1)
        self._problems.append(Problem(rule, RULES[rule].level, message, Spot((file.concept,)), where, hint))

    def _layer(self, stated: str, stated_at: tuple[str | int, ...]) -> Layer:
        name, folder = _name_of(stated), self._folder / stated
        if _is_outside(folder, self._folder):
            message, hint = f"'{stated}' leads out of the repository", "keep every layer in it"
            self._report("layer-folder", stated_at, message, hint)
            source = Source((), ())
        else:
            source = self._read(folder, stated_at)
        self._sources[name] = source
        return Layer(name, source.data, source.locate)

    def _read(self, folder: AnyPath, stated_at: tuple[str | int, ...], label: str | None = None) -> Source:
        try:
            return read_folder(folder, CONCEPTS, label=label)
        except UsageError as error:
            self._report("layer-folder", stated_at, str(error), _hint_for(folder))
            return Source((), ())

    def _report(self, rule: str, path: tuple[str | int, ...], message: str, hint: str) -> None:
        spot = Spot((FILE, *path))
        self._problems.append(Problem(rule, RULES[rule].level, message, spot, self._place(path), hint))

    def _place(self, path: Iterable[str | int], on_key: bool = False) -> Location:
        found = self._document.positions.of(Spot(tuple(path), on_key))
        return found or Location(self._document.name, 1, 1)


def _is_outside(folder: AnyPath, home: AnyPath) -> bool:
    """Return whether a folder is not in the repository of another; without a repository, not in that one."""
    if isinstance(folder, TreePath) or isinstance(home, TreePath):
        return False  # a tree holds nothing else
    at = home.resolve()
    root = next((above for above in (at, *at.parents) if (above / ".git").exists()), at)
    return not Path(os.path.realpath(folder)).is_relative_to(
        root
    )  # a link in a circle has no end to resolve to


def _has_files(folder: AnyPath) -> bool:
    """Return whether something is there, and not just an empty folder; where that cannot be told, reading says why."""
    try:
        empty = folder.is_dir() and all(path.name.startswith(".") for path in folder.iterdir())
        return folder.exists() and not empty
    except OSError:
        return True


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
