"""Practice: drills to run before the incident, and public cases to learn from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import (
    Citation,
    Count,
    Entry,
    IsoDate,
    Minutes,
    Part,
    PartialDate,
    RichText,
    RoleRef,
    SeverityRef,
    TeamFills,
    Text,
    TypeRef,
)


class Inject(Part):
    """Something the facilitator reveals during a drill."""

    at_minute: Minutes = Field(description="Minute of the drill.")
    tell: RichText = Field(description="What the players hear or see.")
    expect: tuple[RichText, ...] = Field(
        min_length=1, description="What a good team does now; facilitator only."
    )
    note: RichText | None = Field(default=None, description="Help for the facilitator.")


class Score(Part):
    """Something to measure or observe."""

    measure: Text = Field(description="What is measured.")
    good: Text = Field(description="What a good result is.")


class Held(Part):
    """One time a drill was played. Private: it says where the team is weak."""

    played_on: IsoDate = Field(description="Day on which it was played.")
    severity: SeverityRef = Field(description="Severity the team ended up with.")
    led_by: Text = Field(description="Who was the facilitator: a role, a rota or a person.")
    found: tuple[RichText, ...] = Field(
        min_length=1, description="What came out: the weak points, each with the change it led to."
    )


class Drill(Entry):
    """A tabletop exercise."""

    name: Text = Field(description="What it is called.")
    type: TypeRef = Field(description="Incident type it exercises.")
    severity: SeverityRef = Field(description="Severity a good team ends up with.")
    minutes: Count = Field(description="How long it takes.")
    goal: RichText = Field(description="What the team can do afterwards.")
    players: tuple[RoleRef, ...] = Field(min_length=2, description="Roles at the table.")
    setup: RichText = Field(
        description="What the facilitator prepares and keeps from the players, such as the cause."
    )
    read_aloud: RichText = Field(description="The scene, read aloud first; the players have it in writing.")
    injects: tuple[Inject, ...] = Field(min_length=2, description="What happens, by minute.")
    scores: tuple[Score, ...] = Field(min_length=1, description="How it is scored.")
    debrief: tuple[RichText, ...] = Field(min_length=1, description="Questions for the last ten minutes.")
    held: Annotated[
        tuple[Held, ...] | None, TeamFills("When did you last play this drill, and what did you find?", 60)
    ] = Field(default=None, min_length=1, description="Each time it was played.")


class Case(Entry):
    """A public incident."""

    name: Text = Field(description="Organisation and what happened, in a few words.")
    happened_on: PartialDate = Field(description="Day, month or year of the incident.")
    types: tuple[TypeRef, ...] = Field(min_length=1, description="Incident types it shows.")
    what: RichText = Field(description="What happened.")
    detection: RichText = Field(description="Who noticed, and after how long.")
    containment: RichText = Field(description="What stopped it, and after how long.")
    communication: RichText = Field(description="What was said, and when.")
    lesson: RichText = Field(description="What we take from it.")
    would_have_helped: RichText = Field(description="What in this playbook helps, with references.")
    cites: tuple[Citation, ...] = Field(min_length=1, description="Where it comes from.")
