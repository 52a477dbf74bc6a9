"""Problems as SARIF 2.1.0, which code scanning services read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import quote

from generator.problems import Location, Problem, RuleDoc
from generator.report.problems.gitlab import fingerprints
from generator.report.written import written

MOST = 5_000
"""GitHub shows 5,000 results of a run at most."""


def as_sarif(
    problems: Sequence[Problem],
    source_line: Callable[[Location], str],
    colour: bool,
    accepted: int = 0,
    *,
    docs: Sequence[RuleDoc] = (),
    version: str = "",
) -> str:
    """Return a SARIF log with one run.

    Args:
        problems: what was found.
        source_line: not used: the service shows the line itself.
        colour: not used.
        accepted: not used: no service knows accepted problems.
        docs: documentation of rules, which the service shows beside a finding.
        version: of this program; empty when it is not known.
    """
    del source_line, colour, accepted  # the service shows the line itself, and knows no accepted problems
    shown = list(problems[:MOST])
    prints = list(fingerprints(shown))
    rules = sorted({problem.rule for problem in shown})
    known = {doc.id: doc for doc in docs}
    driver: dict[str, object] = {"name": "ai-incident-playbook"}
    driver |= {"version": version} if version else {}
    driver["rules"] = [_rule(rule, known.get(rule)) for rule in rules]
    results = [_result(problem, print_) for problem, print_ in zip(shown, prints, strict=True)]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return written(log)


def _rule(rule: str, doc: RuleDoc | None) -> dict[str, object]:
    """Return a rule with its help: what must hold, why, an example that is wrong and one that is right."""
    if doc is None:
        return {"id": rule}
    said = f"{doc.summary} {doc.why}".strip()
    examples = [
        f"{title}:\n\n{_fenced(text)}" for title, text in (("Wrong", doc.bad), ("Right", doc.good)) if text
    ]
    return {
        "id": rule,
        "shortDescription": {"text": doc.summary},
        "fullDescription": {"text": said},
        "help": {"text": said, "markdown": "\n\n".join([said, *examples])},
        "defaultConfiguration": {"level": doc.level.value},
        "properties": {"tags": [doc.kind.value]},
    }


def _fenced(text: str) -> str:
    return f"```yaml\n{text.rstrip()}\n```"


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
            "artifactLocation": {"uri": _address(where.file)},
            "region": {"startLine": where.line, "startColumn": where.column},
        }
    }


def _address(file: str) -> str:
    """Return the address of a file: relative as it is, absolute as the address of a file of this machine."""
    quoted = quote(file, errors="surrogateescape")
    return f"file://{quoted}" if file.startswith("/") else quoted
