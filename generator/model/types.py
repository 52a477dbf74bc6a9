"""Incident types: how each kind of AI failure shows, is confirmed, contained, told and closed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import (
    Citation,
    ClockRef,
    Count,
    Entry,
    EvidenceRef,
    LeverRef,
    Part,
    ReferenceRef,
    RichText,
    RoleRef,
    SeverityRef,
    Text,
    TypeRef,
)
from generator.model.duration import Duration


class NotThis(Part):
    """A neighbour that is easily mistaken for this type."""

    what: RichText = Field(description="What it is instead.")
    go_to: TypeRef | None = Field(default=None, description="Incident type that covers it.")


class Signal(Part):
    """A sign that this type is happening."""

    what: RichText = Field(description="What is seen, and where.")
    noise: Literal["loud", "silent"] = Field(
        description="loud: an alarm or a person tells us; silent: someone must look."
    )
    seen_from: Literal["inside", "outside"] = Field(
        description="inside: our monitoring; outside: users, press, vendors."
    )


class Detection(Part):
    """How long this type usually stays unnoticed, and how fast we want to notice."""

    typical: RichText = Field(description="What public incidents show.")
    target: Duration = Field(description="Our target from exposure to first recorded signal.")
    cites: tuple[Citation, ...] = Field(default=(), description="Where the typical figure comes from.")


class Confirmation(Part):
    """How to confirm although the same input may give different output."""

    steps: tuple[RichText, ...] = Field(min_length=1, description="What to do, in order.")
    trials: Count = Field(description="How often to replay the exact trace.")
    hold_fixed: tuple[RichText, ...] = Field(min_length=1, description="What stays the same between trials.")
    run_in: RichText = Field(description="Where it is safe to run them.")
    enough_to_act: Count = Field(default=1, description="Confirmed sightings that are enough to act.")
    not_enough_to_close: Count = Field(default=10, description="Clean replays that are not enough to close.")


class PullIn(Part):
    """A role this type needs."""

    role: RoleRef = Field(description="The role.")
    within: Duration | None = Field(default=None, description="How soon, counted from the first signal.")
    because: RichText | None = Field(default=None, description="What it is needed for.")


class ExitCriterion(Part):
    """A test that must hold before the incident is closed."""

    criterion: RichText = Field(description="What must hold, with a number.")
    window: Duration | None = Field(default=None, description="For how long it must hold.")
    approver: RoleRef = Field(description="Role that confirms it.")


class Mapping(Part):
    """The same thing in an outside framework."""

    reference: ReferenceRef = Field(description="Framework and edition, from references.yaml.")
    ids: tuple[Text, ...] = Field(min_length=1, description="Identifiers in that edition.")


class IncidentType(Entry):
    """One kind of AI incident."""

    name: Text = Field(description="What it is called everywhere.")
    letter: str = Field(
        pattern=r"^[A-Z]$", description="One capital letter, for saying it aloud and for cards."
    )
    looks_like: Text = Field(description="What the reader sees, in one line; used for choosing the type.")
    summary: RichText = Field(description="What it is.")
    motion: RichText = Field(description="How the response differs from restarting a service.")
    is_not: tuple[NotThis, ...] = Field(default=(), description="What it is not, and where to go instead.")
    signals: tuple[Signal, ...] = Field(
        min_length=1, description="Signs, loud and silent, inside and outside."
    )
    detection: Detection = Field(description="Typical and wanted detection latency.")
    confirm: Confirmation = Field(description="How to confirm it.")
    default_severity: SeverityRef = Field(description="Severity to start from before triage says otherwise.")
    severity_floor: SeverityRef | None = Field(
        default=None, description="This type is at least this severe, whatever triage says."
    )
    raises: tuple[RichText, ...] = Field(default=(), description="What makes it worse than the default.")
    lowers: tuple[RichText, ...] = Field(default=(), description="What makes it milder than the default.")
    levers: tuple[LeverRef, ...] = Field(min_length=1, description="First levers, in the order to try them.")
    evidence: tuple[EvidenceRef, ...] = Field(min_length=1, description="What to preserve.")
    do_not: tuple[RichText, ...] = Field(default=(), description="Mistakes that make it worse.")
    pulls_in: tuple[PullIn, ...] = Field(default=(), description="Experts it needs.")
    clocks: tuple[ClockRef, ...] = Field(default=(), description="Clocks it can start.")
    communication: tuple[RichText, ...] = Field(
        default=(), description="What is special about telling people."
    )
    exit: tuple[ExitCriterion, ...] = Field(min_length=1, description="When it may be closed.")
    prevent: tuple[RichText, ...] = Field(default=(), description="What keeps it from coming back.")
    mappings: tuple[Mapping, ...] = Field(default=(), description="The same thing in outside frameworks.")
