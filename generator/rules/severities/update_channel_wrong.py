"""Internal updates go to a channel inside the company where people read along: a war room or a team channel.

Why: An update names what is still broken and who is stuck. On a public channel that is a leak; in a ticket
nobody sees it in time.

Bad:
    # severities.yaml
    sev-1:
      updates: {every: 15m, by: technical-lead, channel: status-page, script: internal-update}

Good:
    # severities.yaml
    sev-1:
      updates: {every: 15m, by: technical-lead, channel: incident-channel, script: internal-update}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "update-channel-wrong"
LEVEL = Level.ERROR
KIND = Kind.SAFETY

_SHARED = ("war-room", "internal")


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities.values():
        channel = playbook.channels.get(severity.updates.channel or "") if severity.updates else None
        if channel and channel.kind not in _SHARED:
            message = f"the updates of '{severity.id}' go to '{channel.id}', a {channel.kind} channel"
            hint = "name a channel of kind war-room or internal"
            spot = Spot.of("severities", severity.id, "updates", "channel")
            yield Problem(ID, LEVEL, message, spot, hint=hint)
