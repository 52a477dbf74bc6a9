"""One confirmed sighting is enough to act, and a round of clean replays is not enough to close.

Why: The same input gives different output. Whoever waits for a second sighting lets the fault run, and whoever
closes after a clean round closes over it.

Bad:
    # types.yaml
    quality-regression:
      confirm:
        trials: 10
        enough_to_act: 3
        not_enough_to_close: 5

Good:
    # types.yaml
    quality-regression:
      confirm:
        trials: 10
        enough_to_act: 1
        not_enough_to_close: 10
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "sightings-out-of-balance"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for entry in playbook.types.values():
        confirm, spot = entry.confirm, Spot.of("types", entry.id, "confirm")
        if confirm.enough_to_act > 1:
            message = (
                f"'{entry.id}' acts after {confirm.enough_to_act} sightings; the first one is real already"
            )
            yield Problem(ID, LEVEL, message, spot.at("enough_to_act"), hint="write 1")
        if confirm.trials and confirm.not_enough_to_close < confirm.trials:
            message = (
                f"'{entry.id}' replays {confirm.trials} times, "
                f"and calls only {confirm.not_enough_to_close} clean replays too few to close"
            )
            hint = f"write {confirm.trials} or more; a clean round proves nothing yet"
            yield Problem(ID, LEVEL, message, spot.at("not_enough_to_close"), hint=hint)
