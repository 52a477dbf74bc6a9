"""Where roles have backups, every role with work at a major severity has one, and nobody is their own.

Why: The person on call is on a train, asleep or ill. Without a named backup the step waits for them. Two roles
may back each other up. A role whose `escalation` says whom a page goes to next needs no other backup.

Bad:
    # roles.yaml
    technical-lead:
      name: Technical lead
      backup: technical-lead

Good:
    # roles.yaml
    technical-lead:
      name: Technical lead
      backup: machine-learning-engineer
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import told_once
from generator.rules.wording import named

ID = "missing-backup"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for role in playbook.roles.values():
        if role.backup == role.id:
            spot = Spot.of("roles", role.id, "backup")
            yield Problem(ID, LEVEL, f"'{role.id}' is its own backup", spot, hint="name another role")
    for step in playbook.steps.values():
        if step.backup == step.owner:
            spot = step_spot(playbook, step.id).at("backup")
            message = f"'{step.owner}' owns step '{step.id}' and is its backup as well"
            yield Problem(ID, LEVEL, message, spot, hint="name another role")
    if not any(role.stand_in for role in playbook.roles.values()):
        return
    needed = _needed(playbook)
    alone = list(_alone(playbook, needed))
    yield from told_once(alone, len(needed), "roles", "that a major incident needs have no backup")


def _alone(playbook: Playbook, needed: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    for role_id, needs in needed.items():
        found = playbook.roles.get(role_id)
        if found and found.stand_in is None:
            message = f"'{role_id}' has no backup, but is needed in a major incident, by {named(needs)}"
            hint = "add `backup`, a role, or `escalation`"
            yield Problem(ID, LEVEL, message, Spot.of("roles", role_id).key, hint=hint)


def _needed(playbook: Playbook) -> dict[str, dict[str, None]]:
    """Return the severities and steps that rely on a role at a major severity, by role."""
    needed: dict[str, dict[str, None]] = {}
    major = {severity.id for severity in playbook.severities.values() if severity.major}
    for severity in playbook.severities.values():
        if severity.major:
            for role in (
                *severity.leads,
                *severity.pages,
                *([severity.updates.by] if severity.updates and severity.updates.by else ()),
            ):
                needed.setdefault(role, {})[severity.id] = None
    for step in playbook.steps.values():
        if major and step.backup is None and (not step.only_for or major.intersection(step.only_for)):
            needed.setdefault(step.owner, {})[step.id] = None
    return needed
