"""A page goes on to the next one only when its acknowledgement is due.

Why: Whoever may answer within an hour, and is passed over after half of it, stops believing in either number. Nobody is
hurt by it: the page goes on sooner.

Bad:
    # severities.yaml
    sev-1:
      acknowledge_within: 15m
      escalate_after: 5m

Good:
    # severities.yaml
    sev-1:
      acknowledge_within: 5m
      escalate_after: 5m
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "early-escalation"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities.values():
        acknowledge, escalate = severity.acknowledge_within, severity.escalate_after
        if acknowledge and escalate and escalate.minutes < acknowledge.minutes:
            message = (
                f"'{severity.id}' escalates after {escalate}, "
                f"although a page may be acknowledged within {acknowledge}"
            )
            spot = Spot.of("severities", severity.id, "escalate_after")
            yield Problem(ID, LEVEL, message, spot, hint=f"write {acknowledge} or more")
