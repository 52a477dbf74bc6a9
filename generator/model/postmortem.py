"""The postmortem: when it is due, who reads it, what it must hold, how it speaks of people."""

from __future__ import annotations

from typing import Literal

from generator.model.base import (
    Answered,
    Entry,
    Id,
    Length,
    Part,
    PartyRef,
    RichText,
    RoleRef,
    SeverityRef,
    Text,
    TimestampRef,
    TypeRef,
)
from generator.model.fields import BREAKING, EDITORIAL, LONGER, OPERATIONAL, PUBLIC, SHORTER, fact


class Policy(Part):
    """What one severity requires."""

    required: bool = fact(
        "true: every incident of this severity gets one.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        counts=True,
        default=True,
    )
    published: Literal["public", "internal", "none"] = fact(
        "Who may read it.",
        PUBLIC,
        BREAKING,
        strict=("public", "internal", "none"),
        counts=True,
        default="internal",
    )
    due_within: Length | None = fact(
        "Its own time limit, where it is another than that of all.",
        PUBLIC,
        BREAKING,
        strict=SHORTER,
        says="time to the postmortem",
        default=None,
    )
    meeting_within: Length | None = fact(
        "The meeting about it is held within this time, counted like the limit.",
        PUBLIC,
        BREAKING,
        strict=SHORTER,
        says="time to the meeting",
        default=None,
    )
    note: RichText | None = fact("Exceptions and conditions.", PUBLIC, OPERATIONAL, default=None)


class State(Entry, noun="state"):
    """What a postmortem is on its way, such as draft."""

    name: Text = fact("What it is called then.", PUBLIC, OPERATIONAL)
    means: RichText | None = fact("What is true then.", PUBLIC, OPERATIONAL, default=None)
    by: RoleRef | None = fact("Role that moves it there.", PUBLIC, BREAKING, default=None)
    within: Length | None = fact(
        "It is there within this time, counted like the time limit.",
        PUBLIC,
        BREAKING,
        strict=SHORTER,
        says="time limit",
        default=None,
    )


class Attendee(Part):
    """Somebody who comes to the meeting about it."""

    role: RoleRef = fact("The role.", PUBLIC, BREAKING)
    when: RichText | None = fact(
        "In which case; always when left out.", PUBLIC, BREAKING, says="case", default=None
    )


class AttendingParty(Part):
    """Somebody outside who comes to the meeting about it."""

    party: PartyRef = fact("The outside party.", PUBLIC, BREAKING)
    when: RichText | None = fact(
        "In which case; always when left out.", PUBLIC, BREAKING, says="case", default=None
    )


class Interim(Part):
    """What to publish when law or an investigation forbids the full account in time."""

    allowed_when: RichText | None = fact("The only reasons.", PUBLIC, BREAKING, default=None)
    due_within: Length | None = fact(
        "The interim account is out within this time.", PUBLIC, BREAKING, strict=SHORTER, default=None
    )
    approver: RoleRef | None = fact(
        "Role that approves the delay in writing.", PUBLIC, BREAKING, default=None
    )
    says: RichText | None = fact("What the interim account holds.", PUBLIC, BREAKING, default=None)


class TemplateField(Entry, noun="field"):
    """One thing to fill in."""

    prompt: RichText = fact("What to write.", PUBLIC, OPERATIONAL)
    example: Text | None = fact("A realistic entry.", PUBLIC, EDITORIAL, default=None)
    only_for_types: tuple[TypeRef, ...] = fact(
        "Incident types for which it is asked; all when left out.", PUBLIC, OPERATIONAL, default=()
    )


class Section(Entry, noun="section"):
    """One section of the template."""

    title: Text = fact("Its heading.", PUBLIC, OPERATIONAL)
    purpose: RichText | None = fact("What the reader learns from it.", PUBLIC, OPERATIONAL, default=None)
    fields: dict[Id, TemplateField] = fact(
        "What to fill in, by id.", PUBLIC, OPERATIONAL, ordered=True, default_factory=dict
    )


class Wording(Part):
    """A phrase that blames or hides, and what to write instead."""

    avoid: Text = fact("The phrase.", PUBLIC, OPERATIONAL)
    write: Text = fact("What to write instead.", PUBLIC, OPERATIONAL)


class ActionPolicy(Part):
    """What makes a preventive action concrete."""

    fields: tuple[Text, ...] = fact(
        "What every action item states.", PUBLIC, OPERATIONAL, strict=LONGER, default=()
    )
    review_within: Length | None = fact(
        "How soon open items are looked at again.", PUBLIC, OPERATIONAL, strict=SHORTER, default=None
    )
    owner: RoleRef | None = fact("Role that chases open items.", PUBLIC, BREAKING, default=None)
    kinds: tuple[RichText, ...] = fact(
        "What a closed incident leaves behind.", PUBLIC, OPERATIONAL, strict=LONGER, default=()
    )


class Postmortem(Answered):
    """Policy and template."""

    purpose: RichText | None = fact("Why it is written.", PUBLIC, EDITORIAL, default=None)
    due_within: Length | None = fact(
        "It is published within this time.", PUBLIC, BREAKING, strict=SHORTER, default=None
    )
    counted_from: TimestampRef | None = fact(
        "Timestamp the time counts from.", PUBLIC, BREAKING, default=None
    )
    counted_until: TimestampRef | None = fact(
        "Timestamp at which it counts as published; a metric between both has one target.",
        PUBLIC,
        BREAKING,
        default=None,
    )
    owner: RoleRef | None = fact("Role that gets it written.", PUBLIC, BREAKING, default=None)
    reviewers: tuple[RoleRef, ...] = fact(
        "Roles that read it before it is published.", PUBLIC, BREAKING, strict=LONGER, default=()
    )
    states: dict[Id, State] = fact(
        "What it becomes on its way, by id, in order.",
        PUBLIC,
        OPERATIONAL,
        ordered=True,
        says=("state", "states"),
        default_factory=dict,
    )
    attendees: tuple[Attendee, ...] = fact(
        "Who comes to the meeting about it.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        says=("attendee", "attendees"),
        default=(),
    )
    attending_parties: tuple[AttendingParty, ...] = fact(
        "Outside parties that come to the meeting about it.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        says=("attending party", "attending parties"),
        default=(),
    )
    policies: dict[SeverityRef, Policy] = fact(
        "What each severity requires, by its id.", PUBLIC, BREAKING, default_factory=dict
    )
    also_required_when: tuple[RichText, ...] = fact(
        "Other triggers, whatever the severity.", PUBLIC, BREAKING, strict=LONGER, default=()
    )
    interim: Interim | None = fact("The lawful way to be late.", PUBLIC, BREAKING, default=None)
    blameless: tuple[RichText, ...] = fact("Rules for speaking of people.", PUBLIC, OPERATIONAL, default=())
    wording: tuple[Wording, ...] = fact("Phrases to replace.", PUBLIC, OPERATIONAL, default=())
    actions: ActionPolicy | None = fact(
        "What preventive actions must state.", PUBLIC, OPERATIONAL, default=None
    )
    template: dict[Id, Section] = fact(
        "The sections by id, in order.", PUBLIC, OPERATIONAL, ordered=True, default_factory=dict
    )
