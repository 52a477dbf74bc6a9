"""What one clock asks for, and until when: each deadline counted from its own start, with reminders before it ends.

A moment that is missing starts nothing, and the result says which. A report that has not been sent yet is taken as
sent at once, which gives the earliest moment for the one that counts from it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from generator.deadlines import counting
from generator.deadlines.counting import Limit, Setting
from generator.deadlines.free_days import NEVER, WEEKENDS, FreeDays, free_days, us_federal
from generator.deadlines.moments import shown
from generator.deadlines.places import EU, Place, jurisdiction_of
from generator.model.clocks import Clock, Deadline, Relief
from generator.model.duration import Duration

_BRUSSELS = "Europe/Brussels"
_UNKNOWN_PLACE = "unknown-place"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of an incident, as far as due times go.

    Attributes:
        moments: when each timestamp was, by id.
        sent: when a report of the clock was sent, by its number, from 1.
        place: where something is due; that of the clock when left out.
        zone: the zone to count in, whatever the place.
        home: the zone of the organisation; it counts where it is one of the place.
        kinds: which kinds of entity the organisation is, by the ids of the clock; empty when it has not said.
    """

    moments: Mapping[str, datetime.datetime]
    sent: Mapping[int, datetime.datetime] = field(default_factory=dict)
    place: Place | None = None
    zone: str | None = None
    home: str | None = None
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reminder:
    """When to remind of something: a share of the time until the safe moment."""

    percent: int
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that must be sent.

    Attributes:
        number: its place among the deadlines of the clock, from 1.
        deadline: what the playbook says of it.
        start: what it counts from, in UTC.
        safe: the moment to act on; None where nothing can be counted.
        letter: the last moment that the text of the law allows; None where that takes what is not known, such as the place,
            and for a limit of our own.
        reminders: before the safe moment, in order.
        notes: what was not known or makes a difference, by ids that `words.NOTES` says, each with what it is about.
        missing: the timestamp without which nothing can be counted; empty for none.
    """

    number: int
    deadline: Deadline
    start: datetime.datetime | None = None
    safe: Limit | None = None
    letter: Limit | None = None
    reminders: tuple[Reminder, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    missing: str = ""


def due_of(clock: Clock, asked: Asked) -> tuple[Due, ...]:
    """Return everything that a clock asks for, in its order, counted as far as the moments allow."""
    place = asked.place or jurisdiction_of(clock.jurisdiction)
    setting, notes = _setting(clock, place, asked)
    found: list[Due] = []
    for number, deadline in enumerate(clock.deadlines, 1):
        found.append(_due(clock, number, deadline, found, asked, setting, notes))
    return tuple(found)


def _setting(clock: Clock, place: Place | None, asked: Asked) -> tuple[Setting, tuple[tuple[str, str], ...]]:
    """Return what a clock is counted with, and what of it is not known."""
    free = _free(clock, place)
    notes: list[tuple[str, str]] = []
    if place and not place.known:
        notes.append((_UNKNOWN_PLACE, place.name))
    if clock.days_off == "eu-institutions":
        notes.append(("institutions", ""))
    elif clock.days_off == "place" and not free.known and not notes:
        notes.append(("no-place", place.name if place else ""))
    closes = counting.END_OF_DAY
    if clock.day_ends:
        closes = datetime.time.fromisoformat(clock.day_ends.at)
    name = _zone(clock, place, asked)
    zone = ZoneInfo(name) if name else None
    return Setting(zone, free, clock.counted_by == "eu-1182-71", closes), tuple(notes)


def _free(clock: Clock, place: Place | None) -> FreeDays:
    if clock.days_off == "us-federal":
        return us_federal()
    if clock.days_off == "eu-institutions":
        return WEEKENDS
    if clock.days_off == "none" or place is None or not place.known:
        return NEVER
    if place.country == EU:
        return WEEKENDS
    free = free_days(place.country, place.region, place.name)
    # Regulation 1182/71, Article 2(2): working days are all days other than public holidays, Sundays and Saturdays
    return free.by_the_week() if clock.counted_by == "eu-1182-71" else free


def _zone(clock: Clock, place: Place | None, asked: Asked) -> str | None:
    """Return the zone whose dates count: that of the law, else the one asked for, of the place, or ours if it is there."""
    if clock.day_ends:
        return clock.day_ends.zone
    if asked.zone:
        return asked.zone
    if clock.days_off == "eu-institutions":
        return _BRUSSELS
    if place is None:
        return asked.home
    return place.zone or (asked.home if asked.home in place.zones else None)


def _due(
    clock: Clock,
    number: int,
    deadline: Deadline,
    before: list[Due],
    asked: Asked,
    setting: Setting,
    notes: tuple[tuple[str, str], ...],
) -> Due:
    plain = Due(number, deadline)
    if deadline.within is None:
        return plain
    start, assumed, missing = _start(clock, deadline, before, asked)
    unknown = [note for note in notes if note[0] == _UNKNOWN_PLACE]
    if start is None:
        return _by_second_alone(clock, replace(plain, missing=missing), asked, setting, unknown)
    if deadline.counted_from == "year-end":
        start = counting.year_end(start, setting)
    safe = counting.safe(start, deadline.within, setting)
    letter = None if assumed or unknown or deadline.ours else counting.letter(start, deadline.within, setting)
    said = list(notes) if _days_off_matter(deadline, deadline.within, setting) else list(unknown)
    if assumed:
        said.append(("not-sent", str(number - 1)))
    elif letter is None and not unknown and not deadline.ours:
        said.append(("no-zone", ""))
    safe, letter = _within_second(deadline, start, asked, setting, (safe, letter), said)
    letter = _relieved(clock, deadline.on_day_off, letter, asked, setting, said)
    matters = setting.free.known and _days_off_matter(deadline, deadline.within, setting)
    if letter and matters and not setting.free.knows(setting.day_of(letter.at)):
        said.append(("years", str(setting.day_of(letter.at).year)))
    reminders = _reminders(clock, start, safe)
    return replace(plain, start=start, safe=safe, letter=letter, reminders=reminders, notes=tuple(said))


def _by_second_alone(
    clock: Clock, due: Due, asked: Asked, setting: Setting, unknown: list[tuple[str, str]]
) -> Due:
    """Return a deadline whose first limit has not started, counted by its second limit, if that has."""
    outer = due.deadline.no_later_than
    start = asked.moments.get(outer.after) if outer else None
    safe = counting.safe(start, outer.within, setting) if outer and start else None
    if start is None or safe is None:
        return due
    reminders = _reminders(clock, start, safe)
    notes = (*unknown, ("second-limit-alone", due.missing))
    return replace(due, start=start, safe=safe, reminders=reminders, notes=notes)


def _start(
    clock: Clock, deadline: Deadline, before: list[Due], asked: Asked
) -> tuple[datetime.datetime | None, bool, str]:
    """Return what a deadline counts from, whether that is an assumption, and the timestamp that is missing."""
    if deadline.counted_from == "previous" and before:
        sent = asked.sent.get(before[-1].number)
        earlier = before[-1]
        return (sent, False, "") if sent else (earlier.start, True, earlier.missing)
    name = deadline.after or clock.timestamp or ""
    return asked.moments.get(name), False, name


def _within_second(
    deadline: Deadline,
    start: datetime.datetime,
    asked: Asked,
    setting: Setting,
    limits: tuple[Limit | None, Limit | None],
    said: list[tuple[str, str]],
) -> tuple[Limit | None, Limit | None]:
    """Return the limits of a deadline, or those of its second limit where that ends first."""
    outer = deadline.no_later_than
    if outer is None:
        return limits
    other = asked.moments.get(outer.after)
    if other is None:
        said.append(("second-limit-missing", outer.after))
        return limits
    end = counting.safe(other, outer.within, setting)
    if outer.lapses and end and start > end.at:
        said.append(("second-limit-over", ""))
        return limits
    safe = _first(limits[0], end)
    return safe, _first(limits[1], counting.letter(other, outer.within, setting))


def _first(limit: Limit | None, second: Limit | None) -> Limit | None:
    if limit is None or second is None or second.at >= limit.at:
        return limit
    return Limit(second.at, (*second.rules, "second-limit"))


def _relieved(
    clock: Clock,
    relief: Relief | None,
    letter: Limit | None,
    asked: Asked,
    setting: Setting,
    said: list[tuple[str, str]],
) -> Limit | None:
    """Return the letter of the law with the relief that it gives on a day off, for whom it gives it."""
    later = (
        letter and relief and counting.relieved(letter, datetime.time.fromisoformat(relief.until), setting)
    )
    if relief is None or not later:
        return letter
    ours = [kind for kind in asked.kinds if kind in clock.entities]
    if not relief.not_for or (ours and not set(ours) & set(relief.not_for)):
        return later
    if not ours:
        said.append(("relief-for-others", shown(later.at.astimezone(setting.clock))))
    return letter


def _days_off_matter(deadline: Deadline, within: Duration, setting: Setting) -> bool:
    """Return whether days off can make a difference for a limit."""
    moved = setting.eu and not counting.in_hours(within)
    return moved or within.unit == "business day" or deadline.on_day_off is not None


def _reminders(clock: Clock, start: datetime.datetime, safe: Limit | None) -> tuple[Reminder, ...]:
    if safe is None:
        return ()
    return tuple(
        Reminder(percent, at) for percent, at in counting.shares(start, safe.at, clock.remind_at).items()
    )
