"""The role that sends the updates of a severity takes part in it: it leads, is paged, or joins.

Why: The timer rings and nobody feels meant. Whoever owns the rhythm must be in the room when it starts. A step that
pages the role brings it as well, if it is done in every incident of that severity: not in some case, not for some
incident types, not on one answer only. Where a severity calls few of those who have work, `attendance-not-stated` speaks.

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
from generator.model.attendance import paged_by_steps, unstated
from generator.model.graph import always_done
from generator.problems import Kind, Level, Problem, Spot

ID = "update-owner-absent"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities.values():
        there = {
            *severity.leads,
            *severity.pages,
            *severity.joins,
            *(pull.role for pull in severity.pulls_in),
        }
        for path, rhythm in severity.rhythms:
            if rhythm.by is None or rhythm.by in there or rhythm.by in unstated(playbook, severity):
                continue
            if not _brought(playbook, severity.id, rhythm.by):
                message = f"'{rhythm.by}' sends the updates of '{severity.id}' but takes no part in it"
                hint = "add the role to pages or joins, page it in a step that is always done, or let somebody else send them"
                spot = Spot.of("severities", severity.id, *path, "by")
                yield Problem(ID, LEVEL, message, spot, hint=hint)


def _brought(playbook: Playbook, severity: str, role: str) -> bool:
    """Return whether a step that is done in every incident of a severity pages a role by name."""
    return any(
        role in paged_by_steps(playbook, [name]) and always_done(playbook, severity, name)
        for name in playbook.steps
    )
