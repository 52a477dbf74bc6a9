"""In a phase that contains, whoever repairs pulls a lever: no other repair is prepared, tested and can be taken back.

Why: Containment is a switch that was tried before. A repair that the plan does not name is improvised on the live
product, with everybody watching.

Bad:
    # phases.yaml
    contain:
      role: contain
      steps:
        pull-lever: {work: repair, do: Stop the bad output.}

Good:
    # phases.yaml
    contain:
      role: contain
      steps:
        pull-lever: {work: repair, do: Stop the bad output., uses: {type_levers: true}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.problems import Kind, Level, Problem

ID = "repair-without-lever"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for step in playbook.steps.values():
        if not isinstance(step, ActionStep) or step.work != "repair":
            continue
        uses = step.uses
        ready = uses.levers or uses.type_levers or uses.runbooks or step.command
        if playbook.phase_of[step.id].role == "contain" and not ready:
            message = f"'{step.id}' repairs while the incident is being contained, and uses no lever"
            hint = "name it under uses: `levers`, or `type_levers: true` for those of the type"
            yield Problem(ID, LEVEL, message, step_spot(playbook, step.id).at("uses").key, hint=hint)
