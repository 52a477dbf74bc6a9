"""A record of an incident in which nothing happened for a week says when it ended.

Why: An incident that nobody ended stays out of every figure and asks for no postmortem, so it is silent for good. Checked
when the day of the check is known.

Bad:
    # incidents.yaml
    stale-refunds:
      moments:
        awareness: "2026-10-01T13:21Z"

Good:
    # incidents.yaml
    stale-refunds:
      moments:
        awareness: "2026-10-01T13:21Z"
        resolved: "2026-10-02T16:00Z"
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.moments import read_instant
from generator.model.played_plan import renamed
from generator.problems import Kind, Level, Problem, Spot

ID = "record-not-ended"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_END = "resolved"
_QUIET_DAYS = 7


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    for incident in playbook.incidents.values():
        named = {renamed(playbook, "timestamps", name) for name in incident.moments}
        if incident.drill or _END in named or _END not in playbook.timestamps:
            continue
        said = [moment for _, moment in incident.instants] + [read_instant(line.at) for line in incident.log]
        days = (today - max(said).date()).days if said else 0
        if days > _QUIET_DAYS:
            message = f"nothing happened here for {days} days, and nobody ended it"
            spot = Spot.of("incidents", incident.id, "moments").key
            hint = f"write `{_END}` below `moments`, or why nobody knows it: `not known, because …`"
            yield Problem(ID, LEVEL, message, spot, hint=hint)
