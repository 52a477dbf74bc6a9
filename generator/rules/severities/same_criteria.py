"""No two severities have a criterion in common.

Why: A criterion is the test for one severity. When two pass the same test, people argue about the severity
instead of acting on it.

Bad:
    # severities.yaml
    sev-1:
      criteria:
        - Many users get wrong answers.
    sev-2:
      criteria:
        - many users get wrong answers

Good:
    # severities.yaml
    sev-1:
      criteria:
        - People came to harm.
    sev-2:
      criteria:
        - Many users get wrong answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "same-criteria"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    stated: dict[str, str] = {}
    for severity in playbook.by_rank:
        for index, criterion in enumerate(severity.criteria_said):
            words = " ".join(criterion.casefold().split()).rstrip(".")
            if words in stated:
                message = f"this criterion of '{severity.id}' is also one of '{stated[words]}'"
                spot = Spot.of("severities", severity.id, "criteria", index)
                yield Problem(ID, LEVEL, message, spot, hint="say what makes the difference between the two")
            stated.setdefault(words, severity.id)
