"""A deadline or a rhythm of updates that a milder severity states is stated by each worse one.

Why: Whoever leads the worst incident looks for the number and finds none. It may be "at once", and then it can be written
so, for example as `acknowledge_within: 1m`. What the plan does not say, nobody can make up, so this is advice.

Bad:
    # severities.yaml
    sev-1: {rank: 1}
    sev-2: {rank: 2, contain_within: 1h}

Good:
    # severities.yaml
    sev-1: {rank: 1, contain_within: 15m}
    sev-2: {rank: 2, contain_within: 1h}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.severities import DEADLINES, Severity
from generator.problems import Kind, Level, Problem, Spot

ID = "deadline-only-when-milder"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    stated: dict[str, Severity] = {}
    for severity in reversed(playbook.by_rank):
        for field in (*DEADLINES, "updates"):
            if getattr(severity, field) is not None:
                stated[field] = severity
            elif field in stated:
                yield _missing(severity, field, stated[field])


def _missing(severity: Severity, field: str, milder: Severity) -> Problem:
    spot = Spot.of("severities", severity.id).key
    if field == "updates" and milder.updates:
        message = f"'{severity.id}' has no updates, but '{milder.id}', which is milder, has one every {milder.updates.every}"
        return Problem(ID, LEVEL, message, spot, hint="add `updates`")
    limit = getattr(milder, field)
    message = f"'{severity.id}' has no {field}, but '{milder.id}', which is milder, has {limit}"
    return Problem(ID, LEVEL, message, spot, hint=f"add `{field}: {limit}` or less")
