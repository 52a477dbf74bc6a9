"""The identity of a playbook: its name, version, owner, review state and guiding principles."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import (
    Answered,
    Citation,
    Count,
    Entry,
    Id,
    IsoDate,
    Minutes,
    Part,
    RichText,
    RoleRef,
    TeamFills,
    Text,
    Url,
)
from generator.model.duration import Duration


class Principle(Entry):
    """A belief the plan is built on, stated so that people can act on it."""

    statement: RichText = Field(description="The principle in one or two sentences.")
    why: RichText = Field(description="Why it holds for AI incidents.")
    cites: tuple[Citation, ...] = Field(default=(), description="What it rests on.")


class NightCrew(Part):
    """How few people must get through the first hour of a major incident."""

    people: Count = Field(default=2, description="How many people are on the call at 3 a.m.")
    by_phone: tuple[RoleRef, ...] = Field(
        default=(),
        description="Roles that are not on the call at night; they are phoned for their own steps.",
    )


class About(Answered):
    """What this playbook is, who owns it and until when it counts as reviewed."""

    name: Text = Field(description="The title of the playbook and of the site.")
    summary: RichText = Field(description="One or two sentences for people who open it for the first time.")
    version: str = Field(
        pattern=r"^\d{1,6}\.\d{1,6}\.\d{1,6}$",
        description="Version of the content, as three numbers: major.minor.patch, in quotes.",
    )
    language: str = Field(
        default="en",
        pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$",
        description="Language tag of the text, such as en or de.",
    )
    owner: RoleRef = Field(description="Role that keeps the playbook current.")
    reviewed_on: IsoDate = Field(description="Day of the last full review.")
    review_within: Duration = Field(description="The next review is due this long after the last one.")
    horizon_minutes: Minutes = Field(
        default=60, description="How many minutes the first phases cover; 60 for a first hour."
    )
    night_crew: NightCrew = Field(
        default_factory=NightCrew,
        description="Who must get through the first hour of a major severity at 3 a.m.",
    )
    danger: RichText = Field(
        description="What to do first when a person is in danger; shown above everything else."
    )
    unsure: RichText = Field(description="The default when nobody is sure of the severity.")
    edit_address: Annotated[
        Url | None, TeamFills("Where do people edit these files? Write the folder's address.")
    ] = Field(
        default=None, description="Address of the folder with these files on your git host, for edit links."
    )
    moved: dict[str, str] = Field(
        default_factory=dict,
        description="Paths that were renamed, old to new, such as levers/off: levers/kill-switch; layers follow them.",
    )
    principles: dict[Id, Principle] = Field(
        default_factory=dict, description="Beliefs the plan is built on, by id."
    )
