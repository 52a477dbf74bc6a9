"""A number that stands in the data is referred to in sentences, not typed again.

Why: A typed copy is right today. After the next change of the severity it is the old promise, in the role, the
script and the card, and nobody knows where all the copies are.

Bad:
    # severities.yaml
    sev-1:
      updates: {every: 15m}
    # roles.yaml
    technical-lead:
      duties:
        - Report the status every 15 minutes.

Good:
    # severities.yaml
    sev-1:
      updates: {every: 15m}
    # roles.yaml
    technical-lead:
      duties:
        - Report the status every {severities/sev-1/updates/every}.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.stated_numbers import stated_numbers
from generator.problems import Kind, Level, Problem

ID = "number-typed-again"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True


def check(playbook: Playbook) -> Iterator[Problem]:
    for number in stated_numbers(playbook):
        if number.agrees:
            path = number.stated[0][0]
            message = f"'{number.shown}' is typed here, and {path} states it"
            hint = f"write {{{path}}} instead of the number"
            yield Problem(ID, LEVEL, message, number.spot, hint=hint)
