"""A public case says which part of this playbook would have helped, with a reference to it.

Why: A case is read for one reason: what do we do differently. Without a link to a lever, a script or a step it
stays a story about somebody else.

Bad:
    # cases.yaml
    slow-drift-2025:
      would_have_helped: Better monitoring.

Good:
    # cases.yaml
    slow-drift-2025:
      would_have_helped: The {levers/roll-back-model}, and a target for the detection latency.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.text import references_in
from generator.problems import Kind, Level, Problem, Spot

ID = "case-without-reference"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for case in playbook.cases.values():
        if case.would_have_helped and next(references_in(case.would_have_helped), None) is None:
            message = f"case '{case.id}' points to nothing in this playbook that would have helped"
            hint = "refer to it, as in {levers/kill-switch} or {scripts/holding-notice}"
            spot = Spot.of("cases", case.id, "would_have_helped")
            yield Problem(ID, LEVEL, message, spot, hint=hint)
