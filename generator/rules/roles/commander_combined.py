"""The commander is never also the deputy or the scribe.

Why: The deputy takes over when the commander is gone, so they must be two people. Whoever writes the record
cannot lead the talk.

Bad:
    # roles.yaml
    incident-commander:
      may_combine: [scribe]

Good:
    # roles.yaml
    incident-commander:
      never_combine: [scribe]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "commander-combined"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

APART = frozenset({"deputy", "scribe"})


def check(playbook: Playbook) -> Iterator[Problem]:
    for role in playbook.roles.values():
        for index, other_id in enumerate(role.may_combine):
            other = playbook.roles.get(other_id)
            positions = {role.position, other.position} if other else set()
            if "commander" in positions and positions & APART:
                message = f"one person may be '{role.id}' and '{other_id}' at once"
                spot = Spot.of("roles", role.id, "may_combine", index)
                hint = "keep the commander apart from the deputy and the scribe"
                yield Problem(ID, LEVEL, message, spot, hint=hint)
