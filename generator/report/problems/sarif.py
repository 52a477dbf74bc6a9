"""Problems as SARIF 2.1.0, which code scanning services read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import quote

from generator.problems import Location, Problem
from generator.report.problems.gitlab import fingerprints
from generator.report.written import written

MOST = 5_000
"""GitHub shows 5,000 results of a run at most."""


def as_sarif(
    problems: Sequence[Problem], source_line: Callable[[Location], str], colour: bool, accepted: int = 0
) -> str:
    """Return a SARIF log with one run."""
    del source_line, colour, accepted  # the service shows the line itself, and knows no accepted problems
    shown = list(problems[:MOST])
    prints = list(fingerprints(shown))
    rules = sorted({problem.rule for problem in shown})
    driver = {"name": "ai-incident-playbook", "rules": [{"id": rule} for rule in rules]}
    results = [_result(problem, print_) for problem, print_ in zip(shown, prints, strict=True)]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return written(log)


def _result(problem: Problem, fingerprint: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": problem.rule,
        "level": problem.level.value,
        "message": {"text": f"{problem.message}. {problem.hint}" if problem.hint else problem.message},
        "partialFingerprints": {"problem/v1": fingerprint},
    }
    if problem.where:
        result["locations"] = [_location(problem.where)]
    if problem.related:
        result["relatedLocations"] = [_location(problem.related)]
    return result


def _location(where: Location) -> dict[str, object]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(where.file, errors="surrogateescape")},
            "region": {"startLine": where.line, "startColumn": where.column},
        }
    }
