"""Clocks: legal and contractual deadlines an incident can start. Never legal advice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Citation, Entry, IsoDate, Part, RichText, RoleRef, Text, TimestampRef
from generator.model.duration import Duration
from generator.model.places import known_as

CONTRACT = "contract"
"""The jurisdiction of what binds by agreement and not by the law of a place."""

Percent = Annotated[int, Field(ge=1, le=99)]

StartsAt = Literal[
    "awareness",
    "discovery",
    "determination",
    "classification",
    "materiality-decision",
    "causal-link",
    "fix-available",
    "decision",
]


class OuterLimit(Part):
    """A second limit of one thing, from another moment. Whichever ends first counts."""

    within: Duration = Field(description="Time limit.")
    after: TimestampRef = Field(description="Our timestamp it counts from.")


class Deadline(Part):
    """One thing that must be sent by some time."""

    what: Text = Field(description="What is sent, such as a first notification.")
    within: Duration | None = Field(
        default=None, description="Time limit; leave out when the text says 'without undue delay'."
    )
    wording: Text | None = Field(default=None, description="The limit in words, when it is not a number.")
    counted_from: Literal["start", "previous"] = Field(
        default="start",
        description="What the limit counts from: the start of the clock or the deadline before it.",
    )
    after: TimestampRef | None = Field(
        default=None, description="Our timestamp the limit counts from, where it is another than the clock's."
    )
    no_later_than: OuterLimit | None = Field(
        default=None, description="A second limit from another moment; whichever ends first counts."
    )
    to: Text = Field(description="Who receives it.")


class Clock(Entry):
    """One deadline regime."""

    name: Text = Field(description="The regime and the article.")
    jurisdiction: Text = Field(description="Where it applies, such as EU.")
    active: bool = Field(default=True, description="false: switched off for this organisation.")
    who_must_act: RichText = Field(description="In which role a company is bound.")
    trigger: RichText = Field(description="What kind of incident starts it.")
    starts_at: StartsAt = Field(description="The legal moment it starts at; these are not interchangeable.")
    timestamp: TimestampRef = Field(description="Our timestamp that records that moment.")
    calendar: Literal["clock-hours", "calendar-days", "business-days", "none"] = Field(
        description="How time is counted."
    )
    calendar_note: Text | None = Field(default=None, description="Which holiday calendar, for business days.")
    deadlines: tuple[Deadline, ...] = Field(min_length=1, description="What is due, in order.")
    remind_at: tuple[Percent, ...] = Field(
        default=(50, 80), description="When somebody is reminded, in percent of each limit."
    )
    owner: RoleRef = Field(description="Role that decides whether it applies: legal, privacy or security.")
    in_force_from: IsoDate | None = Field(
        default=None, description="First day it applies; leave out when long in force."
    )
    status: Literal["in-force", "not-yet", "proposal"] = Field(
        description="not-yet and proposal are never counted as live."
    )
    as_of: IsoDate = Field(description="Day on which this entry was checked.")
    cites: tuple[Citation, ...] = Field(min_length=1, description="Where it comes from.")
    note: RichText | None = Field(default=None, description="Traps and follow-ups.")

    @property
    def is_live(self) -> bool:
        """Return whether it counts today for this organisation."""
        return self.active and self.status == "in-force"

    def concerns(self, places: Iterable[str]) -> bool:
        """Return whether it can bind a company that does business in some places.

        `US` includes `US, New York`, and `Germany` is in the `EU`.
        """
        ours = self.jurisdiction.lower()
        if ours == CONTRACT:
            return True
        named = {name.lower() for place in places for name in (place, known_as(place) or place)}
        return any(
            ours == name or ours.startswith(f"{name},") or name.startswith(f"{ours},") for name in named
        )
