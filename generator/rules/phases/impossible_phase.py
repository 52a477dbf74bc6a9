"""A phase ends after it starts, and one of the main lane that starts before the horizon does end.

Why: A phase without time in it cannot be worked through, and an open-ended one never hands over to the next.

Bad:
    # phases.yaml
    contain:
      from_minute: 15
      to_minute: 5

Good:
    # phases.yaml
    contain:
      from_minute: 5
      to_minute: 15
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import MAIN_LANE
from generator.problems import Kind, Level, Problem, Spot

ID = "impossible-phase"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    horizon = playbook.about.horizon_minutes
    for phase in playbook.phases.values():
        spot = Spot.of("phases", phase.id)
        open_ended = phase.to_minute is None and phase.timed and phase.lane == MAIN_LANE
        if open_ended and phase.from_minute < horizon:
            message = f"'{phase.id}' starts at minute {phase.from_minute} and never ends"
            hint = f"add to_minute, or end the timed part there: horizon_minutes: {phase.from_minute} in about.yaml"
            if phase.from_minute == 0:
                hint = f"add to_minute; only phases from minute {horizon} on, and those of another lane, may be open-ended"
            yield Problem(ID, LEVEL, message, spot.key, hint=hint)
        elif phase.to_minute is not None and phase.to_minute <= phase.from_minute:
            message = (
                f"'{phase.id}' ends at minute {phase.to_minute}, "
                f"but starts only at minute {phase.from_minute}"
            )
            hint = f"write more than {phase.from_minute}"
            yield Problem(ID, LEVEL, message, spot.at("to_minute"), hint=hint)
