"""Every variable in a command is declared in `variables.yaml`.

Why: A name in brackets that nobody declared is copied as it stands, and the command acts on nothing, or on something
else. A variable has no spaces: what a shell means by `[[ -f log ]]` is left alone.

Bad:
    # evidence.yaml
    trace:
      collect:
        - {do: Save the trace., command: "trace get [[trace-di]]"}
    # variables.yaml
    trace-id: {meaning: Id of the bad answer, example: 4f2a}

Good:
    # evidence.yaml
    trace:
      collect:
        - {do: Save the trace., command: "trace get [[trace-id]]"}
    # variables.yaml
    trace-id: {meaning: Id of the bad answer, example: 4f2a}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.variables import commands, variables_in
from generator.problems import Kind, Level, Problem
from generator.rules.nearest import nearest

ID = "undeclared-variable"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for spot, command in commands(playbook):
        for name in variables_in(command):
            if name not in playbook.variables:
                near = nearest(name, playbook.variables)
                hint = f"did you mean '[[{near}]]'?" if near else f"add '{name}' to variables.yaml"
                yield Problem(ID, LEVEL, f"the variable '[[{name}]]' is not declared", spot, hint=hint)
