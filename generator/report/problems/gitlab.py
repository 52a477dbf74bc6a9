"""Problems as a GitLab code quality report, which becomes marks on the changed lines of a merge request."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from generator.problems import Level, Location, Problem
from generator.report.written import written

_SEVERITY = {Level.ERROR: "major", Level.WARNING: "minor"}
_NO_FILE = "playbook"  # GitLab wants a path even where there is none


def as_gitlab(
    problems: Sequence[Problem], source_line: Callable[[Location], str], colour: bool, accepted: int = 0
) -> str:
    """Return a JSON list with one entry a problem."""
    del source_line, colour, accepted  # GitLab shows the line itself, and knows no accepted problems
    prints = list(fingerprints(problems))
    found = [_entry(problem, print_) for problem, print_ in zip(problems, prints, strict=True)]
    return written(found)


def fingerprints(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield what tells a problem from others, and stays the same when lines move: rule, spot, a number."""
    seen: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        file = problem.where.file if problem.where else ""
        key = (problem.rule, str(problem.spot) if problem.spot else file)
        seen[key] += 1
        yield hashlib.sha256("\0".join([*key, str(seen[key])]).encode("utf-8", "surrogatepass")).hexdigest()


def _entry(problem: Problem, fingerprint: str) -> dict[str, object]:
    where = problem.where
    return {
        "description": f"{problem.message}. {problem.hint}" if problem.hint else problem.message,
        "check_name": problem.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITY[problem.level],
        "location": {
            "path": where.file if where else _NO_FILE,
            "lines": {"begin": where.line if where else 1},
        },
    }
