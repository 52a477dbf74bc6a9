"""Collects the problems of one file while it is read, and says when to stop."""

from __future__ import annotations

from typing import NoReturn

from generator.problems import Level, Location, Problem
from generator.read.faults import RULES
from generator.read.limits import MAX_PROBLEMS
from generator.read.source_text import SourceText

ONE_OF_TWO = "keep one of the two, with all that both say"
"""What to do about a key that stands twice: each may hold what the other one lacks."""


def problem_of(
    rule: str, where: Location, message: str, hint: str | None, related: Location | None = None
) -> Problem:
    """Return a problem of reading, its level taken from the documentation."""
    return Problem(rule, RULES[rule].level, message, where=where, hint=hint, related=related)


class ReadingStoppedError(Exception):
    """Nothing sound can be said about the rest of the file; the problems say why."""


class Findings:
    """The problems found so far in one text. Only documented rules can be reported."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._told = dict.fromkeys(Level, 0)

    def add(
        self, rule: str, offset: int, message: str, hint: str | None = None, *, first: int | None = None
    ) -> None:
        """Report one problem; warnings beyond the number that is told stop nothing.

        Args:
            rule: an id that `faults` documents.
            offset: the character it stands at.
            message: what was read.
            hint: what to write instead.
            first: the character where an earlier occurrence stands, for what occurs twice.

        Raises:
            ReadingStoppedError: the file has too many problems.
        """
        level = RULES[rule].level
        if self._told[level] == MAX_PROBLEMS and level is Level.WARNING:
            return  # the file can be read; the rest is told when these are mended
        if self._told[level] == MAX_PROBLEMS:
            rule, first = "too-many-problems", None
            message = f"the file has more than {MAX_PROBLEMS} problems; reading stopped here"
            hint = "mend the problems above, then check again"
        where = self.source.location(offset)
        related = None if first is None else self.source.location(first)
        self._told[level] += 1
        self.problems.append(problem_of(rule, where, message, hint, related))
        if rule == "too-many-problems":
            raise ReadingStoppedError

    def told_at(self, offset: int) -> bool:
        """Tell whether a problem at this character has been reported."""
        where = self.source.location(offset)
        return any(problem.where == where for problem in self.problems)

    def stop(self, rule: str, offset: int, message: str, hint: str | None = None) -> NoReturn:
        """Report a problem after which nothing more can be read.

        Raises:
            ReadingStoppedError: always.
        """
        self.add(rule, offset, message, hint)
        raise ReadingStoppedError
