"""Severities: how bad it is, and what that sets in motion. Rank 1 is worst."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.errors import UnfinishedError
from generator.model.base import (
    AnswerRef,
    ChannelRef,
    Count,
    Entry,
    Id,
    Length,
    Part,
    RichText,
    RoleRef,
    ScriptRef,
    Text,
    TextOr,
    TypeOrKindRef,
    is_length,
)
from generator.model.duration import Duration
from generator.model.fields import BREAKING, EDITORIAL, LONGER, OPERATIONAL, PUBLIC, SHORTER, fact
from generator.model.scripts import Audience
from generator.model.types import PullIn


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMark:
    """Marks a deadline of a severity, and says how and where it is spoken of. Nothing of it has a default.

    Attributes:
        label: what stands before it on pages and cards.
        heard: how people type about it: a pattern by a piece of text without which it cannot fit.
        limit: whether it is the most something may take, which a metric can measure and a text states as "within";
            else it is how long to wait before something is done "after" it.
        response: whether it tells severities apart; else it is about a page, which goes the same way at most of them.
        in_short: what stands before it where the response is told on one line; empty where it is not told there.
        by_lever: whether a lever of every incident type must take effect within it.
    """

    label: str
    heard: Mapping[str, str]
    limit: bool
    response: bool
    in_short: str
    by_lever: bool


def _deadline(description: str, says: str, mark: DeadlineMark) -> Any:
    """Declare a deadline: a shorter one asks for more, and none need be set."""
    info = fact(description, PUBLIC, BREAKING, strict=SHORTER, says=says, default=None)
    info.metadata.append(mark)
    return info


class LaterCadence(Part):
    """A slower (or faster) rhythm, of updates or of a step, once an incident has gone on for some time."""

    after: Length = fact(
        "How long after the declaration this rhythm starts.", PUBLIC, BREAKING, strict=LONGER
    )
    every: Length = fact("Time between one and the next from then on.", PUBLIC, BREAKING, strict=SHORTER)


class Updates(Part):
    """The rhythm of internal updates: how often, by whom, where, in which words."""

    every: Length = fact("Time between two updates.", PUBLIC, BREAKING, strict=SHORTER)
    by: RoleRef | None = fact("Role that owns sending them.", PUBLIC, BREAKING, default=None)
    channel: ChannelRef | None = fact("Where they are posted.", PUBLIC, BREAKING, default=None)
    script: ScriptRef | None = fact("Script with the words of an update.", PUBLIC, BREAKING, default=None)
    then: tuple[LaterCadence, ...] = fact(
        "Later rhythms, in order of time.", PUBLIC, BREAKING, says="later rhythm", default=()
    )
    first_within: Duration | None = fact(
        "The first update is out within this time after the declaration, where that is not the rhythm itself; `0m`: with it.",
        PUBLIC,
        BREAKING,
        strict=SHORTER,
        says="time to the first update",
        default=None,
    )
    waits_when: RichText | None = fact(
        "In which case the next one may wait, and what is said before.", PUBLIC, BREAKING, default=None
    )


class Rhythm(Entry, noun="rhythm"):
    """The rhythm of updates for one audience, beside the internal one."""

    name: Text = fact("Who hears them, as people say it, such as Executives.", PUBLIC, OPERATIONAL)
    audience: Audience = fact("Who hears them.", PUBLIC, BREAKING)
    every: Length = fact("Time between two updates.", PUBLIC, BREAKING, strict=SHORTER)
    by: RoleRef | None = fact("Role that owns sending them.", PUBLIC, BREAKING, default=None)
    channel: ChannelRef | None = fact("Where they are posted.", PUBLIC, BREAKING, default=None)
    script: ScriptRef | None = fact("Script with the words.", PUBLIC, BREAKING, default=None)
    then: tuple[LaterCadence, ...] = fact(
        "Later rhythms, in order of time.", PUBLIC, BREAKING, says="later rhythm", default=()
    )
    first_within: Duration | None = fact(
        "The first update is out within this time after the declaration; `0m`: with it.",
        PUBLIC,
        BREAKING,
        strict=SHORTER,
        says="time to the first update",
        default=None,
    )
    waits_when: RichText | None = fact(
        "In which case the next one may wait, and what is said before.", PUBLIC, BREAKING, default=None
    )


class GivenBy(Part):
    """What gives a severity; any one of it is enough."""

    answers: tuple[AnswerRef, ...] = fact(
        "Answers of triage as question=answer, such as data-crossed=yes.", PUBLIC, OPERATIONAL, default=()
    )
    types: tuple[TypeOrKindRef, ...] = fact(
        "Incident types and kinds that give it, by their floor or by a condition that names the severity.",
        PUBLIC,
        OPERATIONAL,
        default=(),
    )


class Criterion(Part):
    """A test for a severity, and what of triage gives that severity."""

    says: RichText = fact("What holds then, in one sentence.", PUBLIC, BREAKING, says="criterion")
    given_by: GivenBy = fact("The answers and incident types that give it.", PUBLIC, OPERATIONAL)


class Severity(Entry, noun=""):
    """One tier: the test for it, the response it sets in motion, and its deadlines."""

    name: Text = fact("What people say aloud, such as SEV-1.", PUBLIC, EDITORIAL)
    label: Text = fact(
        "One word for it, such as Critical.",
        PUBLIC,
        EDITORIAL,
        counts=True,
        default_factory=lambda said: said.get("name", ""),
    )
    rank: Count = fact("Place on the scale; 1 is worst, without gaps.", PUBLIC, BREAKING, strict=SHORTER)
    major: bool = fact(
        "true above the line where the full incident response starts.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        counts=True,
        default=False,
    )
    aliases: tuple[Text, ...] = fact(
        "Other names people use for it, such as P1.", PUBLIC, EDITORIAL, default=()
    )
    criteria: tuple[TextOr[Criterion], ...] = fact(
        "Any one of these is enough for this severity; each a text, or `says` with what it is `given_by`.",
        PUBLIC,
        BREAKING,
        says=("criterion", "criteria"),
        default=(),
    )
    examples: tuple[RichText, ...] = fact(
        "What it looks like in an AI product.", PUBLIC, OPERATIONAL, default=()
    )
    response: RichText | None = fact(
        "What happens, in one or two sentences.", PUBLIC, OPERATIONAL, default=None
    )
    motion: Literal["war-room", "owner-channel", "ticket"] = fact(
        "war-room: everybody joins one call; owner-channel: the owner works in a channel; ticket: normal queue.",
        PUBLIC,
        BREAKING,
        counts=True,
        default="owner-channel",
    )
    led_by: RoleRef | None = fact(
        "Role that leads the response at this severity; the commander when left out, or the only role there is.",
        PUBLIC,
        BREAKING,
        default=None,
    )
    pages: tuple[RoleRef, ...] = fact(
        "Roles paged at once, day or night.", PUBLIC, BREAKING, strict=LONGER, default=()
    )
    urgency: Literal["call", "push", "message"] | None = fact(
        "How a page rings: call: until somebody answers; push: on the phone; message: it may wait until somebody looks.",
        PUBLIC,
        BREAKING,
        strict=("call", "push", "message"),
        says="how a page rings",
        default=None,
    )
    joins: tuple[RoleRef, ...] = fact("Roles that join without being paged.", PUBLIC, BREAKING, default=())
    pulls_in: tuple[PullIn, ...] = fact(
        "Roles that are paged at this severity too, each with how soon.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        default=(),
    )
    experts_wait: bool = fact(
        "true: the experts of an incident type are not paged; who leads calls them. Those of answers and kinds are.",
        PUBLIC,
        BREAKING,
        strict=SHORTER,
        says="experts of the type wait",
        default=False,
    )
    acknowledge_within: Length | None = _deadline(
        "A page is acknowledged within this time.", "acknowledgement",
        DeadlineMark(label="Page acknowledged", heard={"acknowledg": r"acknowledg\w+"},
                     limit=True, response=False, by_lever=False, in_short=""),
    )  # fmt: skip
    escalate_after: Duration | None = _deadline(
        "Without acknowledgement the backup is paged after this time; `0m`: at once, beside the first.", "escalation to the backup",
        DeadlineMark(label="Else the backup after", heard={"escalat": r"escalat\w+"},
                     limit=False, response=False, by_lever=False, in_short=""),
    )  # fmt: skip
    war_room_within: Length | None = _deadline(
        "The war room is open within this time.", "time to the war room",
        DeadlineMark(label="War room open", heard={"war room": "war room"},
                     limit=True, response=True, by_lever=False, in_short="war room within"),
    )  # fmt: skip
    contain_within: Length | None = _deadline(
        "No new bad output leaves within this time.", "containment",
        DeadlineMark(label="Contained",
                     heard={"contain": "contain(?:s|ed|ment|ing)?", "bad output": "no new bad output"},
                     limit=True, response=True, by_lever=True, in_short="contained within"),
    )  # fmt: skip
    public_word_within: Length | None = _deadline(
        "Affected people hear from us within this time.", "time to the first public word",
        DeadlineMark(label="First public word",
                     heard={"public": "public (?:word|statement|notice)", "holding notice": "holding notice"},
                     limit=True, response=True, by_lever=False, in_short=""),
    )  # fmt: skip
    updates: Updates | None = fact(
        "Rhythm of internal updates; leave out when none are sent.", PUBLIC, BREAKING, default=None
    )
    also_updates: dict[Id, Rhythm] = fact(
        "Rhythms for other audiences, by id.",
        PUBLIC,
        BREAKING,
        says=("rhythm", "rhythms"),
        default_factory=dict,
    )
    raise_when: tuple[RichText, ...] = fact(
        "Raise to a worse severity when one of these happens.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        says=("reason to raise", "reasons to raise"),
        default=(),
    )
    lower_when: tuple[RichText, ...] = fact(
        "Lower to a milder severity only when all of these hold.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        says=("condition to lower", "conditions to lower"),
        default=(),
    )
    lowered_by: RoleRef | None = fact("Role that may lower it.", PUBLIC, BREAKING, default=None)

    @property
    def leads(self) -> tuple[str, ...]:
        """Return the role that leads; nothing where the plan does not say who does."""
        return (self.led_by,) if self.led_by else ()

    @property
    def criteria_said(self) -> tuple[str, ...]:
        """Return the criteria in words, whether or not they say what gives them."""
        return tuple(each if isinstance(each, str) else each.says for each in self.criteria)

    def is_worse_than(self, other: Severity) -> bool:
        """Return whether this severity is worse; say it in words, never with a comparison sign."""
        return self.rank < other.rank

    @property
    def rhythms(self) -> Iterator[tuple[tuple[str, ...], Updates | Rhythm]]:
        """Yield every rhythm of updates with its path, the internal one first."""
        if self.updates:
            yield ("updates",), self.updates
        for name, rhythm in self.also_updates.items():
            yield ("also_updates", name), rhythm

    @property
    def soonest(self) -> tuple[tuple[str, Duration], ...]:
        """Return the name and the length of each deadline that is set, the soonest first."""
        limits = ((name, value) for name in DEADLINES if (value := getattr(self, name)) is not None)
        return tuple(sorted(limits, key=lambda limit: limit[1].minutes))

    @property
    def lever_limit(self) -> Duration | None:
        """Return the time within which a lever must take effect; None when nothing asks for one."""
        limits = (
            value for name, mark in DEADLINES.items() if mark.by_lever and (value := getattr(self, name))
        )
        return min(limits, key=lambda limit: limit.minutes, default=None)


def _deadlines() -> Iterator[tuple[str, DeadlineMark]]:
    """Yield the name and the mark of each deadline.

    Raises:
        UnfinishedError: a length of time of a severity has no mark.
    """
    for name, field in Severity.model_fields.items():
        mark = next((each for each in field.metadata if isinstance(each, DeadlineMark)), None)
        if mark:
            yield name, mark
        elif is_length(field.annotation):
            raise UnfinishedError(
                f"add DeadlineMark(...) to Severity.{name} in generator/model/severities.py, as the other deadlines have it"
            )


DEADLINES: Mapping[str, DeadlineMark] = dict(_deadlines())
"""The deadline fields of a severity, in the order in which an incident meets them."""
