"""The identity of a playbook: its name, version, owner, review state and guiding principles."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.base import (
    Answered,
    Citation,
    Count,
    Entry,
    Id,
    IsoDate,
    Length,
    Link,
    Part,
    RichText,
    RoleRef,
    TeamFills,
    Text,
    Url,
)
from generator.model.fields import (
    BINDING,
    BREAKING,
    EDITORIAL,
    OPERATIONAL,
    PRIVATE,
    PUBLIC,
    QUIET,
    SHORTER,
    fact,
)
from generator.model.marks import limits

_NEVER = "2000-01-01"


class Principle(Entry, noun="principle"):
    """A belief the plan is built on, stated so that people can act on it."""

    statement: RichText = fact("The principle in one or two sentences.", PUBLIC, OPERATIONAL)
    why: RichText | None = fact("Why it holds for AI incidents.", PUBLIC, EDITORIAL, default=None)
    cites: tuple[Citation, ...] = fact("What it rests on.", PUBLIC, EDITORIAL, default=())


class NightCrew(Part):
    """How few people must get through the first hour of a major incident."""

    people: Count = fact("How many people are on the call at 3 a.m.", PRIVATE, OPERATIONAL, default=2)
    by_phone: tuple[RoleRef, ...] = fact(
        "Roles that are not on the call at night; they are phoned for their own steps.",
        PRIVATE,
        OPERATIONAL,
        default=(),
    )
    log: RichText | None = fact(
        "Who keeps the log while nobody is free to be the scribe.", PRIVATE, OPERATIONAL, default=None
    )


class About(Answered):
    """What this playbook is, who owns it and until when it counts as reviewed."""

    name: Text = fact("The title of the playbook and of the site.", PUBLIC, EDITORIAL)
    scope: Literal["ai", "general"] = fact(
        "ai: incidents of AI products; general: any others, which need none of what only AI incidents have.",
        PUBLIC,
        OPERATIONAL,
        default="ai",
    )
    summary: RichText | None = fact(
        "One or two sentences for people who open it for the first time.", PUBLIC, EDITORIAL, default=None
    )
    version: str = fact(
        "Version of the content, as three numbers: major.minor.patch, in quotes; 0.1.0 where it has none yet.",
        PUBLIC,
        QUIET,
        counts=True,
        default="0.1.0",
        pattern=r"^\d{1,6}\.\d{1,6}\.\d{1,6}$",
    )
    language: str = fact(
        "Language tag of the text, such as en or de.",
        PUBLIC,
        OPERATIONAL,
        default="en",
        pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$",
    )
    owner: RoleRef | None = fact("Role that keeps the playbook current.", PUBLIC, OPERATIONAL, default=None)
    reviewed_on: IsoDate | None = fact(
        "Day of the last full review; left out where nobody reviewed it yet.", PUBLIC, EDITORIAL, default=None
    )
    review_within: Length | None = fact(
        "The next review is due this long after the last one; it never is when left out.",
        PUBLIC,
        OPERATIONAL,
        strict=SHORTER,
        default=None,
    )
    horizon_minutes: Annotated[int, limits(ge=1, le=100_000)] = fact(
        "How many minutes the first phases cover; 60 for a first hour.", PUBLIC, BREAKING, default=60
    )
    night_crew: NightCrew = fact(
        "Who must get through the first hour of a major severity at 3 a.m.",
        PRIVATE,
        OPERATIONAL,
        default_factory=NightCrew,
    )
    danger: RichText | None = fact(
        "What to do first when a person is in danger; shown above everything else.",
        PUBLIC,
        OPERATIONAL,
        default=None,
    )
    unsure: RichText | None = fact(
        "The default when nobody is sure of the severity.", PUBLIC, OPERATIONAL, default=None
    )
    words_in: Link | None = fact(
        "Another document that holds the words to say; then no script is missed here.",
        PUBLIC,
        OPERATIONAL,
        default=None,
    )
    no_answer: RichText | None = fact(
        "What to do when nobody answers a page; on every card of a phase.", PUBLIC, BINDING, default=None
    )
    harm_goes_on: RichText | None = fact(
        "What to do first while harm is going on; on every card of a phase.", PUBLIC, BINDING, default=None
    )
    offline: RichText | None = fact(
        "How to work when the own network, chat or login is down; on the card for the drawer.",
        PUBLIC,
        BINDING,
        default=None,
    )
    edit_address: Annotated[
        Url | None, TeamFills("Where do people edit these files? Write the folder's address.")
    ] = fact(
        "Address of the folder with these files on your git host, for edit links.",
        PRIVATE,
        EDITORIAL,
        default=None,
    )
    moved: dict[str, str] = fact(
        "Paths that were renamed, old to new, such as levers/off: levers/kill-switch; layers follow them.",
        PRIVATE,
        QUIET,
        default_factory=dict,
    )
    principles: dict[Id, Principle] = fact(
        "Beliefs the plan is built on, by id.", PUBLIC, OPERATIONAL, default_factory=dict
    )

    @property
    def states_night_crew(self) -> bool:
        """Whether it says who is there at night; without that nothing is judged by few people."""
        return "night_crew" in self.model_fields_set

    @property
    def counted_day(self) -> str:
        """The day from which whatever is built takes its dates: that of the last review, else one that never changes."""
        return self.reviewed_on or _NEVER
