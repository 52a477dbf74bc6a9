"""Files that are not on disk, such as those of another version, looked at like a folder.

`TreePath` has those methods of `pathlib.Path` that reading a playbook uses.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Protocol, TypeAlias


class Files(Protocol):
    """Files by their path with `/`."""

    @property
    def names(self) -> frozenset[str]:
        """The paths of all files and links."""

    def is_link(self, name: str) -> bool:
        """Return whether a path is a link that leads nowhere among these files."""

    def read(self, name: str) -> bytes:
        """Return what a file holds.

        Raises:
            OSError: it cannot be read.
        """


@dataclass(frozen=True)
class Tree:
    """All files, and what to show before their paths, such as `v1.2.0`."""

    files: Files
    label: str

    @cached_property
    def folders(self) -> dict[str, frozenset[str]]:
        """The names in each folder, by its path; the top is `.`."""
        found: dict[str, set[str]] = {".": set()}
        for name in self.files.names:
            path = name
            while path != ".":
                parent = posixpath.dirname(path) or "."
                known = parent in found
                found.setdefault(parent, set()).add(posixpath.basename(path))
                path = "." if known else parent
        return {path: frozenset(names) for path, names in found.items()}


class TreePath:
    """A path in a tree. One that leads out of the tree is a path to nothing."""

    def __init__(self, tree: Tree, path: str = ".") -> None:
        """Take a tree, and a path in it with `/`."""
        self._tree = tree
        self.path = posixpath.normpath(path)

    def __truediv__(self, other: str) -> TreePath:
        return TreePath(self._tree, posixpath.join(self.path, other))

    def __str__(self) -> str:
        return self._tree.label if self.path == "." else f"{self._tree.label}:{self.path}"

    @property
    def name(self) -> str:
        """The last part."""
        return PurePosixPath(self.path).name

    @property
    def stem(self) -> str:
        """The last part without its ending."""
        return PurePosixPath(self.path).stem

    @property
    def suffix(self) -> str:
        """The ending, such as `.yaml`."""
        return PurePosixPath(self.path).suffix

    @property
    def parent(self) -> TreePath:
        """The folder it is in."""
        return TreePath(self._tree, posixpath.dirname(self.path) or ".")

    def exists(self) -> bool:
        """Return whether there is such a file or folder."""
        return self.is_dir() or self.path in self._tree.files.names

    def is_dir(self) -> bool:
        """Return whether it is a folder."""
        return self.path in self._tree.folders

    def is_file(self) -> bool:
        """Return whether it is a file, or a link to one."""
        return self.path in self._tree.files.names and not self._tree.files.is_link(self.path)

    def is_symlink(self) -> bool:
        """Return whether it is a link that leads out of the tree; other links count as files."""
        return self.path in self._tree.files.names and self._tree.files.is_link(self.path)

    def iterdir(self) -> Iterator[TreePath]:
        """Yield what is in the folder.

        Raises:
            FileNotFoundError: there is no such folder.
        """
        if not self.is_dir():
            raise FileNotFoundError(2, "No such folder", str(self))
        for name in sorted(self._tree.folders[self.path]):
            yield self / name

    def read_bytes(self) -> bytes:
        """Return what the file holds.

        Raises:
            OSError: it cannot be read.
        """
        return self._tree.files.read(self.path)

    def open(self, mode: str = "rb") -> io.BytesIO:  # noqa: ARG002 - the signature is that of pathlib
        """Return the content as a stream."""
        return io.BytesIO(self.read_bytes())

    def relative_to(self, other: object) -> PurePosixPath:
        """Return the path from a folder above it.

        Raises:
            ValueError: the folder is not above it.
        """
        if not isinstance(other, TreePath):
            raise ValueError(f"{other} is not above {self}")
        return PurePosixPath(self.path).relative_to(other.path)

    def is_relative_to(self, other: object) -> bool:
        """Return whether a folder is above it; no folder on disk is."""
        return isinstance(other, TreePath) and PurePosixPath(self.path).is_relative_to(other.path)

    def resolve(self) -> TreePath:
        """Return the path; nothing in a tree needs resolving."""
        return self

    def as_posix(self) -> str:
        """Return the path as it is shown."""
        return str(self)


AnyPath: TypeAlias = Path | TreePath
"""A folder or file on disk or in a tree."""


def relative(path: AnyPath, folder: AnyPath) -> str:
    """Return a path, with `/`, from a folder above it."""
    if isinstance(path, TreePath):
        return path.relative_to(folder).as_posix()
    return path.relative_to(str(folder)).as_posix()
