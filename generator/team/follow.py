"""The use case `playbook upgrade`: what a newer default changes for a team, and following it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.api import schema_files
from generator.atomic import home, write_all
from generator.carry import renewed
from generator.diff import Change, compare
from generator.errors import UsageError
from generator.folder.assemble import assemble_layers, digest_of, is_layered, moved_in, version_of
from generator.folder.defaults import default_at, installed_default, to_keep, written_for
from generator.folder.files import LayeredFiles
from generator.layer import Layer
from generator.layer.manifest import FILE, Default
from generator.layer.stack import ABSENT, value_at
from generator.layer.writing import inline
from generator.model import build_playbook
from generator.problems import Level, Location, Problem, Spot, in_order
from generator.read.folder import Source
from generator.read.source import SourceFile
from generator.read.spans import spans
from generator.read.yaml_text import read_yaml
from generator.team.upgrade import (
    Edit,
    Move,
    Upgrade,
    apply,
    edits_for,
    following_data,
    placed,
    plan_upgrade,
    relocated,
    replacement,
    with_moved,
)


@dataclass(frozen=True, slots=True)
class Upgrading:
    """An upgrade that can be read, and followed.

    Attributes:
        files: the team's playbook as it is.
        old: version of the default so far.
        new: the default to come.
        upgrade: what changes.
        changes: what changes for responders; empty when something is broken.
        problems: what is broken, sorted by place.
        edits: what `follow` would write.
        moves: what `follow` would move to another parent, by file, each with what a person would write instead.
        says: what each edited file of a layer has to say afterwards.
        exact: whether the old default is, word for word, the one that the layers were written for.
        in_force: whether the new default is one that `playbook check` would read: installed, or a folder.
        program: what `follow` would write so that the repository carries the program that runs, by path.
        outdated: the wheels that it would remove then.
    """

    files: LayeredFiles
    old: str
    new: Source
    upgrade: Upgrade
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    edits: tuple[Edit, ...]
    moves: Mapping[str, tuple[tuple[Move, Edit], ...]]
    says: Mapping[str, Any]
    exact: bool
    in_force: bool
    program: Mapping[str, bytes]
    outdated: tuple[str, ...]

    @property
    def version(self) -> str:
        """The version of the default to come."""
        return version_of(self.new.data)

    @property
    def sound(self) -> bool:
        """Whether nothing is broken."""
        return not any(problem.level is Level.ERROR for problem in self.problems)


def upgrading(folder: Path, to: str | None = None, since: Path | None = None) -> Upgrading:
    """Return what an upgrade means for the team in a folder.

    Args:
        folder: the folder with `playbook.yml`.
        to: version of the installed default, or a folder or wheel with one; without it the default in force.
        since: folder or wheel of the default so far, when it is not at hand.

    Raises:
        UsageError: the folder holds no layers, or a default is not where it should be.
    """
    if not is_layered(folder):
        raise UsageError(f"{folder} has no {FILE}: only a playbook made of layers can follow a default")
    files = assemble_layers(folder)
    if files.manifest is None:
        raise UsageError(f"{folder / FILE} cannot be read: `playbook check` says what is wrong with it")
    _refuse_mistakes(files)
    pinned = files.manifest.default
    old = written_for(folder, pinned, since)
    new, path = _new(folder, pinned, to)
    layers = [stage.layer for stage in files.stack.stages[1:]]
    upgrade = plan_upgrade(_layer(old), _layer(new), layers, moved_in(new.data))
    changes, unsound = _net(upgrade)
    edits, moves, says = _edits(files, layers, upgrade)
    pins = _pin(folder, files, pinned, new, path)
    exact = pinned.digest in (None, digest_of(old.data))
    problems = in_order([*upgrade.broken, *unsound])
    in_force = path is None or path.is_dir()
    return Upgrading(
        files, version_of(old.data), new, upgrade, changes, problems, (*pins, *edits), moves, says, exact, in_force,
        *renewed(folder),
    )  # fmt: skip


def follow(found: Upgrading) -> tuple[tuple[str, ...], tuple[Edit, ...]]:
    """Do the edits of an upgrade; return the files written, and the edits that have to be made by hand.

    A file of a layer is written only when it then says exactly what the report was made from. All files are written
    or none, and the pin last: until then the old default is the one that counts.

    Raises:
        UsageError: a file cannot be read or written, or the new default is not in force.
    """
    if not found.in_force:
        raise UsageError(
            f"default {found.version} is not installed: install that file with pip, then run this again"
        )
    folder = Path(str(found.files.folder)).resolve()
    left: list[Edit] = []
    names = dict.fromkeys([*(edit.where.file for edit in found.edits), *found.moves])
    texts = {
        Path(name).resolve(): _after(
            Path(name), [edit for edit in found.edits if edit.where.file == name], found.moves.get(name, ()),
            found.says.get(name), left,
        )
        for name in names
    }  # fmt: skip
    others: dict[str, bytes | None] = {**to_keep(folder, found.new), **found.program}
    if (folder / "schema").is_dir():  # what the editor completes is as new as the program
        others |= {f"schema/{name}": text for name, text in schema_files(layer=True).items()}
    others |= dict.fromkeys(found.outdated)
    files = texts | {folder / name: content for name, content in others.items()}
    pin = files.pop(folder / FILE, _bytes(folder / FILE))
    changed = write_all(home(folder), files | {folder / FILE: pin}, "playbook upgrade --write")
    told = [path for path in changed if path.parent != folder / "schema" and path.is_file()]
    return tuple(_shown(path) for path in told), tuple(left)


def _after(
    path: Path, edits: list[Edit], moves: Sequence[tuple[Move, Edit]], says: object, left: list[Edit]
) -> bytes:
    """Return what one file holds after the edits and moves; those that a person has to do go to `left`."""
    before = _bytes(path)
    text = before.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    windows = text.count("\r\n") == text.count("\n") > 0
    plain = text.removeprefix(mark).replace("\r\n", "\n") if windows else text.removeprefix(mark)
    refused: list[Edit] = []
    changed = apply(plain, edits, refused.append)
    for move, _ in moves:
        changed = relocated(changed, move.path[1:], move.to[1:]) or changed
    document = read_yaml(changed.encode(), path.name) if says is not None else None
    if document and (document.errors or document.data != says):
        refused, changed = [*edits, *(by_hand for _, by_hand in moves)], plain
    left += refused
    return (
        before
        if changed == plain
        else (mark + (changed.replace("\n", "\r\n") if windows else changed)).encode()
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _new(folder: Path, pinned: Default, to: str | None) -> tuple[Source, Path | None]:
    """Return the default to come, and where it is; None when it is the one that is installed."""
    where = (
        folder / pinned.path if pinned.path and to is None else Path(to) if to and Path(to).exists() else None
    )
    if where:
        return default_at(where), where
    installed = installed_default()
    if to is None or to == version_of(installed.data):
        if pinned.path:
            raise UsageError(f"{FILE} names a folder as its default: name the new folder with --to")
        return installed, None
    raise UsageError(
        f"default {to} is not installed, {version_of(installed.data)} is: install the wheel of {to}, or name "
        "it or the folder of a default"
    )


def _refuse_mistakes(files: LayeredFiles) -> None:
    """Refuse to compare layers that could not be read to their end: what was not read would not be followed.

    Raises:
        UsageError: a file of a layer has a mistake.
    """
    names = [stage.layer.name for stage in files.stack.stages[1:]]
    found = in_order(problem for name in names for problem in files.sources[name].problems)
    first = next((problem for problem in found if problem.level is Level.ERROR), None)
    if first:
        raise UsageError(
            f"{first.where}: {first.message}; mend what `playbook check` finds in your layers first"
        )


def _layer(source: Source) -> Layer:
    return Layer("default", source.data, source.locate)


def _net(upgrade: Upgrade) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """Return what changes for responders; or what keeps the new playbook from being one."""
    before, _ = build_playbook(upgrade.before.document)
    after, problems = build_playbook(upgrade.after.document)
    if before is None or after is None:
        return (), tuple(
            replace(problem, where=upgrade.after.locate(problem.spot)) if problem.spot else problem
            for problem in problems
        )
    return compare(before, after), ()


def _edits(
    files: LayeredFiles, layers: list[Layer], upgrade: Upgrade
) -> tuple[list[Edit], dict[str, tuple[tuple[Move, Edit], ...]], dict[str, object]]:
    """Return the edits of the layers and the moves in each file, and what each file has to say once they are done.

    What cannot be done for a person is an edit that is not exact.
    """
    edits: list[Edit] = []
    moves: dict[str, tuple[tuple[Move, Edit], ...]] = {}
    says: dict[str, object] = {}
    for layer in layers:
        source = files.sources[layer.name]
        texts = {file.document.name: file.document.positions.source.text for file in source.files}
        changed = {
            place.file
            for change in upgrade.amendments[layer.name]
            if (place := layer.locate(Spot(change.path)))
        }
        written = {where: span for name in changed for where, span in spans(texts[name], name).items()}
        pairs = list(edits_for(layer, upgrade.amendments[layer.name], written))
        edits += [edit for _, edit in pairs]
        left = list(upgrade.moves[layer.name])
        for file in source.files:
            name = file.document.name
            mine = [change for change, edit in pairs if edit.exact and edit.where.file == name]
            here = tuple(move for move in left if _can_move(file, source, move))
            left = [move for move in left if move not in here]
            if mine or here:
                says[name] = following_data({file.concept: file.document.data}, mine, here)[file.concept]
            if here:
                moves[name] = tuple((move, _by_hand(layer, move)) for move in here)
        edits += [_by_hand(layer, move) for move in left]
    return edits, moves, says


def _can_move(file: SourceFile, source: Source, move: Move) -> bool:
    """Return whether an entry stands in a file in lines that can be moved there, and nowhere else."""
    data = {file.concept: file.document.data}
    if value_at(data, move.before) is ABSENT:
        return False
    others = (other for other in source.files if other.concept == file.concept and other is not file)
    if any(move.to[1] in other.entries for other in others):
        return False
    text = relocated(file.document.positions.source.text, move.before[1:], move.to[1:])
    if text is None:
        return False
    return bool(
        read_yaml(text.encode(), file.path).data == with_moved(data, move.before, move.to)[file.concept]
    )


def _by_hand(layer: Layer, move: Move) -> Edit:
    """Return what a person has to write: the entry as it stands, and under its new parent."""
    entry = value_at(layer.data, move.before)
    where = layer.locate(Spot(move.before, on_key=True)) or Location(layer.name, 1, 1)
    old, new = (inline(placed({}, path, entry))[1:-1] for path in (move.before[1:], move.to[1:]))
    return Edit(where, old, new, exact=False)


def _pin(
    folder: Path, files: LayeredFiles, pinned: Default, new: Source, path: Path | None
) -> Iterator[Edit]:
    """Yield the edits that move the pin."""
    wanted = {"version": version_of(new.data), "digest": digest_of(new.data)}
    if path and path.is_dir():
        wanted["path"] = Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    positions = files.document.positions
    written = spans(positions.source.text, positions.source.name)
    for name, value in wanted.items():
        stated = getattr(pinned, name)
        place = positions.of(Spot(("default", name)))
        if stated and place and place in written and stated != value:
            yield Edit(place, written[place].text, replacement(written[place], value))
