"""A list names an entry once.

Why: The second mention is most often the wrong name for something else: the lever, the severity or the clock that
was meant is missing, and the list looks complete.

Bad:
    # types.yaml
    data-leakage:
      levers: [kill-switch, revoke-tools, kill-switch]

Good:
    # types.yaml
    data-leakage:
      levers: [kill-switch, revoke-tools, clear-memory]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem

ID = "repeated-reference"
LEVEL = Level.ERROR
KIND = Kind.FACTS
BY_CONCEPT = True


def check(playbook: Playbook) -> Iterator[Problem]:
    seen: set[tuple[tuple[str | int, ...], str]] = set()
    for reference in playbook.mentions:
        path = reference.spot.path
        if not isinstance(path[-1], int):
            continue
        place = (path[:-1], reference.names)
        if place in seen:
            message = f"'{reference.names}' stands in this list already"
            yield Problem(
                ID, LEVEL, message, reference.spot, hint="name the one that was meant, or take it out"
            )
        seen.add(place)
