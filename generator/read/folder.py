"""A playbook folder -> its files, read and put together by concept, with all that is wrong with them.

What the entries mean is the model's business; here only their keys matter.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from generator.errors import UsageError
from generator.problems import Location, Problem, Spot, in_order
from generator.read.findings import ONE_OF_TWO, problem_of
from generator.read.limits import MAX_BYTES
from generator.read.paths import Misfit, PlaybookFile, walk
from generator.read.source import Source, SourceFile
from generator.read.texts import shortened
from generator.read.tree import AnyPath, TreePath, relative
from generator.read.yaml_text import Document, read_yaml

__all__ = ["Source", "SourceFile", "prefix_of", "read_folder"]


def read_folder(folder: AnyPath, concepts: Sequence[str], *, label: str | None = None) -> Source:
    """Read `<concept>.yaml` and `<concept>/<any>.yaml`; pass over hidden files, README.md and `schema`.

    Args:
        folder: the playbook folder, on disk or in a tree.
        concepts: names that files and sub-folders may have.
        label: what to show for the folder in locations; without it the path from the current directory.

    Raises:
        UsageError: there is no such folder, or no playbook in it.
    """
    try:
        found = list(walk(folder, concepts))
    except OSError as error:
        message = f"{folder} cannot be read ({error.strerror}); name the folder that holds the YAML files"
        raise UsageError(message) from error
    if not any(isinstance(item, PlaybookFile) for item in found):
        raise UsageError(_no_playbook(folder, concepts, found))
    reader = _Reader(folder, prefix_of(folder) if label is None else label)
    for item in found:
        reader.take(item)
    return Source(tuple(reader.files), in_order([*reader.problems, *_told_twice(reader.files)]))


class _Reader:
    """Reads file after file, and keeps what is wrong with each as a file."""

    def __init__(self, folder: AnyPath, prefix: str) -> None:
        self._folder = folder
        self._prefix = prefix
        self.files: list[SourceFile] = []
        self.problems: list[Problem] = []

    def take(self, item: PlaybookFile | Misfit) -> None:
        path = relative(item.path, self._folder)
        start = Location(f"{self._prefix}/{path}" if self._prefix else path, 1, 1)
        if isinstance(item, Misfit):
            self.problems.append(problem_of(item.rule, start, item.message, item.hint))
            return
        try:
            data = _bytes(item.path)
        except OSError as error:
            hint = "check that it exists and that you may read it"
            message = f"the file cannot be read: {error.strerror}"
            self.problems.append(problem_of("unreadable-file", start, message, hint))
            return
        file = SourceFile(path, item.concept, _document(data, start.file))
        self.files.append(file)
        self.problems += file.document.problems or _no_entries(file)


@lru_cache(maxsize=256)
def _document(data: bytes, name: str) -> Document:
    """Read a file; one that many playbooks share, such as a file of their default, once."""
    return read_yaml(data, name)


def _no_entries(file: SourceFile) -> Iterator[Problem]:
    data = file.document.data
    if isinstance(data, dict):
        return
    where = file.place(Spot(()))
    if data is None:
        hint = f"write {file.concept} into it, or delete it"
        yield problem_of("empty-file", where, "the file says nothing", hint)
    else:
        kind = "a list" if isinstance(data, list) else "a single value"
        hint = "write each entry below its id: `some-id:` at the start of a line, its fields indented"
        yield problem_of(
            "file-not-a-mapping", where, f"the file holds {kind} instead of keys and values", hint
        )


def _told_twice(files: Sequence[SourceFile]) -> Iterator[Problem]:
    """Find keys that two files of one concept have in common."""
    first: dict[tuple[str, str], SourceFile] = {}
    for file in files:
        for key in file.entries:
            other = first.setdefault((file.concept, key), file)
            if other is file:
                continue
            here, there = file.place(Spot.of(key).key), other.place(Spot.of(key).key)
            message = f"the key '{shortened(key)}' already stands in {there.file}, line {there.line}"
            yield problem_of("duplicate-key", here, message, ONE_OF_TWO, related=there)


def _bytes(path: AnyPath) -> bytes:
    """Read a file, hardly more of it than is accepted; a pipe or a device would never end."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is not a regular file")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def prefix_of(folder: AnyPath) -> str:
    """Return what to show for a folder before the names of its files; nothing for the current directory."""
    if isinstance(folder, TreePath):
        return str(folder)
    absolute, here = folder.resolve(), Path.cwd()
    if absolute == here:
        return ""
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def _no_playbook(folder: AnyPath, concepts: Sequence[str], found: Sequence[PlaybookFile | Misfit]) -> str:
    near = (
        item
        for item in found
        if isinstance(item, Misfit)
        and item.hint.startswith("rename")
        and not item.path.name.endswith(".json")
    )
    inside = folder / "playbook"
    if inside.is_dir():
        return f"there is no playbook in {folder}; did you mean {inside}?"
    advice = next(
        (f"{item.path.name}: {item.hint}" for item in near), "name the folder that holds the YAML files"
    )
    return f"there is no playbook in {folder}, no file named {concepts[0]}.yaml or the like; {advice}"
