"""Every waiver is about a gap that is there.

Why: A waiver for a gap that was closed long ago hides the next one in the same place.

Bad:
    # coverage.yaml
    no-vendor-yet:
      table: scripts
      audience: vendor
      reason: We run our own model, so there is nobody to write to.
      until: "2027-03-31"
    # scripts.yaml
    vendor-escalation:
      audience: vendor
      stage: initial
      used_for: [sev-1, sev-2]

Good:
    # coverage.yaml
    {}
    # scripts.yaml
    vendor-escalation:
      audience: vendor
      stage: initial
      used_for: [sev-1, sev-2]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.coverage import gaps
from generator.problems import Kind, Level, Problem, Spot

ID = "waiver-without-gap"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    open_gaps = tuple(gaps(playbook)) if playbook.coverage else ()
    for waiver in playbook.coverage.values():
        if not any(gap.is_waived_by(waiver) for gap in open_gaps):
            message = f"waiver '{waiver.id}' fits no gap in table '{waiver.table}'"
            spot = Spot.of("coverage", waiver.id).key
            yield Problem(ID, LEVEL, message, spot, hint="remove it, or correct the combination it names")
