"""What clocks ask for, at a glance: which limit comes first, who receives what by when, and what it counts from."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.clocks import Clock, Deadline

CLOCK_STARTS: Mapping[str, str] = {
    "awareness": "awareness: someone here knew",
    "discovery": "discovery: it was found, or could have been",
    "determination": "determination: we concluded that it happened",
    "classification": "classification: we rated it as major",
    "materiality-decision": "the decision that it is material",
    "causal-link": "the causal link is likely",
    "fix-available": "a fix is available",
    "decision": "the decision",
    "request": "a valid request arrives",
}


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who receives something, and every limit for it, each once."""

    to: str
    limits: tuple[str, ...]


def by_limit(clocks: Iterable[Clock]) -> tuple[Clock, ...]:
    """Return clocks, the shortest limit first; those without a number come last."""
    return tuple(sorted(clocks, key=shortest))


def by_haste(clocks: Iterable[Clock]) -> tuple[Clock, ...]:
    """Return clocks as they are read in a hurry: at once, then what somebody else sets in hours, then by the shortest limit.

    Of those that ask for something at once, the ones come first that the role decides which decides most clocks.
    """
    found = tuple(clocks)
    owners = Counter(clock.owner for clock in found if clock.owner)
    decider = owners.most_common(1)[0][0] if owners else None

    def key(clock: Clock) -> tuple[bool, bool, bool, float]:
        least = shortest(clock)
        counted, numbered = clock.calendar not in (None, "none"), least < math.inf
        return (numbered, counted, not numbered and clock.owner != decider, least)

    return tuple(sorted(found, key=key))


def shortest(clock: Clock) -> float:
    """Return the shortest limit of a clock in minutes; infinity where none is a number."""
    return min((each.within.minutes for each in clock.deadlines if each.within), default=math.inf)


def addressees(clock: Clock) -> tuple[Addressee, ...]:
    """Return one line for each who receives something, in the order of the deadlines."""
    limits: dict[str, dict[str, None]] = {}
    for deadline in clock.deadlines:
        limits.setdefault(deadline.to, {})[limit_words(deadline)] = None
    return tuple(Addressee(to, tuple(found)) for to, found in limits.items())


def limit_words(deadline: Deadline) -> str:
    """Return the limit of a deadline in words, such as `4 hours, at most 24 hours after awareness`."""
    if deadline.within is None:
        return deadline.wording or "no number"
    if deadline.after:
        return f"{deadline.within.words} after {deadline.after.replace('-', ' ')}"
    if deadline.counted_from == "previous":
        return f"{deadline.within.words} after the one before was sent"
    if deadline.counted_from == "year-end":
        return f"{deadline.within.words} after the end of the year"
    last = deadline.no_later_than
    outer = f", at most {last.within.words} after {last.after.replace('-', ' ')}" if last else ""
    return f"{deadline.within.words}{outer}"
