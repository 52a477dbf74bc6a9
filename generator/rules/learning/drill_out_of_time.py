"""The injects of a drill come in order and leave its last ten minutes for the debrief.

Why: A drill without a debrief is a game. An inject that comes after the end is never played, and the one out of
order gives the answer away.

Bad:
    # drills.yaml
    drill-vendor-outage:
      minutes: 45
      injects:
        - {at_minute: 20, tell: The fallback fails too.}
        - {at_minute: 40, tell: The vendor reports an outage.}

Good:
    # drills.yaml
    drill-vendor-outage:
      minutes: 45
      injects:
        - {at_minute: 0, tell: The vendor reports an outage.}
        - {at_minute: 20, tell: The fallback fails too.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "drill-out-of-time"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_DEBRIEF = 10


def check(playbook: Playbook) -> Iterator[Problem]:
    for drill in playbook.drills.values():
        before, last = -1, drill.minutes and drill.minutes - _DEBRIEF
        for index, inject in enumerate(drill.injects):
            spot = Spot.of("drills", drill.id, "injects", index, "at_minute")
            if inject.at_minute <= before:
                message = f"this inject comes at minute {inject.at_minute}, not later than the one before it"
                yield Problem(ID, LEVEL, message, spot, hint="put the injects in order of their minutes")
            elif last is not None and inject.at_minute > last:
                message = (
                    f"this inject comes at minute {inject.at_minute} of {drill.minutes}, within the debrief"
                )
                hint = f"write minute {last} or earlier, or make the drill longer"
                yield Problem(ID, LEVEL, message, spot, hint=hint)
            before = inject.at_minute
