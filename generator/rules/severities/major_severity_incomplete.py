"""A major severity pages people, limits the time to containment and to the war room, and has a rhythm of updates.

Why: Nobody works out deadlines at 2 AM. A severity without them is a label: people argue how fast is fast
enough, and leadership fills the silence with questions.

Bad:
    # severities.yaml
    sev-1:
      major: true
      motion: war-room
      pages: [incident-commander]

Good:
    # severities.yaml
    sev-1:
      major: true
      motion: war-room
      pages: [incident-commander]
      war_room_within: 15m
      contain_within: 15m
      updates: {every: 15m, by: technical-lead, channel: war-room, script: internal-update}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.severities import Severity
from generator.problems import Kind, Level, Problem, Spot

ID = "major-severity-incomplete"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_BEGUN = frozenset({"war_room_within", "contain_within", "updates"})
"""What is missed at one severity only where another one has it."""


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities.values():
        for field, lacks, hint in _gaps(severity):
            if field in _BEGUN and not any(getattr(other, field) for other in playbook.severities.values()):
                continue  # nobody here promises that
            message = f"severity '{severity.id}' {lacks}"
            yield Problem(ID, LEVEL, message, Spot.of("severities", severity.id, field).key, hint=hint)


def _gaps(severity: Severity) -> Iterator[tuple[str, str, str]]:
    if severity.motion == "war-room" and severity.war_room_within is None:
        hint = "add war_room_within, the time by which the war room is open"
        yield "war_room_within", "opens a war room without a time limit", hint
    if not severity.major:
        return
    if severity.motion == "ticket":
        hint = "write `motion: war-room` or `motion: owner-channel`, or `major: false`"
        yield "motion", "is major but is handled as a ticket", hint
    if not severity.pages:
        yield "pages", "is major but pages nobody", "list under pages the roles to wake up"
    if severity.contain_within is None:
        hint = "add contain_within, the time within which the harm is stopped"
        yield "contain_within", "is major but has no time limit for containment", hint
    if severity.updates is None:
        yield "updates", "is major but has no updates", "add updates with every, by, channel and script"
