"""The role that sends the updates of a severity takes part in it: it leads, is paged, or joins.

Why: The timer rings and nobody feels meant. Whoever owns the rhythm must be in the room when it starts.

Bad:
    # severities.yaml
    sev-2:
      led_by: incident-commander
      pages: [technical-lead]
      updates: {every: 15m, by: communications-lead, channel: incident-channel, script: internal-update}

Good:
    # severities.yaml
    sev-2:
      led_by: incident-commander
      pages: [technical-lead, communications-lead]
      updates: {every: 15m, by: communications-lead, channel: incident-channel, script: internal-update}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "update-owner-absent"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities.values():
        there = {severity.led_by, *severity.pages, *severity.joins}
        for path, rhythm in severity.rhythms:
            if rhythm.by and rhythm.by not in there:
                message = f"'{rhythm.by}' sends the updates of '{severity.id}' but takes no part in it"
                hint = "add the role to pages or joins, or let somebody who is there send them"
                spot = Spot.of("severities", severity.id, *path, "by")
                yield Problem(ID, LEVEL, message, spot, hint=hint)
