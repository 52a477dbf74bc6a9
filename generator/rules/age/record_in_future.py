"""No moment of a record, and no action that is done, comes after the day of the check.

Why: A mistyped month makes an incident look open for weeks, or its postmortem due in a year, and an action that is only planned counts as
done. Checked when the day of
the check is known.

Bad:
    # incidents.yaml
    stale-refunds:
      moments:
        resolved: "2062-10-02T16:00Z"

Good:
    # incidents.yaml
    stale-refunds:
      moments:
        resolved: "2026-10-02T16:00Z"
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.moments import in_short, read_instant
from generator.problems import Kind, Level, Problem, Spot

ID = "record-in-future"
LEVEL = Level.ERROR
KIND = Kind.FACTS

_ELSEWHERE = datetime.timedelta(days=1)
"""Somewhere on earth it is already tomorrow."""


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    latest = today + _ELSEWHERE
    for incident in playbook.incidents.values():
        lines = ((("log", index, "at"), read_instant(line.at)) for index, line in enumerate(incident.log))
        for path, moment in (*incident.instants, *lines):
            if moment.date() > latest:
                message = f"this says {in_short(moment)}, but today is {today}"
                spot = Spot.of("incidents", incident.id, *path)
                yield Problem(ID, LEVEL, message, spot, hint="write when it really was")
        for action in incident.actions.values():
            if action.done and action.done > latest.isoformat():
                message = f"action '{action.id}' is done on {action.done}, but today is {today}"
                spot = Spot.of("incidents", incident.id, "actions", action.id, "done")
                yield Problem(ID, LEVEL, message, spot, hint="take `done` out until it is")
