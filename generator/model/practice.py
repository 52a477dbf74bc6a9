"""Practice: drills to run before the incident, and public cases to learn from."""

from __future__ import annotations

from typing import Annotated

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
from generator.model.duration import Duration
from generator.model.fields import EDITORIAL, OPERATIONAL, PRIVATE, PUBLIC, SHORTER, fact
from generator.model.marks import limits

Quarter = Annotated[int, limits(ge=1, le=4)]


class Inject(Part):
    """Something the facilitator reveals during a drill."""

    at_minute: Minutes = fact("Minute of the drill.", PUBLIC, OPERATIONAL)
    tell: RichText = fact("What the players hear or see.", PUBLIC, OPERATIONAL)
    paste: Text | None = fact(
        "The message itself, ready to paste into the channel of the drill.", PUBLIC, EDITORIAL, default=None
    )
    expect: tuple[RichText, ...] = fact(
        "What a good team does now; facilitator only.", PUBLIC, OPERATIONAL, min_length=1
    )
    note: RichText | None = fact("Help for the facilitator.", PUBLIC, OPERATIONAL, default=None)


class Score(Part):
    """Something to measure or observe."""

    measure: Text = fact("What is measured.", PUBLIC, OPERATIONAL)
    good: Text = fact("What a good result is.", PUBLIC, OPERATIONAL)


class Held(Part):
    """One time a drill was played. Private: it says where the team is weak."""

    played_on: IsoDate = fact("Day on which it was played.", PRIVATE, EDITORIAL)
    severity: SeverityRef = fact("Severity the team ended up with.", PRIVATE, EDITORIAL)
    led_by: Text = fact(
        "Who was the facilitator: a role, a rota or a person.", PRIVATE, EDITORIAL, hidden=True
    )
    found: tuple[RichText, ...] = fact(
        "What came out: the weak points, each with the change it led to.", PRIVATE, EDITORIAL, min_length=1
    )


class Drill(Entry, noun="drill"):
    """A tabletop exercise."""

    name: Text = fact("What it is called.", PUBLIC, EDITORIAL)
    type: TypeRef = fact("Incident type it exercises.", PUBLIC, OPERATIONAL)
    severity: SeverityRef = fact("Severity a good team ends up with.", PUBLIC, OPERATIONAL)
    minutes: Count = fact("How long it takes.", PUBLIC, OPERATIONAL)
    again_within: Duration | None = fact(
        "How soon it is played again; when left out, any drill of its type within a year is enough.",
        PUBLIC,
        OPERATIONAL,
        strict=SHORTER,
        default=None,
    )
    quarters: tuple[Quarter, ...] = fact(
        "Quarters of the year in which it is played.", PUBLIC, OPERATIONAL, default=()
    )
    goal: RichText = fact("What the team can do afterwards.", PUBLIC, OPERATIONAL)
    players: tuple[RoleRef, ...] = fact("Roles at the table.", PUBLIC, OPERATIONAL, min_length=2)
    setup: RichText = fact(
        "What the facilitator prepares and keeps from the players, such as the cause.", PUBLIC, OPERATIONAL
    )
    read_aloud: RichText = fact(
        "The scene, read aloud first; the players have it in writing.", PUBLIC, OPERATIONAL
    )
    injects: tuple[Inject, ...] = fact("What happens, by minute.", PUBLIC, OPERATIONAL, min_length=2)
    scores: tuple[Score, ...] = fact("How it is scored.", PUBLIC, OPERATIONAL, min_length=1)
    debrief: tuple[RichText, ...] = fact(
        "Questions for the last ten minutes.", PUBLIC, OPERATIONAL, min_length=1
    )
    held: Annotated[
        tuple[Held, ...] | None, TeamFills("When did you last play this drill, and what did you find?", 60)
    ] = fact("Each time it was played.", PRIVATE, EDITORIAL, default=None, min_length=1)


class Case(Entry, noun="case"):
    """A public incident."""

    name: Text = fact("Organisation and what happened, in a few words.", PUBLIC, EDITORIAL)
    happened_on: PartialDate = fact("Day, month or year of the incident.", PUBLIC, EDITORIAL)
    types: tuple[TypeRef, ...] = fact("Incident types it shows.", PUBLIC, EDITORIAL, min_length=1)
    what: RichText = fact("What happened.", PUBLIC, EDITORIAL)
    detection: RichText = fact("Who noticed, and after how long.", PUBLIC, EDITORIAL)
    containment: RichText = fact("What stopped it, and after how long.", PUBLIC, EDITORIAL)
    communication: RichText = fact("What was said, and when.", PUBLIC, EDITORIAL)
    lesson: RichText = fact("What we take from it.", PUBLIC, EDITORIAL)
    would_have_helped: RichText = fact("What in this playbook helps, with references.", PUBLIC, EDITORIAL)
    cites: tuple[Citation, ...] = fact("Where it comes from.", PUBLIC, EDITORIAL, min_length=1)
