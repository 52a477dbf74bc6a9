"""Problems for programs: one JSON document with a version."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.problems import Level, Location, Problem
from generator.report.written import written

SCHEMA_VERSION = 1


def as_json(
    problems: Sequence[Problem], source_line: Callable[[Location], str], colour: bool, accepted: int = 0
) -> str:
    """Return a JSON object: `schema_version`, the counts `errors`, `warnings`, `accepted`, the list `problems`."""
    del source_line, colour  # the same for every reader
    errors = sum(problem.level is Level.ERROR for problem in problems)
    document = {
        "schema_version": SCHEMA_VERSION,
        "errors": errors,
        "warnings": len(problems) - errors,
        "accepted": accepted,
        "problems": [_record(problem) for problem in problems],
    }
    return written(document)


def _record(problem: Problem) -> dict[str, object]:
    return {
        "rule": problem.rule,
        "level": problem.level.value,
        "message": problem.message,
        "hint": problem.hint,
        "spot": str(problem.spot) if problem.spot else None,
        **_place(problem.where),
        "related": _place(problem.related) if problem.related else None,
    }


def _place(where: Location | None) -> dict[str, object]:
    if where is None:
        return {"file": None, "line": None, "column": None}
    return {"file": where.file, "line": where.line, "column": where.column}
