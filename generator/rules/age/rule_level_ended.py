"""What a team says about a rule holds until its day; a warning in the thirty days before, an error afterwards.

Why: A rule that was lowered 'for now' stays so for good unless somebody is reminded of it. After the day it weighs what
it weighed before, and this error stops the check and the build from that day on. Checked when the day of the check is
known.

Bad:
    # rules.yaml
    late-war-room:
      level: warning
      reason: The new paging tool is being set up.
      decided_by: incident-commander
      until: "2026-03-31"

Good:
    # rules.yaml
    late-war-room:
      level: warning
      reason: The new paging tool is being set up.
      decided_by: incident-commander
      until: "2027-03-31"
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "rule-level-ended"
LEVEL = Level.ERROR
KIND = Kind.FACTS

_REMIND_DAYS = 30


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    for rule, said in playbook.rules.items():
        left = (datetime.date.fromisoformat(said.until) - today).days if said.until else _REMIND_DAYS + 1
        if left <= _REMIND_DAYS:
            ends, level = ("ends", Level.WARNING) if left >= 0 else ("ended", LEVEL)
            message = f"what is said about '{rule}' {ends} on {said.until}"
            hint = "take it out, or decide anew until when"
            yield Problem(ID, level, message, Spot.of("rules", rule, "until"), hint=hint)
