"""A playbook's files put together: one mapping by concept, and the way back from it to file and line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from generator.problems import Location, Problem, Spot
from generator.read.scalars import Plain
from generator.read.yaml_text import Document

_HIDDEN = frozenset({"contacts"})
"""Concepts whose values no message shows."""
_KEY = re.compile(r"\s*[a-z][a-z0-9_-]*\s*:")


@dataclass(frozen=True)
class SourceFile:
    """One file: its path in the playbook folder with `/`, the concept it belongs to, what it holds."""

    path: str
    concept: str
    document: Document

    @property
    def entries(self) -> dict[str, Plain]:
        """The file's keys and what they hold; empty when it holds no mapping."""
        return self.document.data if isinstance(self.document.data, dict) else {}

    def place(self, spot: Spot) -> Location:
        """Return where a spot of this file stands; the file's start when it could not be read."""
        return self.document.positions.of(spot) or Location(self.document.name, 1, 1)


@dataclass(frozen=True)
class Source:
    """Everything that was read from a playbook folder.

    Attributes:
        files: the files, sorted by path.
        problems: everything wrong with the files as files and as YAML, sorted by place.
    """

    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def data(self) -> dict[str, dict[str, Plain]]:
        """The playbook as plain data, keyed by concept. Of two equal keys the first counts."""
        merged: dict[str, dict[str, Plain]] = {}
        for file in self.files:
            if isinstance(file.document.data, dict):
                entries = merged.setdefault(file.concept, {})
                entries |= {key: value for key, value in file.entries.items() if key not in entries}
        return merged

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each file by its path in the playbook folder."""
        return {file.path: file.document.positions.source.text for file in self.files}

    def locate(self, spot: Spot) -> Location | None:
        """Return where a spot stands. Its path starts with the concept.

        What does not exist is looked for as near as possible: at the entry that lacks it, then in the
        first file of the concept. None when the concept has no file.
        """
        file = self._file(spot)
        return file.place(Spot(spot.path[1:], spot.on_key)) if file else None

    def where_removed(self, spot: Spot) -> Location | None:  # noqa: ARG002 - layers remove, one folder does not
        """Return where something was removed: nowhere, a plain folder only holds what is there."""
        return None

    def how_to_write(self, spot: Spot, *, gone: bool = False) -> str:  # noqa: ARG002 - in one folder everything is mended where it stands
        """Return where else a team says something at a spot: nowhere, this is the place."""
        return ""

    def file_of(self, spot: Spot) -> str | None:
        """Return the path, in the playbook folder, of the file that a spot stands in."""
        file = self._file(spot)
        return file.path if file else None

    def file_and_line(self, spot: Spot) -> tuple[str, int] | None:
        """Return file and line of a spot's key, as a link to the source needs them."""
        path, where = self.file_of(spot), self.locate(spot.key)
        return (path, where.line) if path and where else None

    def source_line(self, where: Location) -> str:
        """Return the line of a location for a message; empty when the file is none of these.

        Of the contacts only keys can be read: messages stand in logs that more people see than the file.
        """
        file = self._by_name.get(where.file)
        line = file.document.positions.source.line(where.line) if file else ""
        return _veiled(line) if file and file.concept in _HIDDEN else line

    def _file(self, spot: Spot) -> SourceFile | None:
        concept, *below = spot.path or ("",)
        first = self._first_of.get(str(concept))
        return self._by_entry.get((str(concept), str(below[0])), first) if below else first

    @cached_property
    def _by_entry(self) -> dict[tuple[str, str], SourceFile]:
        return {(file.concept, key): file for file in reversed(self.files) for key in file.entries}

    @cached_property
    def _first_of(self) -> dict[str, SourceFile]:
        return {file.concept: file for file in reversed(self.files)}

    @cached_property
    def _by_name(self) -> dict[str, SourceFile]:
        return {file.document.name: file for file in self.files}


def _veiled(line: str) -> str:
    """Return a line with its key, and dots for every letter and digit behind it; columns stay."""
    key = _KEY.match(line)
    start = key.end() if key else 0
    return line[:start] + re.sub(r"\w", "•", line[start:])
