"""Words that a step clears are also sent: at the same severity another step tells them to their readers.

Why: Everybody worked on the statement, it is cleared, and it stays a draft. The last step is the one that is forgotten.

Bad:
    # phases.yaml
    close:
      steps:
        clear-resolution:
          work: decide
          uses: {scripts: [resolution-announcement]}

Good:
    # phases.yaml
    close:
      steps:
        clear-resolution:
          work: decide
          uses: {scripts: [resolution-announcement]}
        announce-resolution:
          work: communicate
          uses: {scripts: [resolution-announcement]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.problems import Kind, Level, Problem
from generator.rules.wording import named

ID = "cleared-not-sent"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each script that its clearer decides about in a step, and that no step sends at one of the severities.

    A clearer who releases the script as well sends it without another step.
    """
    silent: dict[tuple[str, str], list[str]] = {}
    for ways in playbook.ways:
        steps = [step for name in ways.place if isinstance(step := playbook.steps[name], ActionStep)]
        sent = {script for step in steps if step.work == "communicate" for script in step.uses.scripts}
        for step in steps:
            for name in step.uses.scripts:
                script = playbook.scripts.get(name)
                if script is None or step.work != "decide" or step.owner != script.clearer or name in sent:
                    continue
                if script.releaser != script.clearer:
                    silent.setdefault((step.id, name), []).extend(ways.severities)
    for (step_id, name), severities in silent.items():
        message = f"'{step_id}' clears script '{name}', but no step sends it at {named(severities)}"
        hint = "add a step with `work: communicate` that uses the script"
        yield Problem(ID, LEVEL, message, step_spot(playbook, step_id), hint=hint)
