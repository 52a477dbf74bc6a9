"""Which files of a folder belong to a playbook, and what is wrong with the names of the others."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.read.tree import AnyPath, TreePath

_SUFFIX = ".yaml"
_OTHER_KINDS = frozenset({".svg", ".png", ".jpg", ".jpeg", ".gif", ".pdf", ".md", ".typ"})
_PASSED_OVER = ("README.md", "build", "schema")
"""What may lie in a playbook and is no part of it: `build` is what our own commands leave where they are run."""


@dataclass(frozen=True, slots=True)
class PlaybookFile:
    """A file to be read, and the concept whose entries it holds."""

    path: AnyPath
    concept: str


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not belong into a playbook folder: the rule that says so, and what to do about it."""

    path: AnyPath
    rule: str
    message: str
    hint: str


def walk(folder: AnyPath, concepts: Sequence[str]) -> Iterator[PlaybookFile | Misfit]:
    """Yield what a playbook folder holds, sorted by name.

    Raises:
        OSError: a folder cannot be listed.
    """
    root = "" if isinstance(folder, TreePath) else os.path.realpath(folder)
    for path in _listed(folder):
        if not _is_inside(path, root):
            yield _link_outside(path)
        elif path.is_dir() and path.name in concepts:
            yield from _walk_concept(path, root)
        elif path.suffix == _SUFFIX and path.stem in concepts and not path.is_dir():
            yield PlaybookFile(path, path.stem)
        else:
            yield _unknown(path, concepts)


def _walk_concept(folder: AnyPath, root: str) -> Iterator[PlaybookFile | Misfit]:
    for path in _listed(folder):
        if not _is_inside(path, root):
            yield _link_outside(path)
        elif path.is_dir():
            message, hint = (
                f"{path.name} is a folder inside a folder",
                f"move its files up into {folder.name}",
            )
            yield Misfit(path, "unknown-file", message, hint)
        elif path.suffix == _SUFFIX:
            yield PlaybookFile(path, folder.name)
        else:
            hint = f"rename it to {path.stem}{_SUFFIX}, or move it out of the playbook"
            yield Misfit(path, "unknown-file", f"{path.name} does not end in {_SUFFIX}", hint)


def _listed(folder: AnyPath) -> list[AnyPath]:
    found: list[AnyPath] = [path for path in folder.iterdir() if not path.name.startswith(".")]
    return sorted((path for path in found if path.name not in _PASSED_OVER), key=lambda path: path.name)


def _is_inside(path: AnyPath, root: str) -> bool:
    if isinstance(path, TreePath):
        return not path.is_symlink()
    return not path.is_symlink() or Path(os.path.realpath(path)).is_relative_to(root)


def _link_outside(path: AnyPath) -> Misfit:
    hint = "put a copy of the file here instead"
    return Misfit(path, "link-outside", f"{path.name} is a link that leaves the playbook folder", hint)


def _unknown(path: AnyPath, concepts: Sequence[str]) -> Misfit:
    stem = path.name.partition(".")[0].lower()
    suffix = "" if path.is_dir() else _SUFFIX
    if suffix and path.suffix.lower() in _OTHER_KINDS:
        hint = "only YAML files belong here; keep pictures and the like in a folder beside this one"
    elif stem in concepts and (path.parent / f"{stem}{suffix}").exists():
        hint = f"{stem}{suffix} is there beside it: delete this one, or move it out of the folder"
    elif stem in concepts:
        hint = f"rename it to {stem}{suffix}"
    elif near := difflib.get_close_matches(stem, concepts, 1):
        hint = f"did you mean {near[0]}{suffix}?"
    else:
        hint = f"known names: {', '.join(f'{concept}{suffix}' for concept in concepts)}"
    return Misfit(path, "unknown-file", f"{path.name} is not the name of a concept", hint)
