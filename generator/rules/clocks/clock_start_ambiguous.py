"""Clocks that start at the same legal moment read it from the same timestamp; a deadline counts from one moment.

Why: Awareness, discovery and determination are different moments in law. When two clocks with the same start
read two timestamps, one of them is computed from the wrong minute. The same happens to a deadline that counts
from the one before and from a timestamp as well.

Bad:
    # clocks.yaml
    gdpr-33: {starts_at: awareness, timestamp: awareness}
    nis2-23: {starts_at: awareness, timestamp: declared}

Good:
    # clocks.yaml
    gdpr-33: {starts_at: awareness, timestamp: awareness}
    nis2-23: {starts_at: awareness, timestamp: awareness}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.clocks import Clock
from generator.problems import Kind, Level, Problem, Spot

ID = "clock-start-ambiguous"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    first: dict[str, Clock] = {}
    for clock in playbook.clocks.values():
        known = clock.starts_at and clock.timestamp
        other = first.setdefault(clock.starts_at, clock) if clock.starts_at and known else clock
        if other.timestamp != clock.timestamp:
            message = (
                f"clock '{clock.id}' reads {clock.starts_at} from '{clock.timestamp}', "
                f"but '{other.id}' reads it from '{other.timestamp}'"
            )
            hint = "name the same timestamp, or another starts_at where the law means another moment"
            yield Problem(ID, LEVEL, message, Spot.of("clocks", clock.id, "timestamp"), hint=hint)
        if clock.deadlines[0].counted_from == "previous" and not clock.deadlines[0].after:
            message = f"'{clock.deadlines[0].what}' counts from the deadline before it, and there is none"
            spot = Spot.of("clocks", clock.id, "deadlines", 0, "counted_from")
            yield Problem(
                ID, LEVEL, message, spot, hint="write `counted_from: start`, or put the other first"
            )
        for index, deadline in enumerate(clock.deadlines):
            if deadline.after and deadline.counted_from == "previous":
                message = f"'{deadline.what}' counts from the deadline before it and from '{deadline.after}'"
                spot = Spot.of("clocks", clock.id, "deadlines", index, "after")
                yield Problem(ID, LEVEL, message, spot, hint="keep one of the two, as the law says")
