"""A waiver holds until its day; a warning in the thirty days before, an error afterwards.

Why: 'For now' has no end unless somebody writes one down and is reminded of it. Checked when the day of the check
is known.

Bad:
    # coverage.yaml
    no-vendor-yet:
      table: scripts
      audience: vendor
      reason: The contract with the vendor is being signed.
      until: "2026-03-31"

Good:
    # coverage.yaml
    no-vendor-yet:
      table: scripts
      audience: vendor
      reason: The contract with the vendor is being signed.
      until: "2027-03-31"
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "waiver-ended"
LEVEL = Level.ERROR
KIND = Kind.FACTS

_REMIND_DAYS = 30


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    for waiver in playbook.coverage.values():
        left = (datetime.date.fromisoformat(waiver.until) - today).days
        if left <= _REMIND_DAYS:
            ends, level = ("ends", Level.WARNING) if left >= 0 else ("ended", LEVEL)
            message = f"waiver '{waiver.id}' {ends} on {waiver.until}"
            hint = "close the gap, or decide anew how long it may stay open"
            yield Problem(ID, level, message, Spot.of("coverage", waiver.id, "until"), hint=hint)
