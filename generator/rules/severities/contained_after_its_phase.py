"""The worst severity is to be contained by the end of the phase that contains.

Why: The plan gives the phase ten minutes, the severity gives an hour. People take the hour.

Bad:
    # severities.yaml
    sev-1:
      rank: 1
      contain_within: 60m
    # phases.yaml
    contain:
      role: contain
      to_minute: 15

Good:
    # severities.yaml
    sev-1:
      rank: 1
      contain_within: 15m
    # phases.yaml
    contain:
      role: contain
      to_minute: 15
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.containment import containment_ends
from generator.problems import Kind, Level, Problem, Spot

ID = "contained-after-its-phase"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    worst, end = next(iter(playbook.by_rank), None), containment_ends(playbook)
    if worst and worst.contain_within and end and worst.contain_within.minutes > end.minutes:
        message = (
            f"'{worst.id}' is contained within {worst.contain_within}, "
            f"but the phase that contains ends at minute {end.amount}"
        )
        spot = Spot.of("severities", worst.id, "contain_within")
        yield Problem(ID, LEVEL, message, spot, hint=f"write {end} or less, or give the phase longer")
