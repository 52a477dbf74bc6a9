"""Practice: drills to run before the incident, and public cases to learn from."""

from __future__ import annotations

from typing import Annotated

from generator.model.base import (
    Citation,
    Count,
    Entry,
    IsoDate,
    Length,
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
        "What a good team does now; facilitator only.", PUBLIC, OPERATIONAL, default=()
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
    type: TypeRef | None = fact(
        "Incident type it exercises; any when left out.", PUBLIC, OPERATIONAL, default=None
    )
    severity: SeverityRef | None = fact(
        "Severity a good team ends up with.", PUBLIC, OPERATIONAL, default=None
    )
    minutes: Count | None = fact("How long it takes.", PUBLIC, OPERATIONAL, default=None)
    again_within: Length | None = fact(
        "How soon it is played again; when left out, any drill of its type within a year is enough.",
        PUBLIC,
        OPERATIONAL,
        strict=SHORTER,
        default=None,
    )
    quarters: tuple[Quarter, ...] = fact(
        "Quarters of the year in which it is played.", PUBLIC, OPERATIONAL, default=()
    )
    goal: RichText | None = fact("What the team can do afterwards.", PUBLIC, OPERATIONAL, default=None)
    players: tuple[RoleRef, ...] = fact("Roles at the table.", PUBLIC, OPERATIONAL, default=())
    setup: RichText | None = fact(
        "What the facilitator prepares and keeps from the players, such as the cause.",
        PUBLIC,
        OPERATIONAL,
        default=None,
    )
    read_aloud: RichText | None = fact(
        "The scene, read aloud first; the players have it in writing.", PUBLIC, OPERATIONAL, default=None
    )
    injects: tuple[Inject, ...] = fact("What happens, by minute.", PUBLIC, OPERATIONAL, default=())
    scores: tuple[Score, ...] = fact("How it is scored.", PUBLIC, OPERATIONAL, default=())
    debrief: tuple[RichText, ...] = fact(
        "Questions for the last ten minutes.", PUBLIC, OPERATIONAL, default=()
    )
    held: Annotated[
        tuple[Held, ...] | None, TeamFills("When did you last play this drill, and what did you find?", 60)
    ] = fact("Each time it was played.", PRIVATE, EDITORIAL, default=None, min_length=1)


class Case(Entry, noun="case"):
    """A public incident."""

    name: Text = fact("Organisation and what happened, in a few words.", PUBLIC, EDITORIAL)
    happened_on: PartialDate | None = fact(
        "Day, month or year of the incident.", PUBLIC, EDITORIAL, default=None
    )
    types: tuple[TypeRef, ...] = fact("Incident types it shows.", PUBLIC, EDITORIAL, min_length=1)
    what: RichText = fact("What happened.", PUBLIC, EDITORIAL)
    detection: RichText | None = fact("Who noticed, and after how long.", PUBLIC, EDITORIAL, default=None)
    containment: RichText | None = fact(
        "What stopped it, and after how long.", PUBLIC, EDITORIAL, default=None
    )
    communication: RichText | None = fact("What was said, and when.", PUBLIC, EDITORIAL, default=None)
    lesson: RichText | None = fact("What we take from it.", PUBLIC, EDITORIAL, default=None)
    would_have_helped: RichText | None = fact(
        "What in this playbook helps, with references.", PUBLIC, EDITORIAL, default=None
    )
    cites: tuple[Citation, ...] = fact("Where it comes from.", PUBLIC, EDITORIAL, default=())
