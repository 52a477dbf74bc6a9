"""Some way leads to every step, at one of the severities it is for.

Why: A step that nobody reaches is work somebody relies on and nobody does.

Bad:
    # phases.yaml
    contain:
      steps:
        pull:
          do: Pull the first lever of this incident type.
          next: hold
        check-dashboards:
          do: Look at the dashboards.
        hold:
          do: Post the holding notice.

Good:
    # phases.yaml
    contain:
      steps:
        pull:
          do: Pull the first lever of this incident type.
        check-dashboards:
          do: Look at the dashboards.
        hold:
          do: Post the holding notice.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import END
from generator.problems import Kind, Level, Problem

ID = "unreachable-step"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    seen = {step for ways in playbook.ways for step in ways.place}
    wanted = {step for ways in playbook.ways for step in ways.after}
    behind: set[str] = set()
    for step_id in playbook.steps:
        if step_id in seen or step_id in behind or step_id not in wanted:
            continue
        message = f"no way leads to step '{step_id}'"
        hint = "lead an answer or a `next` to it, or remove it"
        yield Problem(ID, LEVEL, message, step_spot(playbook, step_id).key, hint=hint)
        _follow(playbook, step_id, behind)


def _follow(playbook: Playbook, step_id: str, behind: set[str]) -> None:
    """Add the step and all it leads to: they can be reached once it can."""
    todo = [step_id]
    while todo:
        here = todo.pop()
        if here != END and here not in behind:
            behind.add(here)
            todo += [later for ways in playbook.ways for later in ways.after.get(here, ())]
