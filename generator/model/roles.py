"""Roles: what each owns, may decide and must not do; who stands in; which one person may combine."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import Count, Entry, Part, RichText, RoleRef, SeverityRef, Text


class StatusReport(Part):
    """A duty to report; the rhythm is the update rhythm of the severity."""

    to: RoleRef = Field(description="Role that receives the report.")
    during: tuple[SeverityRef, ...] = Field(min_length=1, description="Severities at which it is due.")
    says: RichText = Field(description="What the report holds.")


class Role(Entry):
    """One role in a response. A role is never a person; people are on call for roles."""

    name: Text = Field(description="What it is called everywhere.")
    short: Text = Field(description="Short form for chips and cards, such as IC.")
    position: Literal["commander", "deputy", "scribe", "lead", "expert", "executive", "liaison"] = Field(
        description="Its place in the response; exactly one role is the commander."
    )
    owns: Text = Field(description="The one thing this role owns.")
    usually: Text | None = Field(default=None, description="Who usually takes it.")
    mission: RichText = Field(description="Why the role exists, in a sentence.")
    duties: tuple[RichText, ...] = Field(min_length=1, description="What it does.")
    authority: tuple[RichText, ...] = Field(default=(), description="What it may decide alone.")
    must_not: tuple[RichText, ...] = Field(default=(), description="What it leaves to others.")
    backup: RoleRef | None = Field(default=None, description="Role that stands in.")
    reports_to: RoleRef | None = Field(default=None, description="Role it reports to during an incident.")
    status_report: StatusReport | None = Field(default=None, description="A regular report it owes.")
    pulled_in_when: RichText | None = Field(
        default=None, description="When it joins, for roles that are not always there."
    )
    handover: tuple[RichText, ...] = Field(
        default=(), description="Checklist for handing the role to the next person."
    )
    max_reports: Count | None = Field(default=None, description="How many people report to it at most.")
    may_combine: tuple[RoleRef, ...] = Field(
        default=(), description="Roles one person may hold together with this one."
    )
    never_combine: tuple[RoleRef, ...] = Field(
        default=(), description="Roles one person must not hold together with this one."
    )
    aliases: tuple[Text, ...] = Field(default=(), description="Other names people use for it.")
