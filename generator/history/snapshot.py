"""The files of one commit, read from git's own store: no filter, hook or program of a revision runs."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from generator.errors import UsageError
from generator.history.ask import batch, remedy_for_partial

MOST_BYTES = 64 * 1024 * 1024
"""Nothing of a playbook is larger; somebody else's commit must not fill the memory."""

_LINK = "120000"
_FILES = frozenset({"100644", "100755", "100664"})


class Snapshot:
    """The files of one commit. Use it with `with`: one process of git hands out the blobs."""

    def __init__(self, root: Path, entries: Mapping[str, tuple[str, str]]) -> None:
        """Take mode and blob of each file, by its path with `/` from the top of the repository."""
        self._root = root
        self._entries = entries
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self._process.communicate()

    @property
    def names(self) -> frozenset[str]:
        """The paths of all files and links."""
        return frozenset(self._entries)

    def is_link(self, name: str) -> bool:
        """Return whether a path is a link that leads to no file of the same commit, or a submodule."""
        return self._target(name) is None

    def read(self, name: str) -> bytes:
        """Return what a file holds, its beginning if it is very large; a link is followed within the commit.

        Raises:
            OSError: there is no such file, or git does not have its content.
        UsageError: the clone is partial and left it out.
        """
        target = self._target(name)
        if target is None:
            raise FileNotFoundError(2, "No such file in this revision", name)
        return self._blob(self._entries[target][1])

    def _target(self, name: str) -> str | None:
        for _ in range(8):  # links to links, and no endless ring of them
            mode, blob = self._entries.get(name, ("", ""))
            if mode in _FILES:
                return name
            if mode != _LINK:
                return None
            where = os.fsdecode(self._blob(blob))
            name = posixpath.normpath(posixpath.join(posixpath.dirname(name), where))
        return None

    def _blob(self, blob: str) -> bytes:
        process = self._process = self._process or batch(self._root)
        if process.stdin is None or process.stdout is None:
            raise OSError(5, "git has no pipes")
        process.stdin.write(blob.encode("ascii") + b"\n")
        process.stdin.flush()
        header = process.stdout.readline().split()
        if len(header) != 3 or header[1] != b"blob":
            if remedy := remedy_for_partial(self._root):
                raise UsageError(remedy)
            raise OSError(5, "git does not have the content of this file")
        size = int(header[2])
        content = process.stdout.read(min(size, MOST_BYTES))
        if size > MOST_BYTES:  # what is left of it stays in the pipe
            process.kill()
            process.communicate()
            self._process = None
        else:
            process.stdout.read(1)
        return content
