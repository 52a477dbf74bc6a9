"""A playbook inside a zip file, looked at like a folder: the default in a wheel, or one that a team keeps.

The file may come from anybody: names that lead out of it, and files that unpack to far more than a playbook
holds, are refused. Nothing is ever unpacked to disk.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cached_property

from generator.errors import UsageError
from generator.read.limits import MAX_BYTES
from generator.read.tree import AnyPath, Tree, TreePath

MAX_MEMBERS = 5_000
MAX_ARCHIVE = 64 * 1024 * 1024
_DAMAGE = (
    OSError, ValueError, LookupError, RuntimeError, EOFError, OverflowError, struct.error, zipfile.BadZipFile,
    zlib.error, lzma.LZMAError,
)  # fmt: skip
"""What Python raises for zip files that are damaged, encrypted, or packed in a way that it does not know."""
_DAY = (1980, 1, 1, 0, 0, 0)


class ZipFiles:
    """The files of a zip file that was read whole."""

    def __init__(self, path: AnyPath) -> None:
        """Read a zip file.

        Raises:
            UsageError: it cannot be read, or is no zip file that a playbook could be in.
        """
        self._path = path
        data = b""
        try:
            with path.open("rb") as stream:
                data = stream.read(MAX_ARCHIVE + 1)
            if len(data) > MAX_ARCHIVE:
                raise self._refused("it is too large")
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            exported = data.lstrip()[:1] in (b"{", b"[")
            other = "it is JSON, which no playbook is read from; name the folder or the wheel that it was exported from"
            what = other if exported else "it is no zip file or wheel"
            raise self._refused(getattr(error, "strerror", None) or what) from error
        names = self._zip.namelist()
        if len(names) > MAX_MEMBERS or len(set(names)) < len(names):
            raise self._refused("it holds too many files, or two of one name")

    @cached_property
    def names(self) -> frozenset[str]:
        """The paths of all files; those that lead elsewhere are not among them."""
        return frozenset(name for name in self._zip.namelist() if not name.endswith("/") and _is_inside(name))

    def is_link(self, name: str) -> bool:  # noqa: ARG002 - what a zip file calls a link is read as a file
        """Return whether a path is a link: none is followed."""
        return False

    def read(self, name: str) -> bytes:
        """Return what a file holds, hardly more of it than is accepted.

        Raises:
            OSError: it cannot be read.
        """
        try:
            with self._zip.open(name) as file:
                return file.read(MAX_BYTES + 1)
        except _DAMAGE as error:
            raise OSError(5, "it is damaged", name) from error

    def _refused(self, why: str) -> UsageError:
        return UsageError(f"{self._path} cannot be read: {why}")


def open_archive(path: AnyPath) -> TreePath:
    """Return the top of a zip file or wheel, as a folder.

    Raises:
        UsageError: it cannot be read, or is no zip file that a playbook could be in.
    """
    return TreePath(Tree(ZipFiles(path), str(path)))


def packed(texts: Mapping[str, str]) -> bytes:
    """Return a zip file with some texts by their path; the same texts give the same file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(texts):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, texts[name].encode())
    return buffer.getvalue()


def _is_inside(name: str) -> bool:
    return not name.startswith("/") and "\\" not in name and ".." not in name.split("/") and ":" not in name
