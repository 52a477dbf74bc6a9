"""A step that is done again and again takes no longer than the time until it is due again.

Why: A look every five minutes that takes ten is never finished. The person who does it falls behind from the first hour
on, and nobody knows which of the looks was left out.

Bad:
    # phases.yaml
    contain:
      steps:
        watch-probe: {do: Look at the probe questions., minutes: 10, every: 5m}

Good:
    # phases.yaml
    contain:
      steps:
        watch-probe: {do: Look at the probe questions., minutes: 2, every: 5m}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.problems import Kind, Level, Problem

ID = "repeated-before-done"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for step in playbook.steps.values():
        if step.every and step.every.minutes < step.minutes:
            message = f"'{step.id}' takes {step.minutes} minutes, but is due again every {step.every}"
            hint = f"write {step.minutes}m or more, or make the step shorter"
            yield Problem(ID, LEVEL, message, step_spot(playbook, step.id).at("every"), hint=hint)
