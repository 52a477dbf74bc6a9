"""No two phases of one lane run at the same time.

Why: In the minutes that two phases share, half the team contains and the other half diagnoses. What is meant
to run side by side gets a lane of its own.

Bad:
    # phases.yaml
    contain:
      from_minute: 5
      to_minute: 20
    diagnose:
      from_minute: 15
      to_minute: 30

Good:
    # phases.yaml
    contain:
      from_minute: 5
      to_minute: 15
    diagnose:
      from_minute: 15
      to_minute: 30
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.model import Playbook
from generator.model.belonging import type_groups
from generator.model.graph import lanes
from generator.problems import Kind, Level, Problem, Spot

ID = "phase-overlap"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    for types in type_groups(playbook):
        for lane, both in lanes(playbook, types).items():
            phases = [phase for phase in both if phase.timed]
            for phase, later in pairwise(phases):
                if phase.to_minute is not None and phase.to_minute <= later.from_minute:
                    continue
                until = (
                    "is open-ended" if phase.to_minute is None else f"lasts until minute {phase.to_minute}"
                )
                message = f"'{later.id}' starts at minute {later.from_minute}, but '{phase.id}' in the same lane {until}"
                spot = Spot.of("phases", later.id, "from_minute")
                yield Problem(
                    ID, LEVEL, message, spot, hint=f"move it, or give it a lane other than '{lane}'"
                )
