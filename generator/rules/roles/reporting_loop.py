"""Following who reports to whom never comes back to the start.

Why: In a circle everybody is told that somebody else decides.

Bad:
    # roles.yaml
    incident-commander:
      reports_to: technical-lead
    technical-lead:
      reports_to: incident-commander

Good:
    # roles.yaml
    technical-lead:
      reports_to: incident-commander
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "reporting-loop"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    seen: set[str] = set()
    for role in playbook.roles.values():
        trail: list[str] = []
        here: str | None = role.id
        while here in playbook.roles and here not in seen:
            seen.add(here)
            trail.append(here)
            here = playbook.roles[here].reports_to
        if here in trail:
            around = " -> ".join([*trail[trail.index(here) :], here])
            message = f"these roles report to each other in a circle: {around}"
            spot = Spot.of("roles", here, "reports_to")
            yield Problem(ID, LEVEL, message, spot, hint="let the role in command report to nobody")
