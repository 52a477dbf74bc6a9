"""A step that uses a script belongs to the script's people and to a severity that the script is for.

Why: The step says that the product manager posts the statement, the script says that communications holds the pen.
Two people post, or none.

Bad:
    # phases.yaml
    communicate:
      steps:
        tell-users:
          owner: technical-lead
          uses: {scripts: [initial-statement]}
    # scripts.yaml
    initial-statement:
      drafter: communications-lead
      releaser: incident-commander

Good:
    # phases.yaml
    communicate:
      steps:
        tell-users:
          owner: communications-lead
          uses: {scripts: [initial-statement]}
    # scripts.yaml
    initial-statement:
      drafter: communications-lead
      releaser: incident-commander
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.attendance import releaser_at
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.model.scripts import Script
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "script-step-mismatch"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    reached: dict[str, list[str]] = {}
    for ways in playbook.ways:
        for name in ways.place:
            reached.setdefault(name, []).extend(ways.severities)
    for name, severities in reached.items():
        step = playbook.steps[name]
        for index, used in enumerate(step.uses.scripts) if isinstance(step, ActionStep) else ():
            script = playbook.scripts.get(used)
            if script and isinstance(step, ActionStep):
                spot = step_spot(playbook, name).at("uses", "scripts", index)
                yield from _mismatches(playbook, step, severities, script, spot)


def _mismatches(
    playbook: Playbook, step: ActionStep, severities: list[str], script: Script, spot: Spot
) -> Iterator[Problem]:
    both = [playbook.severities[name] for name in severities if name in script.used_for]
    if not both:
        message = f"'{step.id}' uses '{script.id}', which is for {named(script.used_for)} and not for {named(severities)}"
        yield Problem(
            ID, LEVEL, message, spot, hint="take another script, or add the severity to its used_for"
        )
        return
    people = {script.drafter, script.clearer, *(releaser_at(playbook, script, severity) for severity in both)}
    people |= {rhythm.by for severity in both for _, rhythm in severity.rhythms if rhythm.script == script.id}
    working = {step.owner, *step.responsible}
    people -= {None}
    if people and people.isdisjoint(working) and {*people, *working} <= playbook.roles.keys():
        message = (
            f"'{step.owner}' uses '{script.id}' in '{step.id}', but neither drafts, clears nor releases it"
        )
        yield Problem(
            ID, LEVEL, message, spot, hint="give the step to one of them, or change the script's people"
        )
