"""Problems for people at a terminal: place, sentence, the line with a caret, what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from generator.problems import Level, Location, Problem
from generator.report.written import is_harmless, printable

_RED, _YELLOW, _BLUE, _BOLD, _OFF = "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[0m"
_WIDTH = 100


def as_text(
    problems: Sequence[Problem], source_line: Callable[[Location], str], colour: bool, accepted: int = 0
) -> str:
    """Return every problem as lines of text, then a one-line total.

    Args:
        problems: in the order to show them.
        source_line: returns the line of the file at a location, empty when there is none.
        colour: whether to colour for a terminal.
        accepted: how many warnings the playbook answers with a reason.
    """
    blocks = [_block(problem, source_line, colour) for problem in problems]
    return "\n".join([*blocks, total(problems, accepted)]) + "\n"


def total(problems: Sequence[Problem], accepted: int = 0) -> str:
    """Return how many errors and warnings there are, and how many were accepted, in one line."""
    errors = sum(problem.level is Level.ERROR for problem in problems)
    warnings = len(problems) - errors
    more = f", {accepted} accepted" if accepted else ""
    if not problems:
        return f"No problems found{more}."
    return f"{_count(errors, 'error')}, {_count(warnings, 'warning')}{more}."


def _block(problem: Problem, source_line: Callable[[Location], str], colour: bool) -> str:
    red, blue, bold, off = (_tint(problem), _BLUE, _BOLD, _OFF) if colour else ("", "", "", "")
    where = f"{bold}{printable(str(problem.where))}{off}: " if problem.where else ""
    lines = [f"{where}{red}{problem.level}{off}: {printable(problem.message)} [{problem.rule}]"]
    if problem.where and (line := source_line(problem.where)):
        lines += _excerpt(line, problem.where.column, blue, off)
    if problem.hint:
        lines.append(f"  {blue}help:{off} {printable(problem.hint)}")
    if problem.related:
        lines.append(f"  {blue}see:{off} {printable(str(problem.related))}")
    return "\n".join(lines) + "\n"


def _excerpt(line: str, column: int, blue: str, off: str) -> list[str]:
    """Return the line cut to a terminal's width, and a caret below the column."""
    start = max(0, column - _WIDTH // 2) if len(line) > _WIDTH else 0
    shown = "".join(char if is_harmless(char) else " " for char in line[start : start + _WIDTH])
    before = shown[: column - 1 - start]
    return [f"  {blue}|{off} {shown}", f"  {blue}|{off} {' ' * _columns(before)}{blue}^{off}"]


def _columns(text: str) -> int:
    """Return how many terminal columns a text takes: wide characters take two, combining ones none."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) != 0 for char in text)


def _tint(problem: Problem) -> str:
    return _RED if problem.level is Level.ERROR else _YELLOW


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
