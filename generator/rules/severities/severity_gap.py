"""What is for two severities is for every severity between them.

Why: A step for SEV-1 and SEV-3 that skips SEV-2 is a slip of the pen. The night it matters is a SEV-2.

Bad:
    # phases.yaml
    close:
      steps:
        announce-resolution:
          only_for: [sev-1, sev-3]

Good:
    # phases.yaml
    close:
      steps:
        announce-resolution:
          only_for: [sev-1, sev-2, sev-3]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "severity-gap"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True


def check(playbook: Playbook) -> Iterator[Problem]:
    lists: dict[tuple[str | int, ...], set[str]] = {}
    for reference in playbook.mentions:
        path = reference.spot.path
        if reference.concept == "severities" and (reference.spot.on_key or isinstance(path[-1], int)):
            lists.setdefault(path[:-1], set()).add(reference.names)
    order = [severity.id for severity in playbook.by_rank]
    for path, names in lists.items():
        places = [place for place, severity in enumerate(order) if severity in names]
        missing = (
            [order[place] for place in range(min(places), max(places)) if place not in places]
            if places
            else []
        )
        if missing:
            message = f"this list leaves out {named(missing)}, in the middle of what it names"
            yield Problem(ID, LEVEL, message, Spot(path), hint="add it, or take out what stands beyond it")
