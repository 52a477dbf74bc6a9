"""An incident type that can start a clock pulls in the role that decides about it, early for urgent clocks.

Why: A clock starts when somebody knows, not when the lawyer wakes up. Whoever hears of a leak a day later has
lost a day of three, and has not said what to preserve.

Bad:
    # types.yaml
    data-leakage:
      clocks: [gdpr-33]
      pulls_in: []

Good:
    # types.yaml
    data-leakage:
      clocks: [gdpr-33]
      pulls_in:
        - role: privacy-lead
          within: 15m
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.clocks import Clock
from generator.model.containment import containment_ends
from generator.model.duration import Duration
from generator.model.types import IncidentType
from generator.problems import Kind, Level, Problem, Spot

ID = "clock-owner-not-pulled-in"
LEVEL = Level.ERROR
KIND = Kind.SAFETY

_URGENT = Duration(72, "h")


def check(playbook: Playbook) -> Iterator[Problem]:
    for kind in playbook.types.values():
        owners: dict[str, list[Clock]] = {}
        for clock_id in kind.clocks:
            clock = playbook.clocks.get(clock_id)
            if clock and clock.is_live and clock.owner and clock.owner in playbook.roles:
                owners.setdefault(clock.owner, []).append(clock)
        for owner, clocks in owners.items():
            yield from _late(playbook, kind, owner, clocks)


def _late(playbook: Playbook, kind: IncidentType, owner: str, clocks: list[Clock]) -> Iterator[Problem]:
    urgent = next((clock for clock in clocks if _is_urgent(clock)), None)
    named, spot = (urgent or clocks[0]).id, Spot.of("types", kind.id, "pulls_in")
    ends = containment_ends(playbook)
    found = next((index for index, pull in enumerate(kind.pulls_in) if pull.role == owner), None)
    if found is None:
        message = f"type '{kind.id}' can start clock '{named}' but does not pull in its owner, '{owner}'"
        yield Problem(ID, LEVEL, message, spot, hint=f"add `role: {owner}` to pulls_in, with `within`")
        return
    within = kind.pulls_in[found].within
    if urgent is None or ends is None or (within and within.minutes <= ends.minutes):
        return
    when = f"within {within.words}" if within else "without a time limit"
    message = f"type '{kind.id}' pulls in '{owner}' {when}, later than clock '{named}' allows"
    hint = f"write `within: {ends}` or less, so that they are there before containment ends"
    yield Problem(ID, LEVEL, message, spot.at(found), hint=hint)


def _is_urgent(clock: Clock) -> bool:
    limits = [deadline.within for deadline in clock.deadlines if deadline.within]
    return bool(limits) and limits[0].minutes <= _URGENT.minutes
