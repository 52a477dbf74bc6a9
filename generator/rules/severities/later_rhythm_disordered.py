"""Later update rhythms follow each other in time, and each changes something.

Why: After some hours the rhythm slows down. When two entries start at the same moment, or the second starts
before the first, half the team follows one and half the other.

Bad:
    # severities.yaml
    sev-1:
      updates:
        every: 15m
        then:
          - {after: 4h, every: 30m}
          - {after: 2h, every: 1h}

Good:
    # severities.yaml
    sev-1:
      updates:
        every: 15m
        then:
          - {after: 2h, every: 30m}
          - {after: 4h, every: 1h}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Playbook
from generator.model.duration import Duration
from generator.model.graph import step_spot
from generator.model.severities import LaterCadence
from generator.problems import Kind, Level, Problem, Spot

ID = "later-rhythm-disordered"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities.values():
        for path, rhythm in severity.rhythms:
            yield from _disordered(
                rhythm.every, rhythm.then, Spot.of("severities", severity.id, *path, "then")
            )
    for step in playbook.steps.values():
        spot = step_spot(playbook, step.id).at("then")
        if step.every:
            yield from _disordered(step.every, step.then, spot)
        elif step.then:
            message = f"'{step.id}' has later rhythms, but not the first one"
            yield Problem(ID, LEVEL, message, spot, hint="add `every`, how often it is done at first")


def _disordered(first: Duration, then: Iterable[LaterCadence], spot: Spot) -> Iterator[Problem]:
    starts, every = 0.0, first.minutes
    for index, later in enumerate(then):
        if later.after.minutes <= starts:
            message = f"this rhythm starts after {later.after.words}, not later than the one before it"
            hint = "put the rhythms in order of time, each with its own start"
            yield Problem(ID, LEVEL, message, spot.at(index, "after"), hint=hint)
        if later.every.minutes == every:
            message = f"this rhythm is every {later.every.words}, the same as before"
            hint = "change it, or remove the entry"
            yield Problem(ID, LEVEL, message, spot.at(index, "every"), hint=hint)
        starts, every = later.after.minutes, later.every.minutes
