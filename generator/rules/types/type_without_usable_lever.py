"""Every incident type has a lever that works during containment, with two roles to pull it and no approval.

Why: Containment is minutes long. A lever that needs an hour, a committee or the one person who is asleep is
no lever, and the bad answers go on until somebody finds another way.
A warning where the plan does not say within which time it is contained.

Bad:
    # types.yaml
    quality-regression:
      levers: [retrain-model]
    # levers.yaml
    retrain-model:
      effect_within: 5d

Good:
    # types.yaml
    quality-regression:
      levers: [roll-back-model, retrain-model]
    # levers.yaml
    roll-back-model:
      effect_within: 5m
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.containment import unusable_because
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import contains_in_time, grave_if

ID = "type-without-usable-lever"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for kind in playbook.types.values():
        levers = [playbook.levers[lever] for lever in kind.levers if lever in playbook.levers]
        reasons = {lever.id: unusable_because(playbook, lever) for lever in levers}
        if levers and None not in reasons.values():
            listed = ", ".join(f"'{lever}' {reason}" for lever, reason in reasons.items())
            message = f"type '{kind.id}' has no lever for the containment phase: {listed}"
            hint = "add a lever that works within that phase, with an owner, another backup and no approval"
            level = grave_if(contains_in_time(playbook))
            yield Problem(ID, level, message, Spot.of("types", kind.id, "levers"), hint=hint)
