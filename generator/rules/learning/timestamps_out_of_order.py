"""The timestamps stand in the order in which they happen.

Why: The scribe fills them in from top to bottom. A moment that stands in the wrong place is filled in late or never,
and a metric runs backwards.

Bad:
    # timestamps.yaml
    first-signal: {order: 20}
    exposure-start: {order: 10}

Good:
    # timestamps.yaml
    exposure-start: {order: 10}
    first-signal: {order: 20}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "timestamps-out-of-order"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for before, here in pairwise(playbook.timestamps.values()):
        if here.order <= before.order:
            message = f"'{here.id}' has order {here.order}, and '{before.id}' before it has {before.order}"
            spot = Spot.of("timestamps", here.id, "order")
            yield Problem(ID, LEVEL, message, spot, hint="move the entry, or give it the number of its place")
