"""A lever has two roles that can pull it: the owner, and a backup who is somebody else.

Why: The owner is on a plane on the night it matters. A backup that names the owner again is a line on paper.

Bad:
    # levers.yaml
    kill-switch:
      owner: technical-lead
      backup: technical-lead

Good:
    # levers.yaml
    kill-switch:
      owner: technical-lead
      backup: incident-commander
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "lever-backup-is-owner"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for lever in playbook.levers.values():
        if lever.owner == lever.backup:
            message = f"the backup of lever '{lever.id}' is its owner, '{lever.owner}'"
            hint = "name another role that has the access and has practised it"
            yield Problem(ID, LEVEL, message, Spot.of("levers", lever.id, "backup"), hint=hint)
