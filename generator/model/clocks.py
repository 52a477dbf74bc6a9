"""Clocks: legal and contractual deadlines an incident can start. Never legal advice."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Annotated, Literal

from generator.model.base import (
    Citation,
    Entry,
    Id,
    IsoDate,
    Part,
    RichText,
    RoleRef,
    SeverityRef,
    Text,
    TimestampRef,
)
from generator.model.duration import Duration
from generator.model.fields import BREAKING, EDITORIAL, LONGER, OPERATIONAL, PUBLIC, SHORTER, fact
from generator.model.marks import limits
from generator.model.organisation import TIME_ZONE
from generator.model.places import known_as

CONTRACT = "contract"
"""The jurisdiction of what binds by agreement and not by the law of a place."""

Percent = Annotated[int, limits(ge=1, le=99)]
TimeOfDay = Annotated[str, limits(pattern=r"^(?:[01]\d|2[0-3]):[0-5]\d$")]

CountedBy = Literal["plain", "eu-1182-71"]
"""Whose rules say how a period is counted: nobody's beyond the words, or Regulation (EEC, Euratom) No 1182/71."""

DaysOff = Literal["none", "place", "us-federal", "eu-institutions"]
"""Whose days off move a limit or do not count: nobody's, those where it is due, or those of one body."""

StartsAt = Literal[
    "awareness",
    "discovery",
    "determination",
    "classification",
    "materiality-decision",
    "causal-link",
    "fix-available",
    "decision",
    "request",
]


class OuterLimit(Part):
    """A second limit of one thing, from another moment. Whichever ends first counts."""

    within: Duration = fact("Time limit; `0h`: at once.", PUBLIC, BREAKING, strict=SHORTER)
    after: TimestampRef = fact("Our timestamp it counts from.", PUBLIC, BREAKING)
    lapses: bool = fact(
        "true: it no longer counts when the clock starts only after its end, as for late classification under DORA.",
        PUBLIC,
        BREAKING,
        default=False,
    )


class DayEnd(Part):
    """When the last day of a limit ends, where that is not midnight."""

    at: TimeOfDay = fact("Local time after which it counts as the next day, such as 17:30.", PUBLIC, BREAKING)
    zone: str = fact(
        "Time zone of that clock, such as America/New_York.", PUBLIC, BREAKING, pattern=TIME_ZONE
    )


class Relief(Part):
    """A later moment that a law gives for a limit on a weekend or holiday."""

    until: TimeOfDay = fact(
        "Local time of the next working day until which it may be sent, such as 12:00.", PUBLIC, BREAKING
    )
    not_for: tuple[Id, ...] = fact(
        "Kinds of entity that do not have it, by their ids in `entities`.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        default=(),
    )


class Deadline(Part):
    """One thing that must be sent by some time."""

    what: Text = fact("What is sent, such as a first notification.", PUBLIC, BREAKING)
    within: Duration | None = fact(
        "Time limit; `0h`: at once; leave out when the text says 'without undue delay'.",
        PUBLIC,
        BREAKING,
        strict=SHORTER,
        default=None,
    )
    wording: Text | None = fact(
        "The limit in words, when it is not a number.", PUBLIC, BREAKING, default=None
    )
    counted_from: Literal["start", "previous", "year-end"] = fact(
        "What the limit counts from: the start of the clock, the moment at which the one before it was sent, or the end "
        "of the year of the start.",
        PUBLIC,
        BREAKING,
        default="start",
    )
    after: TimestampRef | None = fact(
        "Our timestamp the limit counts from, where it is another than the clock's.",
        PUBLIC,
        BREAKING,
        default=None,
    )
    no_later_than: OuterLimit | None = fact(
        "A second limit from another moment; whichever ends first counts.", PUBLIC, BREAKING, default=None
    )
    on_day_off: Relief | None = fact(
        "A later moment that the law gives for a limit on a weekend or holiday.",
        PUBLIC,
        BREAKING,
        says="relief on a day off",
        default=None,
    )
    ours: bool = fact(
        "true: our own limit, which no law states; it has a moment to act on, and no outer limit.",
        PUBLIC,
        BREAKING,
        default=False,
    )
    to: Text = fact("Who receives it.", PUBLIC, BREAKING)


class Clock(Entry, noun="clock"):
    """One deadline regime."""

    name: Text = fact("The regime and the article.", PUBLIC, EDITORIAL)
    jurisdiction: Text | None = fact(
        "Where it applies, such as EU; `contract` for what binds by agreement.",
        PUBLIC,
        OPERATIONAL,
        default=None,
    )
    active: bool = fact(
        "false: switched off for this organisation.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        says="applies to us",
        default=True,
    )
    who_must_act: RichText | None = fact("In which role a company is bound.", PUBLIC, BREAKING, default=None)
    trigger: RichText | None = fact("What kind of incident starts it.", PUBLIC, BREAKING, default=None)
    only_for: tuple[SeverityRef, ...] = fact(
        "Severities that can start it; all when left out. One that no type lists can then start whatever the type is.",
        PUBLIC,
        BREAKING,
        default=(),
    )
    starts_at: StartsAt | None = fact(
        "The legal moment it starts at; these are not interchangeable.", PUBLIC, BREAKING, default=None
    )
    timestamp: TimestampRef | None = fact(
        "Our timestamp that records that moment; nothing counts the limits without it.",
        PUBLIC,
        BREAKING,
        default=None,
    )
    calendar: Literal["clock-hours", "calendar-days", "business-days", "none"] | None = fact(
        "How time is counted.", PUBLIC, BREAKING, default=None
    )
    calendar_note: Text | None = fact(
        "Which holiday calendar, for business days.", PUBLIC, OPERATIONAL, default=None
    )
    counted_by: CountedBy = fact(
        "Whose rules say how its periods are counted: plain, or eu-1182-71 for acts of the EU.",
        PUBLIC,
        BREAKING,
        strict=("plain", "eu-1182-71"),
        default="plain",
    )
    days_off: DaysOff = fact(
        "Whose holidays and weekends move a limit or do not count; needed for business days and acts of the EU.",
        PUBLIC,
        BREAKING,
        default="none",
    )
    day_ends: DayEnd | None = fact(
        "When a last day ends, where that is not midnight.", PUBLIC, BREAKING, default=None
    )
    entities: dict[Id, Text] = fact(
        "Kinds of entity for which its limits differ, by id.",
        PUBLIC,
        OPERATIONAL,
        says=("kind of entity", "kinds of entity"),
        default_factory=dict,
    )
    deadlines: tuple[Deadline, ...] = fact(
        "What is due, in order.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        says=("deadline", "deadlines"),
        min_length=1,
    )
    remind_at: tuple[Percent, ...] = fact(
        "When somebody is reminded, in percent of each limit.", PUBLIC, OPERATIONAL, default=(50, 80)
    )
    owner: RoleRef | None = fact(
        "Role that decides whether it applies: legal, privacy or security.", PUBLIC, BREAKING, default=None
    )
    in_force_from: IsoDate | None = fact(
        "First day it applies; leave out when long in force.", PUBLIC, BREAKING, default=None
    )
    status: Literal["in-force", "not-yet", "proposal"] = fact(
        "not-yet and proposal are never counted as live.",
        PUBLIC,
        BREAKING,
        strict=("in-force", "not-yet", "proposal"),
        counts=True,
        default="in-force",
    )
    as_of: IsoDate | None = fact("Day on which this entry was checked.", PUBLIC, EDITORIAL, default=None)
    cites: tuple[Citation, ...] = fact("Where it comes from.", PUBLIC, EDITORIAL, default=())
    note: RichText | None = fact("Traps and follow-ups.", PUBLIC, OPERATIONAL, default=None)

    @property
    def is_live(self) -> bool:
        """Return whether it counts on the day of the playbook for this organisation."""
        return self.active and self.status == "in-force"

    @property
    def begins(self) -> str | None:
        """Return the first day from which it counts where that is to come, as YYYY-MM-DD; None where none is known."""
        return self.in_force_from if self.active and self.status == "not-yet" else None

    @property
    def can_start(self) -> bool:
        """Return whether it counts, or counts from a day on that is known: what is made today is read after it, too."""
        return self.is_live or self.begins is not None

    def is_for(self, severity: str) -> bool:
        """Return whether an incident of a severity, by its id, can start it."""
        return not self.only_for or severity in self.only_for

    def begun(self, at: datetime.datetime) -> bool:
        """Return whether its first day has begun somewhere on earth at a moment; the earliest zone is 14 hours ahead."""
        if self.in_force_from is None:
            return True
        ahead = at.astimezone(datetime.UTC) + datetime.timedelta(hours=14)
        return ahead.date().isoformat() >= self.in_force_from

    def concerns(self, places: Iterable[str]) -> bool:
        """Return whether it can bind a company that does business in some places.

        `US` includes `US, New York`, and `Germany` is in the `EU`. `US, other states` concerns every state: the people
        affected live in others, and such a clock names some of those that have clocks of their own.
        """
        ours = (self.jurisdiction or CONTRACT).lower().partition(", other ")[0]
        if ours == CONTRACT:
            return True
        named = {name.lower() for place in places for name in (place, known_as(place) or place)}
        return any(
            ours == name or ours.startswith(f"{name},") or name.startswith(f"{ours},") for name in named
        )
