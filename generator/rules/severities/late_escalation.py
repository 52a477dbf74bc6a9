"""A page that nobody acknowledges is escalated, and acknowledged, before the war room should be open.

Why: The backup is paged when the first person does not answer. If that happens only after the war room
should be open, the room opens without them.

Bad:
    # severities.yaml
    sev-1:
      acknowledge_within: 5m
      escalate_after: 20m
      war_room_within: 15m

Good:
    # severities.yaml
    sev-1:
      acknowledge_within: 5m
      escalate_after: 10m
      war_room_within: 15m
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "late-escalation"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities.values():
        acknowledge, escalate = severity.acknowledge_within, severity.escalate_after
        room = severity.war_room_within
        spot = Spot.of("severities", severity.id, "escalate_after")
        if escalate and room and escalate.minutes >= room.minutes:
            message = f"'{severity.id}' escalates after {escalate}, but its war room is open within {room}"
            yield Problem(ID, LEVEL, message, spot, hint=f"write less than {room}")
        elif acknowledge and room and acknowledge.minutes >= room.minutes:
            message = (
                f"a page of '{severity.id}' may wait {acknowledge}, but its war room is open within {room}"
            )
            spot = Spot.of("severities", severity.id, "acknowledge_within")
            yield Problem(ID, LEVEL, message, spot, hint=f"write less than {room}")
