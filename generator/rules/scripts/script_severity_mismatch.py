"""The steps that use a script and the script itself name the same severities.

Why: The script is cleared for SEV-1 and SEV-2. A step that sends it at SEV-3 sends words nobody agreed on, and so does
one whose note names it; a severity at which no step sends it goes without them.

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

from collections.abc import Iterable, Iterator, Sequence

from generator.model import Playbook
from generator.model.belonging import is_for
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.model.scripts import Script
from generator.model.text import references_in
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
            yield from _too_widely(playbook, step, "uses", step.uses.scripts)
            yield from _too_widely(playbook, step, "names", _only_named(playbook, step))
    for name, steps in users.items():
        if script := playbook.scripts.get(name):
            yield from _not_sent(script, steps)


def _only_named(playbook: Playbook, step: ActionStep) -> Iterator[str]:
    """Yield the scripts that the note of a step names, beside no other words of their stage to the same place."""
    used = [playbook.scripts[name] for name in step.uses.scripts if name in playbook.scripts]
    beside = {(script.audience, script.stage, script.channel) for script in used}
    for path in dict.fromkeys(references_in(step.note or "")):
        concept, name, *rest = path.split("/")
        script = playbook.scripts.get(name) if concept == "scripts" and not rest else None
        if script and (script.audience, script.stage, script.channel) not in beside:
            yield name


def _too_widely(playbook: Playbook, step: ActionStep, does: str, scripts: Iterable[str]) -> Iterator[Problem]:
    for script in (playbook.scripts[name] for name in scripts if name in playbook.scripts):
        if wrong := [severity for severity in step.only_for if severity not in script.used_for]:
            message = (
                f"'{step.id}' {does} '{script.id}' at {named(wrong)}; it is for {named(script.used_for)}"
            )
            spot = step_spot(playbook, step.id).at("only_for")
            hint = "use another script there, or clear this one for it"
            yield Problem(ID, LEVEL, message, spot, hint=hint)


def _not_sent(script: Script, steps: Sequence[ActionStep]) -> Iterator[Problem]:
    unsent = [name for name in script.used_for if not any(is_for(step, name) for step in steps)]
    if unsent:
        message = f"'{script.id}' is for {named(unsent)} too, where no step sends it"
        spot = Spot.of("scripts", script.id, "used_for")
        yield Problem(ID, LEVEL, message, spot, hint="add a step that sends it, or take the severity out")
