"""Every variable stands in a command.

Why: Whoever prepares a command collects all its values first. A value that no command takes costs minutes, and a
variable that is missing from its command means that the command acts on everything.

Bad:
    # variables.yaml
    tenant: {meaning: Tenant whose data leaked, example: acme}
    # levers.yaml
    kill-switch:
      command: flags off answers

Good:
    # variables.yaml
    tenant: {meaning: Tenant whose data leaked, example: acme}
    # levers.yaml
    kill-switch:
      command: "flags off answers --tenant [[tenant]]"
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.variables import commands, variables_in
from generator.problems import Kind, Level, Problem, Spot

ID = "unused-variable"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    if not playbook.variables:
        return
    used = {name for _, command in commands(playbook) for name in variables_in(command)}
    for name in playbook.variables:
        if name not in used:
            hint = f"write [[{name}]] where the value goes, or remove it"
            spot = Spot.of("variables", name).key
            yield Problem(ID, LEVEL, f"no command takes the variable '{name}'", spot, hint=hint)
