"""The postmortem: when it is due, who reads it, what it must hold, how it speaks of people."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import Answered, Entry, Id, Part, RichText, RoleRef, SeverityRef, Text, TimestampRef
from generator.model.duration import Duration


class Policy(Part):
    """What one severity requires."""

    required: bool = Field(description="true: every incident of this severity gets one.")
    published: Literal["public", "internal", "none"] = Field(description="Who may read it.")
    note: RichText | None = Field(default=None, description="Exceptions and conditions.")


class Interim(Part):
    """What to publish when law or an investigation forbids the full account in time."""

    allowed_when: RichText = Field(description="The only reasons.")
    due_within: Duration = Field(description="The interim account is out within this time.")
    approver: RoleRef = Field(description="Role that approves the delay in writing.")
    says: RichText = Field(description="What the interim account holds.")


class TemplateField(Entry):
    """One thing to fill in."""

    prompt: RichText = Field(description="What to write.")
    example: Text | None = Field(default=None, description="A realistic entry.")


class Section(Entry):
    """One section of the template."""

    title: Text = Field(description="Its heading.")
    purpose: RichText = Field(description="What the reader learns from it.")
    fields: dict[Id, TemplateField] = Field(min_length=1, description="What to fill in, by id.")


class Wording(Part):
    """A phrase that blames or hides, and what to write instead."""

    avoid: Text = Field(description="The phrase.")
    write: Text = Field(description="What to write instead.")


class ActionPolicy(Part):
    """What makes a preventive action concrete."""

    fields: tuple[Text, ...] = Field(min_length=1, description="What every action item states.")
    review_within: Duration = Field(description="How soon open items are looked at again.")
    owner: RoleRef = Field(description="Role that chases open items.")
    kinds: tuple[RichText, ...] = Field(default=(), description="What a closed incident leaves behind.")


class Postmortem(Answered):
    """Policy and template."""

    purpose: RichText = Field(description="Why it is written.")
    due_within: Duration = Field(description="It is published within this time.")
    counted_from: TimestampRef = Field(description="Timestamp the time counts from.")
    counted_until: TimestampRef | None = Field(
        default=None,
        description="Timestamp at which it counts as published; a metric between both has one target.",
    )
    owner: RoleRef = Field(description="Role that gets it written.")
    reviewers: tuple[RoleRef, ...] = Field(
        min_length=1, description="Roles that read it before it is published."
    )
    policies: dict[SeverityRef, Policy] = Field(
        min_length=1, description="What each severity requires, by its id."
    )
    also_required_when: tuple[RichText, ...] = Field(
        default=(), description="Other triggers, whatever the severity."
    )
    interim: Interim = Field(description="The lawful way to be late.")
    blameless: tuple[RichText, ...] = Field(min_length=1, description="Rules for speaking of people.")
    wording: tuple[Wording, ...] = Field(default=(), description="Phrases to replace.")
    actions: ActionPolicy = Field(description="What preventive actions must state.")
    template: dict[Id, Section] = Field(min_length=1, description="The sections by id, in order.")
