"""Two roles that must never be combined say so both.

Why: The person who holds one of them reads that role's page at night, not the other one's. The half that stays silent
is the half that is read.

Bad:
    # roles.yaml
    incident-commander:
      never_combine: [technical-lead]
    technical-lead:
      never_combine: [communications-lead]

Good:
    # roles.yaml
    incident-commander:
      never_combine: [technical-lead]
    technical-lead:
      never_combine: [communications-lead, incident-commander]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "one-sided-combination"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for role in playbook.roles.values():
        for other_id in role.never_combine:
            other = playbook.roles.get(other_id)
            if other is not None and role.id not in other.never_combine:
                message = f"'{role.id}' is never combined with '{other_id}', which does not say so itself"
                spot = (
                    Spot.of("roles", other_id).at("never_combine")
                    if other.never_combine
                    else Spot.of("roles", other_id).key
                )
                yield Problem(
                    ID, LEVEL, message, spot, hint=f"add '{role.id}' to `never_combine` of '{other_id}'"
                )
