"""A page that nobody acknowledges is escalated, and acknowledged, before the war room should be open, or harm contained.

Why: The backup is paged when the first person does not answer. If that happens only after the war room
should be open, the room opens without them; where there is none, nobody contains in time.

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
        due, then = severity.war_room_within, "its war room is open"
        if due is None:
            due, then = severity.contain_within, "it is contained"
        for field, said in (
            ("escalate_after", "'{}' escalates after {}"),
            ("acknowledge_within", "a page of '{}' may wait {}"),
        ):
            late = getattr(severity, field)
            if late and due and late.minutes >= due.minutes:
                message = f"{said.format(severity.id, late)}, but {then} within {due}"
                spot = Spot.of("severities", severity.id, field)
                yield Problem(ID, LEVEL, message, spot, hint=f"write less than {due}")
                break
