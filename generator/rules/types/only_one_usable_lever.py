"""Every incident type has a second lever for the containment phase, in case the first one does not stop it.

Why: Levers fail when they are needed: a rollback brings back an older fault, a filter misses a spelling.
Without a second one the team invents it under pressure.

Bad:
    # types.yaml
    harmful-output:
      levers: [output-filter]

Good:
    # types.yaml
    harmful-output:
      levers: [output-filter, kill-switch]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.containment import unusable_because
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import told_once

ID = "only-one-usable-lever"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    yield from told_once(list(_each(playbook)), len(playbook.types), "types", "can count on one lever only")


def _each(playbook: Playbook) -> Iterator[Problem]:
    for kind in playbook.types.values():
        levers = [playbook.levers[lever] for lever in kind.levers if lever in playbook.levers]
        usable = [lever.id for lever in levers if unusable_because(playbook, lever) is None]
        if len(set(usable)) == 1:
            message = f"type '{kind.id}' can count on one lever only, '{usable[0]}'"
            hint = "add a second lever that works within the containment phase, such as switching the feature off"
            yield Problem(ID, LEVEL, message, Spot.of("types", kind.id, "levers"), hint=hint)
