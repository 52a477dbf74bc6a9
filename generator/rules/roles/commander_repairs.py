"""The incident commander owns no repair and no lever, works on none, and is the backup for none.

Why: Whoever repairs stops looking up. When the commander is deep in a console, nobody sees that the severity
has changed.

Bad:
    # phases.yaml
    contain:
      steps:
        pull:
          owner: incident-commander
          work: repair

Good:
    # phases.yaml
    contain:
      steps:
        pull:
          owner: technical-lead
          work: repair
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.problems import Kind, Level, Problem, Spot

ID = "commander-repairs"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_HINT = "give it to another role; the commander decides that it happens"


def check(playbook: Playbook) -> Iterator[Problem]:
    if playbook.commander is None:
        return
    commander = playbook.commander.id
    for step in playbook.steps.values():
        if isinstance(step, ActionStep) and step.work == "repair":
            for spot, part in _parts(step, step_spot(playbook, step.id), commander):
                message = f"'{commander}' {part} step '{step.id}', which is repair work"
                yield Problem(ID, LEVEL, message, spot, hint=_HINT)
    for lever in playbook.levers.values():
        spot = Spot.of("levers", lever.id)
        if lever.owner == commander:
            yield Problem(ID, LEVEL, f"'{commander}' pulls lever '{lever.id}'", spot.at("owner"), hint=_HINT)
        if lever.backup == commander:
            message = f"'{commander}' is the backup who pulls lever '{lever.id}'"
            yield Problem(ID, LEVEL, message, spot.at("backup"), hint=_HINT)


def _parts(step: ActionStep, spot: Spot, commander: str) -> Iterator[tuple[Spot, str]]:
    if step.owner == commander:
        yield spot.at("owner"), "owns"
    if step.backup == commander:
        yield spot.at("backup"), "is the backup for"
    for index, role in enumerate(step.responsible):
        if role == commander:
            yield spot.at("responsible", index), "works on"
