"""At every severity at which a step waits for others, one of them is there.

Why: "After the draft" holds nobody back where no draft is written. The clearance comes first, of nothing.

Bad:
    # phases.yaml
    communicate:
      steps:
        draft-statement:
          only_for: [sev-2]
        clear-statement:
          only_for: [sev-1, sev-2]
          after: [draft-statement]

Good:
    # phases.yaml
    communicate:
      steps:
        draft-statement:
          only_for: [sev-1, sev-2]
        clear-statement:
          only_for: [sev-1, sev-2]
          after: [draft-statement]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import is_for, step_spot
from generator.problems import Kind, Level, Problem
from generator.rules.wording import named

ID = "waits-for-absent-step"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for step in playbook.steps.values():
        awaited = [playbook.steps[name] for name in step.after if name in playbook.steps]
        alone = [
            severity
            for severity in playbook.severities
            if awaited and is_for(step, severity) and not any(is_for(other, severity) for other in awaited)
        ]
        if alone:
            message = f"at {named(alone)} '{step.id}' waits for {named(step.after)}, and none of it is there"
            spot = step_spot(playbook, step.id).at("after")
            yield Problem(
                ID, LEVEL, message, spot, hint="make `only_for` of both agree, or wait for another step"
            )
