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
from generator.model.graph import step_spot
from generator.problems import Kind, Level, Problem
from generator.rules.wording import for_types, named

ID = "waits-for-absent-step"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    alone: dict[str, tuple[list[str], list[str]]] = {}
    for ways in playbook.ways:
        for name in ways.after:
            awaited = [other for other in playbook.steps[name].after if other in playbook.steps]
            if awaited and ways.after.keys().isdisjoint(awaited):
                severities, types = alone.setdefault(name, ([], []))
                severities.extend(ways.severities)
                types.extend(ways.types)
    for name in (name for name in playbook.steps if name in alone):
        step, (severities, types) = playbook.steps[name], alone[name]
        where = f"at {named(name for name in playbook.severities if name in severities)}"
        message = f"{where} '{name}' waits for {named(step.after)}, and none of it is there{for_types(playbook, types)}"
        limits = "`only_for_types`" if types else "`only_for`"
        hint = f"make {limits} of both agree, or wait for another step"
        yield Problem(ID, LEVEL, message, step_spot(playbook, name).at("after"), hint=hint)
