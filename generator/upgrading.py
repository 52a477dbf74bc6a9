"""The use case `playbook upgrade`: what a newer default changes for a team, and following it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import resources
from generator.assemble import (
    LayeredFiles,
    assemble_layers,
    digest_of,
    is_layered,
    moved_in,
    version_of,
)
from generator.diff import Change, compare
from generator.errors import UsageError
from generator.layer import Layer
from generator.layer.manifest import FILE, Default
from generator.model import CONCEPTS, build_playbook
from generator.problems import Level, Problem, Spot, in_order
from generator.read.folder import Source, read_folder
from generator.upgrade import Edit, Upgrade, apply, edits_for, plan_upgrade


@dataclass(frozen=True, slots=True)
class Upgrading:
    """An upgrade that can be read, and followed.

    Attributes:
        files: the team's playbook as it is.
        old: version of the default so far.
        new: version of the default to come.
        upgrade: what changes.
        changes: what changes for responders; empty when something is broken.
        problems: what is broken, sorted by place.
        edits: what `follow` would write.
        exact: whether the old default is, word for word, the one that the layers were written for.
    """

    files: LayeredFiles
    old: str
    new: str
    upgrade: Upgrade
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    edits: tuple[Edit, ...]
    exact: bool


def upgrading(folder: Path, to: str, since: Path | None = None) -> Upgrading:
    """Return what an upgrade means for the team in a folder.

    Args:
        folder: the folder with `playbook.yml`.
        to: version of the installed default, or the folder of another one.
        since: folder of the default so far, when it is neither installed nor named in `playbook.yml`.

    Raises:
        UsageError: the folder holds no layers, or a default is not where it should be.
    """
    if not is_layered(folder):
        raise UsageError(f"{folder} has no {FILE}: only a playbook made of layers can follow a default")
    files = assemble_layers(folder)
    if files.manifest is None:
        raise UsageError(f"{folder / FILE} cannot be read: `playbook check` says what is wrong with it")
    pinned = files.manifest.default
    old = _old(folder, pinned, since)
    new, path = _new(to)
    layers = [stage.layer for stage in files.stack.stages[1:]]
    upgrade = plan_upgrade(_layer(old), _layer(new), layers, moved_in(new.data))
    changes, unsound = _net(upgrade)
    problems = in_order([*upgrade.broken, *unsound])
    edits = (*_pin(folder, files, pinned, new, path), *edits_for(upgrade, layers))
    exact = pinned.digest in (None, digest_of(old.data))
    return Upgrading(
        files, version_of(old.data), version_of(new.data), upgrade, changes, problems, edits, exact
    )


def follow(found: Upgrading) -> tuple[tuple[str, ...], tuple[Edit, ...]]:
    """Do the edits of an upgrade; return the files written, and the edits that have to be made by hand.

    Raises:
        UsageError: a file cannot be read or written.
    """
    left: list[Edit] = []
    written = []
    for name in dict.fromkeys(edit.where.file for edit in found.edits):
        path = Path(name)
        mine = [edit for edit in found.edits if edit.where.file == name]
        try:
            text = path.read_text(encoding="utf-8")
            changed = apply(text, mine, left.append)
            if changed != text:
                path.write_text(changed, encoding="utf-8", newline="\n")
                written.append(name)
        except OSError as error:
            raise UsageError(f"{path} cannot be written: {error.strerror}") from error
    return tuple(written), tuple(left)


def _old(home: Path, pinned: Default, since: Path | None) -> Source:
    """Return the default that the layers were written for."""
    folder = since or (home / pinned.path if pinned.path else resources.default_playbook())
    source = read_folder(folder, CONCEPTS)
    if version_of(source.data) != pinned.version:
        raise UsageError(
            f"the layers were written for default {pinned.version}, but {folder} holds {version_of(source.data)}: "
            "name the folder of the old default with --from"
        )
    return source


def _new(to: str) -> tuple[Source, Path | None]:
    if Path(to).is_dir():
        return read_folder(Path(to), CONCEPTS), Path(to)
    source = read_folder(resources.default_playbook(), CONCEPTS, label="default")
    if version_of(source.data) != to:
        raise UsageError(
            f"default {to} is not installed, {version_of(source.data)} is: "
            f"install ai-incident-playbook {to}, or name the folder of a default"
        )
    return source, None


def _layer(source: Source) -> Layer:
    return Layer("default", source.data, source.locate)


def _net(upgrade: Upgrade) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """Return what changes for responders; or what keeps the new playbook from being one."""
    before, _ = build_playbook(upgrade.before.document)
    after, problems = build_playbook(upgrade.after.document)
    if before is None or after is None:
        return (), problems
    return compare(before, after), ()


def _pin(
    folder: Path, files: LayeredFiles, pinned: Default, new: Source, path: Path | None
) -> Iterator[Edit]:
    """Yield the edits that move the pin."""
    wanted = {"version": version_of(new.data), "digest": digest_of(new.data)}
    if path:
        wanted["path"] = Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    for name, value in wanted.items():
        stated = getattr(pinned, name)
        place = files.document.positions.of(Spot(("default", name)))
        if stated and place and stated != value:
            yield Edit(place, stated, value)


def sound(found: Upgrading) -> bool:
    """Return whether nothing is broken."""
    return not any(problem.level is Level.ERROR for problem in found.problems)
