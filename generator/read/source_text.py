"""The decoded text of one file and where its lines begin. Turns an offset into line and column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from generator.problems import Location


@dataclass(frozen=True)
class SourceText:
    """One file's text, its lines ended by a line feed. Offsets count characters from 0."""

    name: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, offset = [0], self.text.find("\n")
        while offset >= 0:
            starts.append(offset + 1)
            offset = self.text.find("\n", offset + 1)
        return starts

    def location(self, offset: int) -> Location:
        """Return the line and column of a character."""
        line = bisect_right(self._line_starts, offset)
        return Location(self.name, line, offset - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return one line, counted from 1, without its end; empty where the file has none."""
        if not 1 <= number <= len(self._line_starts):
            return ""
        start = self._line_starts[number - 1]
        return (
            self.text[start:].split("\n", 1)[0]
            if number == len(self._line_starts)
            else (self.text[start : self._line_starts[number] - 1])
        )
