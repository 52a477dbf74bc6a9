"""A clock that comes with this tool says what the law says: the same moment, calendar and limits.

Why: 27 hours and 72 hours look alike in a file, and nobody looks the law up at night. The tool brings a list of what
these laws said on one day. Is the list out of date, or do you keep a shorter time? Accept the warning with a reason.

Bad:
    # clocks.yaml
    gdpr-33:
      starts_at: awareness
      calendar: clock-hours
      deadlines:
        - what: Notification of the breach
          within: 27h
          to: Supervisory authority

Good:
    # clocks.yaml
    gdpr-33:
      starts_at: awareness
      calendar: clock-hours
      deadlines:
        - what: Notification of the breach
          within: 72h
          to: Supervisory authority
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.clocks import Clock, CountedBy
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.clocks.laws import LAWS, LISTED_ON, Law, Limit

ID = "clock-contradicts-law"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_HINT = "read the law with counsel; if the list is out of date, accept this warning with the reason"
_ORDER: tuple[CountedBy, ...] = ("plain", "eu-1182-71")
"""Whose rules give the least time, first: a shorter one is nobody's fault."""
_MOVES = re.compile(r"\b(?:next|following) (?:working|business) day\b", re.IGNORECASE)


def check(playbook: Playbook) -> Iterator[Problem]:
    for clock in playbook.clocks.values():
        law = LAWS.get(clock.id)
        if law and clock.active:
            for field, message in _differences(clock, law):
                spot = Spot.of("clocks", clock.id, field)
                yield Problem(ID, LEVEL, f"{message}, by our list of laws of {LISTED_ON}", spot, hint=_HINT)


def _differences(clock: Clock, law: Law) -> Iterator[tuple[str, str]]:
    if clock.starts_at != law.starts_at:
        yield "starts_at", f"clock '{clock.id}' starts at {law.starts_at}, not at {clock.starts_at}"
    if law.calendar and clock.calendar != law.calendar:
        yield "calendar", f"clock '{clock.id}' counts {law.calendar}, not {clock.calendar}"
    if _ORDER.index(clock.counted_by) > _ORDER.index(law.counted_by):
        yield (
            "counted_by",
            f"clock '{clock.id}' counts by {clock.counted_by}, which gives it more time than it has",
        )
    if law.holds_for and _MOVES.search(clock.calendar_note or ""):
        yield (
            "calendar_note",
            f"clock '{clock.id}' moves a limit off weekends and holidays for all; it stays for {law.holds_for}",
        )
    if clock.status == "in-force" and not law.binding:
        yield "status", f"clock '{clock.id}' is no law yet"
    stated = [Limit.of(deadline) for deadline in clock.deadlines]
    missing = [limit.words for limit in (Counter(law.limits) - Counter(filter(None, stated))).elements()]
    if missing:
        yield "deadlines", f"clock '{clock.id}' lacks a limit of {' and one of '.join(missing)}"
    elif len(stated) < len(law.limits) + law.others:
        owed = len(law.limits) + law.others
        yield "deadlines", f"clock '{clock.id}' has {owed} deadlines, not {len(stated)}"
