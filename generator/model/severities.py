"""Severities: how bad it is, and what that sets in motion. Rank 1 is worst."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import ChannelRef, Count, Entry, Part, RichText, RoleRef, ScriptRef, Text
from generator.model.duration import Duration

TARGETS = ("acknowledge_within", "escalate_after", "war_room_within", "contain_within", "public_word_within")
"""The deadline fields of a severity, in the order in which an incident meets them."""


class LaterCadence(Part):
    """A slower (or faster) rhythm once an incident has gone on for some time."""

    after: Duration = Field(description="How long after the declaration this rhythm starts.")
    every: Duration = Field(description="Time between two updates from then on.")


class Updates(Part):
    """The rhythm of internal updates: how often, by whom, where, in which words."""

    every: Duration = Field(description="Time between two updates.")
    by: RoleRef = Field(description="Role that owns sending them.")
    channel: ChannelRef = Field(description="Where they are posted.")
    script: ScriptRef = Field(description="Script with the words of an update.")
    then: tuple[LaterCadence, ...] = Field(default=(), description="Later rhythms, in order of time.")


class Severity(Entry):
    """One tier: the test for it, the response it sets in motion, and its deadlines."""

    name: Text = Field(description="What people say aloud, such as SEV-1.")
    label: Text = Field(description="One word for it, such as Critical.")
    rank: Count = Field(description="Place on the scale; 1 is worst, without gaps.")
    major: bool = Field(description="true above the line where the full incident response starts.")
    aliases: tuple[Text, ...] = Field(default=(), description="Other names people use for it, such as P1.")
    criteria: tuple[RichText, ...] = Field(
        min_length=1, description="Any one of these is enough for this severity."
    )
    examples: tuple[RichText, ...] = Field(default=(), description="What it looks like in an AI product.")
    response: RichText = Field(description="What happens, in one or two sentences.")
    motion: Literal["war-room", "owner-channel", "ticket"] = Field(
        description="war-room: everybody joins one call; owner-channel: the owner works in a channel; ticket: normal queue."
    )
    led_by: RoleRef = Field(description="Role that leads the response at this severity.")
    pages: tuple[RoleRef, ...] = Field(default=(), description="Roles paged at once, day or night.")
    joins: tuple[RoleRef, ...] = Field(default=(), description="Roles that join without being paged.")
    acknowledge_within: Duration | None = Field(
        default=None, description="A page is acknowledged within this time."
    )
    escalate_after: Duration | None = Field(
        default=None, description="Without acknowledgement the backup is paged after this time."
    )
    war_room_within: Duration | None = Field(
        default=None, description="The war room is open within this time."
    )
    contain_within: Duration | None = Field(
        default=None, description="No new bad output leaves within this time."
    )
    public_word_within: Duration | None = Field(
        default=None, description="Affected people hear from us within this time."
    )
    updates: Updates | None = Field(
        default=None, description="Rhythm of internal updates; leave out when none are sent."
    )
    raise_when: tuple[RichText, ...] = Field(
        default=(), description="Raise to a worse severity when one of these happens."
    )
    lower_when: tuple[RichText, ...] = Field(
        default=(), description="Lower to a milder severity only when all of these hold."
    )
    lowered_by: RoleRef | None = Field(default=None, description="Role that may lower it.")

    def is_worse_than(self, other: Severity) -> bool:
        """Return whether this severity is worse; say it in words, never with a comparison sign."""
        return self.rank < other.rank
