"""Problems as GitHub workflow commands, which become annotations on the changed lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.problems import Level, Location, Problem
from generator.report.problems.text import total
from generator.report.written import printable

SHOWN = 10
"""GitHub shows ten annotations of a level per step and drops the rest without a word."""


def as_github(
    problems: Sequence[Problem], source_line: Callable[[Location], str], colour: bool, accepted: int = 0
) -> str:
    """Return one workflow command a problem, errors first, then the total in plain words."""
    del source_line, colour  # GitHub shows the line itself
    lines = []
    for level in (Level.ERROR, Level.WARNING):
        lines += [_problem(problem) for problem in problems if problem.level is level]
    hidden = sum(max(0, count - SHOWN) for count in _counts(problems))
    more = f" GitHub shows {SHOWN} of each; {hidden} more are in this log." if hidden else ""
    return "\n".join([*lines, total(problems, accepted) + more]) + "\n"


def _counts(problems: Sequence[Problem]) -> tuple[int, int]:
    errors = sum(problem.level is Level.ERROR for problem in problems)
    return errors, len(problems) - errors


def _problem(problem: Problem) -> str:
    message = f"{problem.message}. {problem.hint}" if problem.hint else problem.message
    return command(problem.level.value, problem.rule, message, problem.where)


def command(level: str, title: str, message: str, where: Location | None) -> str:
    """Return one workflow command; nothing in its words can end it or start another.

    Args:
        level: error, warning or notice.
        title: a few words above the message.
        message: what is to be told.
        where: the line it is shown at; None for the whole run.
    """
    place = {"file": where.file, "line": str(where.line), "col": str(where.column)} if where else {}
    listed = ",".join(f"{name}={_property(value)}" for name, value in (place | {"title": title}).items())
    return f"::{level} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """Escape as the runner's parser expects it: a line break would start a new command, and a terminal obeys more."""
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
