"""Whether a clock applies is decided by an expert or an executive, not by those who run the response.

Why: The commander contains; the product manager speaks for the product. Whether a law applies is a question for
legal, privacy or security, and the answer must not depend on who is busiest. No report is late by it, so it is advice: in
a small team the same person leads and decides.

Bad:
    # clocks.yaml
    gdpr-33:
      owner: incident-commander

Good:
    # clocks.yaml
    gdpr-33:
      owner: privacy-lead
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "clock-owner-without-authority"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_DECIDE = ("expert", "executive")


def check(playbook: Playbook) -> Iterator[Problem]:
    for clock in playbook.clocks.values():
        owner = playbook.roles.get(clock.owner or "")
        if owner and "position" in owner.model_fields_set and owner.position not in _DECIDE:
            message = f"clock '{clock.id}' is decided by '{owner.id}', whose position is {owner.position}"
            hint = "name a role of position expert or executive, such as legal or privacy"
            yield Problem(ID, LEVEL, message, Spot.of("clocks", clock.id, "owner"), hint=hint)
