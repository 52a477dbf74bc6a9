"""A repair is in the hands of a role that owns a lever or backs one up.

Why: Undoing a lever and deploying a fix need the same access as pulling one. Somebody without it asks around.

Bad:
    # levers.yaml
    kill-switch: {owner: technical-lead, backup: product-manager}
    # phases.yaml
    close:
      steps:
        undo-levers: {owner: legal-counsel, work: repair}

Good:
    # levers.yaml
    kill-switch: {owner: technical-lead, backup: product-manager}
    # phases.yaml
    close:
      steps:
        undo-levers: {owner: technical-lead, work: repair}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.problems import Kind, Level, Problem

ID = "repair-by-stranger"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    hands = {role for lever in playbook.levers.values() for role in (lever.owner, lever.backup)}
    for step in playbook.steps.values():
        if not isinstance(step, ActionStep) or step.work != "repair" or step.uses.levers or not hands:
            continue
        if step.owner in playbook.roles and hands.isdisjoint((step.owner, *step.responsible)):
            message = f"'{step.owner}' repairs in '{step.id}', and is owner or backup of no lever"
            spot = step_spot(playbook, step.id).at("owner")
            yield Problem(ID, LEVEL, message, spot, hint="name a role with its hands on the systems")
