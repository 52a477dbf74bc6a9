"""Phases stand in the file in the order of their first minutes.

Why: The file is the order of the pages and of the cards. Whoever leafs through them at night takes what stands first
for what comes first.

Bad:
    # phases.yaml
    contain: {from_minute: 5}
    confirm: {from_minute: 0}

Good:
    # phases.yaml
    confirm: {from_minute: 0}
    contain: {from_minute: 5}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "phases-out-of-order"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for above, phase in pairwise(phase for phase in playbook.phases.values() if phase.timed):
        if phase.from_minute < above.from_minute:
            message = (
                f"'{phase.id}' starts at minute {phase.from_minute}, "
                f"and stands below '{above.id}', which starts at minute {above.from_minute}"
            )
            hint = f"move it above '{above.id}'"
            yield Problem(ID, LEVEL, message, Spot.of("phases", phase.id).key, hint=hint)
