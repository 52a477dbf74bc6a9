"""How a clock counts, in words, before anything has happened: for its page, and for whoever reviews it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.deadlines import counting
from generator.deadlines.words import RULES
from generator.model.clocks import Clock, DaysOff, Deadline
from generator.model.duration import Duration

DAYS_OFF: Mapping[DaysOff, str] = {
    "none": "",
    "place": "Days off are weekends and the public holidays of the country where it is due.",
    "us-federal": "Days off are weekends and federal holidays of the US, not those of a stock exchange.",
    "eu-institutions": "Days off are weekends. EU institutions have more, which nobody publishes as data.",
}
"""Whose days off count, in words."""


@dataclass(frozen=True, slots=True)
class InWords:
    """How a clock counts: sentences for the safe moment, for the letter of the law, and about days off."""

    safe: tuple[str, ...]
    letter: tuple[str, ...]
    days_off: str


def in_words(clock: Clock) -> InWords:
    """Return how a clock counts its limits; nothing where none of them is a number."""
    safe = dict.fromkeys(rule for within in _limits(clock) for rule in _safe(clock, within))
    letter = dict.fromkeys(rule for within in _limits(clock) for rule in _letter(clock, within))
    relief = sorted({deadline.on_day_off.until for deadline in clock.deadlines if deadline.on_day_off})
    said = [RULES[rule] for rule in letter]
    if clock.day_ends:
        said.append(f"The day closes at {clock.day_ends.at} in {_city(clock.day_ends.zone)}.")
    if relief:
        until = " or ".join(relief)
        said.append(f"On a weekend or holiday: until {until} of the next working day, for those who may.")
    matter = letter.keys() & _BY_DAYS_OFF or relief
    return InWords(
        tuple(RULES[rule] for rule in safe), tuple(said), DAYS_OFF[clock.days_off] if matter else ""
    )


_BY_DAYS_OFF = frozenset({"eu-day-off-moves", "business-days"})


def whose(clock: Clock, deadline: Deadline) -> tuple[str, ...]:
    """Return the kinds of entity that do not have the relief of a deadline, in words."""
    relief = deadline.on_day_off
    return tuple(clock.entities.get(kind, kind) for kind in relief.not_for) if relief else ()


def _limits(clock: Clock) -> Iterator[Duration]:
    return (deadline.within for deadline in clock.deadlines if deadline.within)


def _safe(clock: Clock, within: Duration) -> tuple[str, ...]:
    if counting.in_hours(within):
        return ("hours-run-on",)
    if within.unit == "business day":
        return ("business-days", "closes") if clock.day_ends else ("business-days",)
    return ("days-of-24-hours",) if within.unit in ("d", "w") else ("same-date",)


def _letter(clock: Clock, within: Duration) -> tuple[str, ...]:
    eu = clock.counted_by == "eu-1182-71"
    if counting.in_hours(within):
        return ("eu-hour-of-event", "eu-hours-stay") if eu else ("hours-run-on",)
    if within.unit == "business day":
        return ("business-days",)
    if not eu:
        return ("day-of-event",) if within.unit in ("d", "w") else ("same-date",)
    if within.unit in ("d", "w"):
        two = ("eu-two-working-days",) if within.amount > 1 else ()
        return ("eu-day-of-event", "eu-day-off-moves", *two)
    return ("eu-same-date", "eu-day-off-moves")


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
