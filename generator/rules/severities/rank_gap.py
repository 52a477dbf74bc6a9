"""The ranks of the severities are 1, 2, 3 and so on, each given once; 1 is worst.

Why: Everything that says 'worse' goes by rank: triage takes the worst floor, deadlines tighten with it. Two
severities of one rank leave it to chance which of them wins.

Bad:
    # severities.yaml
    sev-1:
      rank: 1
    sev-2:
      rank: 3

Good:
    # severities.yaml
    sev-1:
      rank: 1
    sev-2:
      rank: 2
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "rank-gap"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    taken: dict[int, str] = {}
    for severity in playbook.by_rank:
        spot = Spot.of("severities", severity.id, "rank")
        if severity.rank in taken:
            message = f"'{severity.id}' has rank {severity.rank}, like '{taken[severity.rank]}'"
            yield Problem(ID, LEVEL, message, spot, hint="give every severity a rank of its own")
            continue
        right = max(taken, default=0) + 1
        if severity.rank != right:
            message = f"'{severity.id}' has rank {severity.rank}, but no severity has rank {right}"
            yield Problem(ID, LEVEL, message, spot, hint="count from 1, the worst, without gaps")
        taken[severity.rank] = severity.id
