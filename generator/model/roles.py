"""Roles: what each owns, may decide and must not do; who stands in; which one person may combine."""

from __future__ import annotations

import re
from typing import Annotated, Literal, NamedTuple

from generator.model.base import (
    Count,
    Entry,
    Id,
    Length,
    Part,
    RichText,
    RoleRef,
    SeverityRef,
    TeamFills,
    Text,
)
from generator.model.duration import Duration
from generator.model.fields import (
    BINDING,
    BREAKING,
    EDITORIAL,
    LONGER,
    OPERATIONAL,
    PRIVATE,
    PUBLIC,
    SHORTER,
    fact,
)


class StatusReport(Part):
    """A duty to report; the rhythm is the update rhythm of the severity."""

    to: RoleRef = fact("Role that receives the report.", PUBLIC, BREAKING)
    during: tuple[SeverityRef, ...] = fact(
        "Severities at which it is due; all that have updates when left out.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        min_length=1,
        default=(),
    )
    says: RichText | None = fact("What the report holds.", PUBLIC, OPERATIONAL, default=None)


class CombinedAt(Part):
    """A role that one person may hold as well, at some severities only."""

    role: RoleRef = fact("The other role.", PUBLIC, BREAKING)
    at: tuple[SeverityRef, ...] = fact("Severities at which it may be.", PUBLIC, BREAKING, min_length=1)


class PeopleAt(Part):
    """How many people hold a role at some severities."""

    people: Count = fact("How many at the same time.", PUBLIC, BREAKING, strict=LONGER)
    at: tuple[SeverityRef, ...] = fact("Severities at which it is so.", PUBLIC, BREAKING, min_length=1)


class Training(Entry, noun="training"):
    """Something learned before a person takes the role, and kept fresh."""

    what: RichText = fact("What a person does to learn it.", PUBLIC, OPERATIONAL)
    every: Length | None = fact(
        "How often it is repeated; once is enough when left out.",
        PUBLIC,
        OPERATIONAL,
        strict=SHORTER,
        says="how often it is repeated",
        default=None,
    )
    recorded_in: Annotated[Text | None, TeamFills("Where is written who has done this training?", 47)] = fact(
        "Where it is written who has done it.", PRIVATE, EDITORIAL, default=None
    )


def initials(name: str) -> str:
    """Return the short form of a name where none is stated: the first letters of its words, at most four."""
    words = re.findall(r"\w+", name)
    return "".join(word[0].upper() for word in words[:4]) if len(words) > 1 else name[:4]


class NextCall(Part):
    """Whom a page goes to when nobody has answered for some time."""

    after: Duration | None = fact(
        "How long after the first page; `0m`: at the same time; left out: when nobody answers.",
        PUBLIC,
        BREAKING,
        strict=SHORTER,
        default=None,
    )
    to: RoleRef = fact("The role that is paged then.", PUBLIC, BREAKING)


class Called(NamedTuple):
    """Whom a page goes to next, and how long after it; None where that is not said for the role."""

    to: str
    after: Duration | None


class Team(Entry, noun="team"):
    """Roles that work together under one lead."""

    name: Text = fact("What it is called everywhere.", PUBLIC, EDITORIAL)
    lead: RoleRef | None = fact("Role that leads it and speaks for it.", PUBLIC, BREAKING, default=None)
    roles: tuple[RoleRef, ...] = fact(
        "The roles in it, the lead among them or not.", PUBLIC, BREAKING, min_length=1
    )
    does: RichText | None = fact("What it does in an incident.", PUBLIC, OPERATIONAL, default=None)


class Role(Entry, noun=""):
    """One role in a response. A role is never a person; people are on call for roles."""

    name: Text = fact("What it is called everywhere.", PUBLIC, EDITORIAL)
    short: Text = fact(
        "Short form for chips and cards, such as IC.",
        PUBLIC,
        EDITORIAL,
        counts=True,
        default_factory=lambda said: initials(said.get("name", "")),
    )
    position: Literal["commander", "deputy", "scribe", "lead", "expert", "executive", "liaison"] = fact(
        "Its place in the response; exactly one role is the commander.",
        PUBLIC,
        BREAKING,
        counts=True,
        default="lead",
    )
    owns: Text | None = fact("The one thing this role owns.", PUBLIC, BINDING, default=None)
    usually: Text | None = fact("Who usually takes it.", PUBLIC, OPERATIONAL, default=None)
    mission: RichText | None = fact("Why the role exists, in a sentence.", PUBLIC, OPERATIONAL, default=None)
    duties: tuple[RichText, ...] = fact("What it does.", PUBLIC, BINDING, says=("duty", "duties"), default=())
    authority: tuple[RichText, ...] = fact("What it may decide alone.", PUBLIC, BINDING, default=())
    must_not: tuple[RichText, ...] = fact(
        "What it leaves to others.", PUBLIC, BINDING, strict=LONGER, default=()
    )
    backup: RoleRef | None = fact("Role that stands in.", PUBLIC, BREAKING, default=None)
    escalation: tuple[NextCall, ...] = fact(
        "Whom a page goes to next, in order of time, when nobody answers; instead of the backup alone.",
        PUBLIC,
        BREAKING,
        ordered=True,
        says=("next call", "next calls"),
        default=(),
    )
    people: Count | None = fact(
        "How many people hold it at the same time, where one is not enough.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        says="people it needs",
        default=None,
    )
    people_at: tuple[PeopleAt, ...] = fact(
        "How many people hold it at some severities, where that differs.",
        PUBLIC,
        BREAKING,
        says=("number of people", "numbers of people"),
        default=(),
    )
    reports_to: RoleRef | None = fact(
        "Role it reports to during an incident.", PUBLIC, BREAKING, default=None
    )
    status_report: StatusReport | None = fact("A regular report it owes.", PUBLIC, BREAKING, default=None)
    pulled_in_when: RichText | None = fact(
        "When it joins, for roles that are not always there.", PUBLIC, OPERATIONAL, default=None
    )
    handover: tuple[RichText, ...] = fact(
        "Checklist for handing the role to the next person.", PUBLIC, OPERATIONAL, ordered=True, default=()
    )
    max_reports: Count | None = fact(
        "How many people report to it at most.", PUBLIC, BREAKING, strict=SHORTER, default=None
    )
    may_combine: tuple[RoleRef, ...] = fact(
        "Roles one person may hold together with this one.", PUBLIC, BREAKING, default=()
    )
    may_combine_at: tuple[CombinedAt, ...] = fact(
        "Roles one person may hold together with this one at some severities only.",
        PUBLIC,
        BREAKING,
        says=("combination", "combinations"),
        default=(),
    )
    never_combine: tuple[RoleRef, ...] = fact(
        "Roles one person must not hold together with this one.", PUBLIC, BREAKING, strict=LONGER, default=()
    )
    prerequisites: tuple[RichText, ...] = fact(
        "What a person has and can do before being on call for it, such as access.",
        PUBLIC,
        OPERATIONAL,
        strict=LONGER,
        says=("prerequisite", "prerequisites"),
        default=(),
    )
    training: dict[Id, Training] = fact(
        "What a person learns before taking it, by id.", PUBLIC, OPERATIONAL, default_factory=dict
    )
    aliases: tuple[Text, ...] = fact("Other names people use for it.", PUBLIC, EDITORIAL, default=())

    def people_for(self, severity: str) -> int:
        """Return how many people hold it at a severity, by its id."""
        stated = (each.people for each in self.people_at if severity in each.at)
        return next(stated, self.people or 1)

    @property
    def stand_in(self) -> str | None:
        """The role that stands in: the backup, or where none is stated whom a page goes to first."""
        return self.backup or next((call.to for call in self.escalation), None)

    @property
    def next_calls(self) -> tuple[Called, ...]:
        """Whom a page goes to when nobody answers, in order: the escalation, or where none is stated the backup."""
        calls = tuple(Called(call.to, call.after) for call in self.escalation)
        return calls or ((Called(self.backup, None),) if self.backup else ())
