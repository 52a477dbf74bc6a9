"""Timestamps of an incident, and metrics, each from two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from generator.model.base import Entry, RichText, RoleRef, SeverityRef, Text, TimestampRef, TypeRef
from generator.model.duration import Duration
from generator.model.fields import EDITORIAL, OPERATIONAL, PUBLIC, SHORTER, fact
from generator.model.severities import DEADLINES

if TYPE_CHECKING:
    _Measured = str
else:
    _Measured = Literal[tuple(name for name, mark in DEADLINES.items() if mark.limit)]


class Timestamp(Entry, noun="timestamp"):
    """A moment that is written down in UTC while the incident runs."""

    name: Text = fact("What the moment is called.", PUBLIC, EDITORIAL)
    meaning: RichText | None = fact("When exactly it is.", PUBLIC, OPERATIONAL, default=None)
    recorded_by: RoleRef | None = fact("Role that writes it down.", PUBLIC, OPERATIONAL, default=None)
    order: int = fact(
        "Place in the usual sequence; earlier moments have lower numbers.", PUBLIC, OPERATIONAL, ge=1, le=999
    )


class Metric(Entry, noun="metric"):
    """A length of time between two timestamps, or a number that somebody counts."""

    name: Text = fact("What it is called.", PUBLIC, EDITORIAL)
    answers: Text | None = fact("The question it answers.", PUBLIC, EDITORIAL, default=None)
    start: TimestampRef | None = fact(
        "Timestamp it starts at; without start and stop it is counted by hand, such as customers affected.",
        PUBLIC,
        OPERATIONAL,
        default=None,
    )
    stop: TimestampRef | None = fact("Timestamp it stops at.", PUBLIC, OPERATIONAL, default=None)
    unit: Literal["minutes", "hours", "days"] = fact(
        "Unit it is shown in.", PUBLIC, OPERATIONAL, counts=True, default="minutes"
    )
    detection: bool = fact("true for the detection latency.", PUBLIC, OPERATIONAL, default=False)
    split_by: tuple[Text, ...] = fact(
        "How it is broken down, such as loud and silent.", PUBLIC, OPERATIONAL, default=()
    )
    sources: tuple[Text, ...] = fact(
        "Tags for who saw it first, for the detection latency.", PUBLIC, OPERATIONAL, default=()
    )
    targets: dict[SeverityRef, Duration] = fact(
        "Target by severity; `0m`: none is allowed.",
        PUBLIC,
        OPERATIONAL,
        strict=SHORTER,
        default_factory=dict,
    )
    target_field: _Measured | None = fact(
        "Deadline field of the severities that is the target, instead of targets.",
        PUBLIC,
        OPERATIONAL,
        default=None,
    )
    type_targets: dict[TypeRef, Duration] = fact(
        "Target by incident type, where it differs, `0m`: none is allowed; the detection latency takes those of the types.",
        PUBLIC,
        OPERATIONAL,
        strict=SHORTER,
        default_factory=dict,
    )
    publish: RichText | None = fact(
        "How it is reported; nobody outside the team hears of it when left out.",
        PUBLIC,
        OPERATIONAL,
        default=None,
    )
