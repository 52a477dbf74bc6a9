"""What clocks ask for, at a glance: which limit comes first, and who receives what by when."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.clocks import Clock, Deadline


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who receives something, and every limit for it, each once."""

    to: str
    limits: tuple[str, ...]


def by_limit(clocks: Iterable[Clock]) -> tuple[Clock, ...]:
    """Return clocks, the shortest limit first; those without a number come last."""
    return tuple(sorted(clocks, key=shortest))


def shortest(clock: Clock) -> float:
    """Return the shortest limit of a clock in minutes; infinity where none is a number."""
    return min((each.within.minutes for each in clock.deadlines if each.within), default=math.inf)


def addressees(clock: Clock, up_to: float = math.inf) -> tuple[Addressee, ...]:
    """Return one line for each who receives something, in the order of the deadlines.

    Args:
        clock: the clock.
        up_to: minutes; a limit that is longer is left out, and so is one without a number beside one that stays.
    """
    limits: dict[str, dict[str, None]] = {}
    near = [each for each in clock.deadlines if not each.within or each.within.minutes <= up_to]
    counted = {each.to for each in near if each.within} if up_to < math.inf else set()
    for deadline in near:
        if deadline.within or deadline.to not in counted:
            limits.setdefault(deadline.to, {})[_limit(deadline)] = None
    return tuple(Addressee(to, tuple(found)) for to, found in limits.items())


def _limit(deadline: Deadline) -> str:
    if deadline.within is None:
        return deadline.wording or "no number"
    if deadline.after:
        return f"{deadline.within.words} after {deadline.after.replace('-', ' ')}"
    if deadline.counted_from == "previous":
        return f"{deadline.within.words} later"
    if deadline.counted_from == "year-end":
        return f"{deadline.within.words} after the end of the year"
    outer = f", {deadline.no_later_than.within.words} at most" if deadline.no_later_than else ""
    return f"{deadline.within.words}{outer}"
