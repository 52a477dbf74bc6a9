"""Timestamps of an incident, and metrics, each from two of them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import Entry, RichText, RoleRef, SeverityRef, Text, TimestampRef, TypeRef
from generator.model.duration import Duration


class Timestamp(Entry):
    """A moment that is written down in UTC while the incident runs."""

    name: Text = Field(description="What the moment is called.")
    meaning: RichText = Field(description="When exactly it is.")
    recorded_by: RoleRef = Field(description="Role that writes it down.")
    order: int = Field(
        ge=1, le=999, description="Place in the usual sequence; earlier moments have lower numbers."
    )


class Metric(Entry):
    """A length of time between two timestamps."""

    name: Text = Field(description="What it is called.")
    answers: Text = Field(description="The question it answers.")
    start: TimestampRef = Field(description="Timestamp it starts at.")
    stop: TimestampRef = Field(description="Timestamp it stops at.")
    unit: Literal["minutes", "hours", "days"] = Field(description="Unit it is shown in.")
    detection: bool = Field(default=False, description="true for the detection latency.")
    split_by: tuple[Text, ...] = Field(
        default=(), description="How it is broken down, such as loud and silent."
    )
    sources: tuple[Text, ...] = Field(
        default=(), description="Tags for who saw it first, for the detection latency."
    )
    targets: dict[SeverityRef, Duration] = Field(default_factory=dict, description="Target by severity.")
    target_field: (
        Literal["acknowledge_within", "war_room_within", "contain_within", "public_word_within"] | None
    ) = Field(
        default=None, description="Deadline field of the severities that is the target, instead of targets."
    )
    type_targets: dict[TypeRef, Duration] = Field(
        default_factory=dict,
        description="Target by incident type, where it differs; the detection latency takes those of the types.",
    )
    publish: RichText = Field(description="How it is reported.")
