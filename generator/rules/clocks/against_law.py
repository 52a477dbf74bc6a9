"""How a clock differs from our list of laws: whether it gives more time than the law, or says something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Playbook
from generator.model.clocks import Clock, CountedBy
from generator.problems import Spot
from generator.rules.clocks.laws import LAWS, LISTED_ON, Law, Limit

_ORDER: tuple[CountedBy, ...] = ("plain", "eu-1182-71")
"""Whose rules give the least time, first: a shorter one is nobody's fault."""
_MOVES = re.compile(r"\b(?:next|following) (?:working|business) day\b", re.IGNORECASE)
_KNOWN = ("awareness", "discovery")
"""Moments at which somebody knows of it: nothing of a law starts before, and what is decided comes later."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a clock says and the law does not; `later` says whether it can make a report late."""

    spot: Spot
    says: str
    later: bool = False

    @property
    def message(self) -> str:
        """Return what is told of it."""
        return f"{self.says}, by our list of laws of {LISTED_ON}"


def differences(playbook: Playbook) -> Iterator[Difference]:
    """Yield what the clocks in use say otherwise than their laws; clocks of no listed law are not judged."""
    for clock in playbook.clocks.values():
        law = LAWS.get(clock.id)
        if law and clock.active:
            yield from _of_start(clock, law)
            yield from _of_calendar(clock, law)
            if clock.status == "in-force" and not law.binding:
                yield Difference(_at(clock, "status"), f"clock '{clock.id}' is no law yet")
            yield from _of_limits(clock, law)


def _at(clock: Clock, *path: str | int) -> Spot:
    return Spot.of("clocks", clock.id, *path)


def _of_start(clock: Clock, law: Law) -> Iterator[Difference]:
    if clock.starts_at and clock.starts_at != law.starts_at:
        says = f"clock '{clock.id}' starts at {law.starts_at}, not at {clock.starts_at}"
        later = law.starts_at in _KNOWN and clock.starts_at not in _KNOWN
        yield Difference(_at(clock, "starts_at"), says, later)


def _of_calendar(clock: Clock, law: Law) -> Iterator[Difference]:
    if law.calendar and clock.calendar and clock.calendar != law.calendar:
        says = f"clock '{clock.id}' counts {law.calendar}, not {clock.calendar}"
        yield Difference(_at(clock, "calendar"), says, clock.calendar == "business-days")
    if _ORDER.index(clock.counted_by) > _ORDER.index(law.counted_by):
        says = f"clock '{clock.id}' counts by {clock.counted_by}, which gives it more time than it has"
        yield Difference(_at(clock, "counted_by"), says, later=True)
    if law.days_off and clock.days_off not in ("none", law.days_off):
        says = f"clock '{clock.id}' counts by the days off of {clock.days_off}, its law by those of {law.days_off}"
        yield Difference(_at(clock, "days_off"), says)
    if law.holds_for and _MOVES.search(clock.calendar_note or ""):
        says = f"clock '{clock.id}' moves a limit off weekends and holidays for all; it stays for {law.holds_for}"
        yield Difference(_at(clock, "calendar_note"), says, later=True)


def _of_limits(clock: Clock, law: Law) -> Iterator[Difference]:
    stated = {index: limit for index, each in enumerate(clock.deadlines) if (limit := Limit.of(each))}
    owed = list((Counter(law.limits) - Counter(stated.values())).elements())
    left, same = dict(stated), Counter(law.limits)
    for index, limit in stated.items():
        if same[limit]:
            same[limit] -= 1
            del left[index]
    lacking = []
    for limit in owed:
        late = next((index for index, ours in left.items() if ours.is_later_than(limit)), None)
        if late is None:
            lacking.append(limit.words)
        else:
            says = f"clock '{clock.id}' gives {left.pop(late).words}; by law it is {limit.words}"
            yield Difference(_at(clock, "deadlines", late, "within"), says, later=True)
    if lacking:
        says = f"clock '{clock.id}' lacks a limit of {' and one of '.join(lacking)}"
        yield Difference(_at(clock, "deadlines"), says)
    elif len(clock.deadlines) < len(law.limits) + law.others:
        says = f"clock '{clock.id}' has {len(law.limits) + law.others} deadlines, not {len(clock.deadlines)}"
        yield Difference(_at(clock, "deadlines"), says)
