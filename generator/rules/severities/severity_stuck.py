"""Every severity but the worst says when to raise it; every one but the mildest when to lower it and who may.

Why: Incidents grow and shrink. Without a rule the first guess stays: people are kept up all night for
nothing, or nobody is woken when it gets worse. Each is asked for where most severities that could say it do.

Bad:
    # severities.yaml
    sev-2:
      lower_when: []

Good:
    # severities.yaml
    sev-2:
      raise_when:
        - A person came to harm.
      lower_when:
        - One surface is left, and its lever holds.
      lowered_by: incident-commander
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import most

ID = "severity-stuck"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    milder, worse = playbook.by_rank[1:], playbook.by_rank[:-1]
    raised, lowered = (
        most(severity.raise_when for severity in milder),
        most(severity.lower_when for severity in worse),
    )
    by_somebody = any(severity.lowered_by for severity in worse)
    for severity in playbook.by_rank:
        spot = Spot.of("severities", severity.id).key
        if raised and severity in milder and not severity.raise_when:
            message = f"'{severity.id}' does not say when it is raised"
            yield Problem(ID, LEVEL, message, spot, hint="add `raise_when`, a list; any one of it is enough")
        if lowered and severity in worse and not severity.lower_when:
            message = f"'{severity.id}' does not say when it is lowered"
            yield Problem(ID, LEVEL, message, spot, hint="add `lower_when`, a list; all of it must hold")
        elif by_somebody and severity in worse and severity.lower_when and severity.lowered_by is None:
            message = f"'{severity.id}' does not say who may lower it"
            yield Problem(ID, LEVEL, message, spot, hint="add `lowered_by`, a role")
