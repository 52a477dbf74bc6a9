"""An incident type has a signal seen from inside and one seen from outside.

Why: Users, reporters and researchers find most silent faults first. A team that watches only its own
monitors learns of them from the news; one without monitors always does. Asked where most types say of their signals
where they are seen.

Bad:
    # types.yaml
    quality-regression:
      signals:
        - what: The weekly evaluation drops.
          noise: silent
          seen_from: inside

Good:
    # types.yaml
    quality-regression:
      signals:
        - what: The weekly evaluation drops.
          noise: silent
          seen_from: inside
        - what: Support gets more complaints about wrong answers.
          noise: loud
          seen_from: outside
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import most

ID = "one-sided-signals"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_SIDES = {"inside": "what your own monitoring shows", "outside": "what users, press or vendors notice"}


def check(playbook: Playbook) -> Iterator[Problem]:
    types = playbook.types.values()
    if not most(any(signal.seen_from for signal in kind.signals) for kind in types):
        return
    for kind in types:
        seen = {signal.seen_from for signal in kind.signals}
        for side, meaning in _SIDES.items():
            if side not in seen and seen - {None}:
                message = f"type '{kind.id}' has no signal seen from {side}"
                hint = f"add a signal with `seen_from: {side}`: {meaning}"
                yield Problem(ID, LEVEL, message, Spot.of("types", kind.id, "signals"), hint=hint)
