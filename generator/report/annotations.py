"""Problems as GitHub workflow commands, which become annotations on the changed lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.problems import Level, Location, Problem
from generator.report.text import total

SHOWN = 10
"""GitHub shows ten annotations of a level per step and drops the rest without a word."""


def as_github(problems: Sequence[Problem], source_line: Callable[[Location], str], colour: bool) -> str:
    """Return one workflow command a problem, errors first, then the total in plain words."""
    del source_line, colour  # GitHub shows the line itself
    lines = []
    for level in (Level.ERROR, Level.WARNING):
        lines += [_command(problem) for problem in problems if problem.level is level]
    hidden = sum(max(0, count - SHOWN) for count in _counts(problems))
    more = f" GitHub shows {SHOWN} of each; {hidden} more are in this log." if hidden else ""
    return "\n".join([*lines, total(problems) + more]) + "\n"


def _counts(problems: Sequence[Problem]) -> tuple[int, int]:
    errors = sum(problem.level is Level.ERROR for problem in problems)
    return errors, len(problems) - errors


def _command(problem: Problem) -> str:
    properties = {"title": problem.rule}
    if problem.where:
        properties = {
            "file": problem.where.file,
            "line": str(problem.where.line),
            "col": str(problem.where.column),
        } | properties
    message = f"{problem.message}. {problem.hint}" if problem.hint else problem.message
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{problem.level.value} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """Escape as the runner's parser expects it; a line break would start a new command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
