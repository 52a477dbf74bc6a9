"""A step that pulls a lever by name is done by the lever's owner or backup.

Why: The step names somebody who has no access to the switch. They ask around while the bad answers go out.

Bad:
    # levers.yaml
    kill-switch: {owner: technical-lead, backup: product-manager}
    # phases.yaml
    contain:
      steps:
        switch-off:
          owner: support-lead
          work: repair
          uses: {levers: [kill-switch]}

Good:
    # levers.yaml
    kill-switch: {owner: technical-lead, backup: product-manager}
    # phases.yaml
    contain:
      steps:
        switch-off:
          owner: technical-lead
          work: repair
          uses: {levers: [kill-switch]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.problems import Kind, Level, Problem

ID = "lever-step-by-stranger"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for step in playbook.steps.values():
        if not isinstance(step, ActionStep) or step.work != "repair":
            continue
        for index, name in enumerate(step.uses.levers):
            lever = playbook.levers.get(name)
            if lever is None or not {lever.owner, lever.backup, step.owner} <= playbook.roles.keys():
                continue
            if not {lever.owner, lever.backup} & {step.owner, *step.responsible}:
                message = f"'{step.owner}' pulls '{name}' in '{step.id}', but it is pulled by '{lever.owner}' or '{lever.backup}'"
                spot = step_spot(playbook, step.id).at("uses", "levers", index)
                yield Problem(ID, LEVEL, message, spot, hint="name one of them as owner or responsible")
