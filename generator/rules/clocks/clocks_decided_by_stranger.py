"""A step that decides about the clocks of the type is owned by a role that decides about a clock.

Why: "Does this law apply?" is answered by whoever owns the step. A support lead or a product manager must not.

Bad:
    # clocks.yaml
    gdpr-33: {owner: privacy-lead}
    # phases.yaml
    close:
      steps:
        settle-clocks: {owner: support-lead, work: decide, uses: {type_clocks: true}}

Good:
    # clocks.yaml
    gdpr-33: {owner: privacy-lead}
    # phases.yaml
    close:
      steps:
        settle-clocks: {owner: privacy-lead, work: decide, uses: {type_clocks: true}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.problems import Kind, Level, Problem
from generator.rules.wording import named

ID = "clocks-decided-by-stranger"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    owners = {clock.owner: None for clock in playbook.clocks.values() if clock.owner}
    for step in playbook.steps.values():
        if not isinstance(step, ActionStep) or step.work != "decide" or not step.uses.type_clocks:
            continue
        if owners and step.owner not in owners and step.owner in playbook.roles:
            message = f"'{step.owner}' decides about clocks in '{step.id}', and owns none"
            spot = step_spot(playbook, step.id).at("owner")
            yield Problem(ID, LEVEL, message, spot, hint=f"name one who does, such as {named(owners)}")
