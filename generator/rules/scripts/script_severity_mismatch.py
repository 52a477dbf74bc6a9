"""The steps that use a script and the script itself name the same severities.

Why: The script is cleared for SEV-1 and SEV-2. A step that sends it at SEV-3 sends words nobody agreed on; a severity
at which no step sends it goes without them.

Bad:
    # scripts.yaml
    holding-notice:
      used_for: [sev-1, sev-2]
    # phases.yaml
    contain:
      steps:
        post-holding-notice:
          only_for: [sev-2, sev-3]
          uses: {scripts: [holding-notice]}

Good:
    # scripts.yaml
    holding-notice:
      used_for: [sev-1, sev-2]
    # phases.yaml
    contain:
      steps:
        post-holding-notice:
          only_for: [sev-1, sev-2]
          uses: {scripts: [holding-notice]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Playbook
from generator.model.belonging import is_for
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.model.scripts import Script
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "script-severity-mismatch"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    users: dict[str, list[ActionStep]] = {}
    for step in playbook.steps.values():
        if isinstance(step, ActionStep):
            for name in step.uses.scripts:
                users.setdefault(name, []).append(step)
    for name, steps in users.items():
        if script := playbook.scripts.get(name):
            yield from _sent_too_widely(playbook, script, steps)
            yield from _not_sent(script, steps)


def _sent_too_widely(playbook: Playbook, script: Script, steps: Sequence[ActionStep]) -> Iterator[Problem]:
    for step in steps:
        if wrong := [severity for severity in step.only_for if severity not in script.used_for]:
            message = f"'{step.id}' uses '{script.id}' at {named(wrong)}; it is for {named(script.used_for)}"
            spot = step_spot(playbook, step.id).at("only_for")
            hint = "use another script there, or clear this one for it"
            yield Problem(ID, LEVEL, message, spot, hint=hint)


def _not_sent(script: Script, steps: Sequence[ActionStep]) -> Iterator[Problem]:
    unsent = [name for name in script.used_for if not any(is_for(step, name) for step in steps)]
    if unsent:
        message = f"'{script.id}' is for {named(unsent)} too, where no step sends it"
        spot = Spot.of("scripts", script.id, "used_for")
        yield Problem(ID, LEVEL, message, spot, hint="add a step that sends it, or take the severity out")
