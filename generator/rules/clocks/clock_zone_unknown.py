"""The zone in which the day of a clock ends is a time zone that exists.

Why: Without its zone a day has no end. Due times would be worked out by another clock on another wall.

Bad:
    # clocks.yaml
    sec-8k-105:
      day_ends: {at: "17:30", zone: America/Newyork}

Good:
    # clocks.yaml
    sec-8k-105:
      day_ends: {at: "17:30", zone: America/New_York}
"""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo, available_timezones

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.nearest import nearest

ID = "clock-zone-unknown"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for clock in playbook.clocks.values():
        if clock.day_ends and not _exists(clock.day_ends.zone):
            near = nearest(clock.day_ends.zone, available_timezones()) or "America/New_York"
            message = f"there is no time zone '{clock.day_ends.zone}'"
            spot = Spot.of("clocks", clock.id, "day_ends", "zone")
            yield Problem(ID, LEVEL, message, spot, hint=f"did you mean '{near}'?")


def _exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
