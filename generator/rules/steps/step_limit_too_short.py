"""A step has time for what it takes, and a step that waits for it has at least as long.

Why: A time limit that cannot be kept is missed each time, and then nobody looks at the others either.

Bad:
    # phases.yaml
    contain:
      steps:
        assess: {do: Assess the impact., minutes: 20, done_within: 15m}

Good:
    # phases.yaml
    contain:
      steps:
        assess: {do: Assess the impact., minutes: 10, done_within: 15m}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import Step
from generator.problems import Kind, Level, Problem

ID = "step-limit-too-short"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for phase in playbook.phases.values():
        for step in phase.steps.values():
            if step.done_within and (message := _wrong(step, step.done_within.minutes, phase.steps)):
                hint = "allow more time, or let it take less"
                yield Problem(ID, LEVEL, message, step_spot(playbook, step.id).at("done_within"), hint=hint)


def _wrong(step: Step, limit: float, beside: dict[str, Step]) -> str:
    if step.minutes > limit:
        return f"'{step.id}' takes {step.minutes} minutes, and has {step.done_within}"
    for name in step.after:
        before = beside.get(name)
        if before and before.done_within and before.done_within.minutes > limit:
            return (
                f"'{step.id}' has {step.done_within}, and waits for '{name}', which has {before.done_within}"
            )
    return ""
