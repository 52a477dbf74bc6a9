"""The numbers of a confirmation fit: enough trials to see what is enough to act, and closing takes more than acting.

Why: The same input gives different output. When five sightings are asked for in three trials nobody can ever
confirm; when as many clean replays close the incident as sightings opened it, chance closes it.

Bad:
    # types.yaml
    harmful-output:
      confirm:
        trials: 3
        enough_to_act: 5

Good:
    # types.yaml
    harmful-output:
      confirm:
        trials: 10
        enough_to_act: 1
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "confirmation-cannot-end"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    for kind in playbook.types.values():
        confirm, spot = kind.confirm, Spot.of("types", kind.id, "confirm")
        if confirm.trials and confirm.enough_to_act > confirm.trials:
            message = (
                f"type '{kind.id}' needs {confirm.enough_to_act} sightings to act, "
                f"but replays only {confirm.trials} times"
            )
            hint = "lower enough_to_act, usually to 1, or raise trials"
            yield Problem(ID, LEVEL, message, spot.at("enough_to_act"), hint=hint)
        if confirm.not_enough_to_close < confirm.enough_to_act:
            message = (
                f"type '{kind.id}' takes {confirm.not_enough_to_close} clean replays as too few to close, "
                f"fewer than the {confirm.enough_to_act} sightings it needs to act"
            )
            hint = "raise not_enough_to_close: closing needs more proof than acting"
            yield Problem(ID, LEVEL, message, spot.at("not_enough_to_close"), hint=hint)
