"""Where incident types have letters, each of them has one.

Why: On the call people say "type C". A type that has no letter among some that do is not called out, and not found on the
card.

Bad:
    # types.yaml
    harmful-output: {letter: A}
    prompt-injection: {letter: B}
    vendor-outage: {}

Good:
    # types.yaml
    harmful-output: {letter: A}
    prompt-injection: {letter: B}
    vendor-outage: {letter: C}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "type-without-letter"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    if any(kind.letter for kind in playbook.types.values()):
        for kind in playbook.types.values():
            if not kind.letter:
                message = f"type '{kind.id}' has no letter, and others have one"
                spot = Spot.of("types", kind.id).key
                yield Problem(
                    ID, LEVEL, message, spot, hint="add a letter that no other type has, or take all away"
                )
