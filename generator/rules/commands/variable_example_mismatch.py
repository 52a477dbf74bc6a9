"""The example of a variable has the form that its `pattern` asks for, and the pattern can be read.

Why: People copy the example and change it. When it does not fit, the right value is refused, or a wrong one taken, at
the moment when nobody has time to look for the reason.

Bad:
    # variables.yaml
    trace-id: {meaning: Id of the bad answer, example: "4711", pattern: "[0-9a-f]{32}"}

Good:
    # variables.yaml
    trace-id: {meaning: Id of the bad answer, example: "4711", pattern: "[0-9]{4}"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "variable-example-mismatch"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for variable in playbook.variables.values():
        if variable.pattern is None:
            continue
        spot = Spot.of("variables", variable.id)
        try:
            fits = variable.example is None or re.fullmatch(variable.pattern, variable.example)
        except re.error as error:
            message = f"the pattern of '{variable.id}' cannot be read: {error}"
            hint = 'write a regular expression, such as "[0-9a-f]{32}"'
            yield Problem(ID, LEVEL, message, spot.at("pattern"), hint=hint)
            continue
        if not fits:
            message = f"the example '{variable.example}' does not have the form '{variable.pattern}'"
            hint = "write a value that fits, or mend the pattern"
            yield Problem(ID, LEVEL, message, spot.at("example"), hint=hint)
