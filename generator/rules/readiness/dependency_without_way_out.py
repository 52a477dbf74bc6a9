"""A dependency without which the product stops has a lever, or something that takes its place.

Why: The vendor is down and will say more in an hour. Until then the only thing anybody can do is what was prepared.

Bad:
    # dependencies.yaml
    model-api:
      without_it: down
      party: model-vendor

Good:
    # dependencies.yaml
    model-api:
      without_it: down
      party: model-vendor
      levers: [fallback-route]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "dependency-without-way-out"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for item in playbook.dependencies.values():
        if item.without_it == "down" and not item.levers and not item.fallback:
            message = f"without '{item.id}' the product stops, and nothing is prepared for it"
            hint = "name a lever under levers, or write what takes its place under fallback"
            yield Problem(ID, LEVEL, message, Spot.of("dependencies", item.id).key, hint=hint)
