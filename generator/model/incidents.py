"""What an incident or a drill leaves behind: one record each, written down while it is fresh.

Ids of roles, levers and so on are those of the plan on that day, so they are no references: the plan moves on and a
record does not. The rules of the room `record` compare them. People stand in it by their role.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, Literal

from generator.model.base import Command, Entry, Id, IsoDate, Minutes, Part, Reason, RichText, Text, Url
from generator.model.fields import OMITTED, PRIVATE, PUBLIC, QUIET, fact
from generator.model.moments import Instant, Moment, known, public_moment, read_instant
from generator.model.walk import walk_notes
from generator.problems import Spot

PUBLISHED = "postmortem-published"
"""The timestamp of the publication where the playbook names no other."""


LogWhat = Literal[
    "started", "moment", "type", "answer", "severity", "step", "page", "lever", "blank", "word", "clock", "line", "handover",
    "place", "entity", "ended", "promise",
]  # fmt: skip
"""What a line of the log can say."""


class Plan(Part):
    """The playbook that was played."""

    version: Reason = fact("Its version.", PUBLIC, QUIET)
    digest: Reason | None = fact("Its content digest, or the first characters.", PUBLIC, QUIET, default=None)


class FirstSeen(Part):
    """Who saw it first."""

    source: Reason = fact("Tag of the source, one of those of the detection metric.", PUBLIC, QUIET)
    noise: Literal["loud", "silent"] = fact(
        "loud: an alarm or a person told us; silent: someone had to look.", PUBLIC, QUIET
    )


class SeveritySet(Part):
    """A severity from one moment on."""

    at: Instant = fact("When it was set.", PUBLIC, QUIET)
    severity: Id = fact("Id of the severity.", PUBLIC, QUIET)
    by: Id | None = fact("Role that set it.", PUBLIC, QUIET, default=None)
    because: Reason | None = fact("What was known then.", PRIVATE, QUIET, default=None)


class Pulled(Part):
    """A lever that was pulled."""

    lever: Id = fact("Id of the lever.", PUBLIC, QUIET)
    at: Instant = fact("When it was pulled.", PUBLIC, QUIET)
    verified: Moment | None = fact("When its check passed.", PUBLIC, QUIET, default=None)
    by: Id | None = fact("Role that pulled it.", PUBLIC, QUIET, default=None)
    result: Reason | None = fact("What came of it, above all when it failed.", PRIVATE, QUIET, default=None)


class Sent(Part):
    """Words that went out."""

    script: Id = fact("Id of the script.", PRIVATE, QUIET)
    at: Instant = fact("When they went out.", PRIVATE, QUIET)
    channel: Id | None = fact("Id of the channel.", PRIVATE, QUIET, default=None)
    by: Id | None = fact("Role that sent them.", PRIVATE, QUIET, default=None)
    note: Reason | None = fact("What they said, or where they are kept.", PRIVATE, QUIET, default=None)


class Decided(Part):
    """A clock, and whether it applied."""

    clock: Id = fact("Id of the clock.", PRIVATE, QUIET)
    decision: Literal["applies", "does-not-apply", "undecided"] = fact("What was decided.", PRIVATE, QUIET)
    at: Instant | None = fact("When it was decided.", PRIVATE, QUIET, default=None)
    by: Id | None = fact("Role that decided.", PRIVATE, QUIET, default=None)
    because: Reason | None = fact("Why.", PRIVATE, QUIET, default=None)
    sent: tuple[Moment, ...] = fact("When each report was sent, in order.", PRIVATE, QUIET, default=())


class Noted(Part):
    """One line of the log of the live page, as docs/live.md describes it."""

    id: Reason = fact("Id of the line.", OMITTED, QUIET)
    at: Instant = fact("When it was written.", OMITTED, QUIET)
    what: LogWhat = fact("What it says: step, page, lever and so on.", OMITTED, QUIET)
    about: Reason | None = fact("Id of what it is about.", OMITTED, QUIET, default=None)
    state: Reason | None = fact("The new state.", OMITTED, QUIET, default=None)
    by: Reason | None = fact("Role that did it.", OMITTED, QUIET, default=None)
    words: Command | None = fact("What was said.", OMITTED, QUIET, default=None)
    corrects: Reason | None = fact(
        "Id of the line that it replaces, which counts no longer.", OMITTED, QUIET, default=None
    )


class Told(Entry, noun="field"):
    """What stands in one field of the template of the postmortem."""

    internal: RichText | None = fact("For the team.", PRIVATE, QUIET, default=None)
    public: RichText | None = fact("For everybody.", PUBLIC, QUIET, default=None)

    @property
    def in_public_edition(self) -> bool:
        """Whether it says anything to everybody."""
        return self.public is not None


class Cleared(Part):
    """Counsel has read the public form."""

    by: Id = fact("Role that cleared it.", PRIVATE, QUIET)
    at: Instant = fact("When.", PRIVATE, QUIET)


class Account(Part):
    """The postmortem: how far it is, who may read it, and what people wrote for it."""

    state: Id = fact(
        "Where it is on its way: a state of postmortem.yaml, or draft or published.",
        PRIVATE,
        QUIET,
        instead="published",
    )
    published: Literal["public", "internal", "none"] = fact(
        "Who may read it now; a public edition shows nothing of an incident that is not public.",
        PUBLIC,
        QUIET,
        default="none",
    )
    interim: bool = fact("true: what is out is the interim account.", PUBLIC, QUIET, default=False)
    held_back: Reason | None = fact(
        "The kind of reason why the full account is late, as counsel named it.", PRIVATE, QUIET, default=None
    )
    address: Url | None = fact("Where it is published.", PUBLIC, QUIET, default=None)
    cleared: Cleared | None = fact("Who cleared the public form, and when.", PRIVATE, QUIET, default=None)
    fields: dict[Id, Told] = fact(
        "What people wrote, by the id of the field of the template.", PUBLIC, QUIET, default_factory=dict
    )


class Action(Entry, noun="action"):
    """Something that changes, so that it does not happen again."""

    what: Text = fact("What changes, verb first.", PUBLIC, QUIET)
    kind: Literal["prevent", "detect", "contain", "communicate"] = fact("What it is for.", PUBLIC, QUIET)
    owner: Id | None = fact("Role that owns it.", PUBLIC, QUIET, default=None)
    due: IsoDate | None = fact("Day by which it is done.", PUBLIC, QUIET, default=None)
    done: IsoDate | None = fact("Day on which it was done.", PUBLIC, QUIET, default=None)
    verified: Text | None = fact("The test or drill that proved it.", PUBLIC, QUIET, default=None)
    ticket: Url | None = fact("Where the work is tracked.", PRIVATE, QUIET, default=None)


class InjectTold(Part):
    """An inject of a drill, as it was played."""

    at_minute: Minutes = fact("Minute of the inject in the drill.", PRIVATE, QUIET)
    told: Minutes = fact("Minute in which it was told.", PRIVATE, QUIET)
    answered: Minutes | None = fact(
        "Minute in which the team did what was expected; none when it did not.", PRIVATE, QUIET, default=None
    )


class Scored(Part):
    """One result of a drill."""

    measure: Reason = fact("What was measured.", PRIVATE, QUIET)
    result: Reason = fact("What came out.", PRIVATE, QUIET)
    good: bool = fact("Whether that is good.", PRIVATE, QUIET)
    role: Id | None = fact("Role that it is about.", PRIVATE, QUIET, default=None)


class Finding(Part):
    """A weak point that a drill showed."""

    found: Reason = fact("What it is.", PRIVATE, QUIET)
    action: Id | None = fact("Id of the action below `actions` that mends it.", PRIVATE, QUIET, default=None)


class Played(Part):
    """How a drill went."""

    drill: Id = fact("Id of the drill.", PRIVATE, QUIET)
    facilitator: Id | None = fact("Role that led it.", PRIVATE, QUIET, default=None)
    injects: tuple[InjectTold, ...] = fact("The injects, in order.", PRIVATE, QUIET, default=())
    scores: tuple[Scored, ...] = fact("How it was scored.", PRIVATE, QUIET, default=())
    findings: tuple[Finding, ...] = fact("What it showed.", PRIVATE, QUIET, default=())


class Incident(Entry, noun="incident"):
    """The record of one incident, or of one drill."""

    name: Text = fact("What happened, in a few words.", PUBLIC, QUIET)
    drill: bool = fact("true: it was an exercise; it is measured apart.", PUBLIC, QUIET, default=False)
    plan: Plan | None = fact("The playbook that was played.", PUBLIC, QUIET, default=None)
    type: Id = fact("Id of the incident type.", PUBLIC, QUIET)
    kind: Id | None = fact("Id of the kind of that type.", PUBLIC, QUIET, default=None)
    detection: FirstSeen | None = fact("Who saw it first.", PUBLIC, QUIET, default=None)
    moments: dict[Id, Moment] = fact(
        "When each timestamp was, by its id: 2026-11-23T13:10Z, `not known, because …` or `did not happen`.",
        PUBLIC,
        QUIET,
        min_length=1,
    )
    severities: tuple[SeveritySet, ...] = fact(
        "Each severity that was set, in order of time.", PUBLIC, QUIET, min_length=1
    )
    levers: tuple[Pulled, ...] = fact("Levers that were pulled.", PUBLIC, QUIET, default=())
    words: tuple[Sent, ...] = fact("Words that went out.", PRIVATE, QUIET, default=())
    clocks: tuple[Decided, ...] = fact("Clocks that were decided.", PRIVATE, QUIET, default=())
    postmortem: Account | None = fact("The postmortem.", PUBLIC, QUIET, default=None)
    actions: dict[Id, Action] = fact(
        "What changes because of it, by id.", PUBLIC, QUIET, default_factory=dict
    )
    played: Played | None = fact("How the drill went; only with `drill: true`.", PRIVATE, QUIET, default=None)
    log: tuple[Noted, ...] = fact(
        "Every line that the live page wrote, in order; the page can go on from it.",
        OMITTED,
        QUIET,
        default=(),
    )
    unplaced: tuple[Reason, ...] = fact(
        "What an imported file said that has no field here.", OMITTED, QUIET, default=()
    )

    @property
    def in_public_edition(self) -> bool:
        """Whether a public edition shows it: an incident whose postmortem is public, never a drill."""
        return not self.drill and self.postmortem is not None and self.postmortem.published == "public"

    def in_public(self, name: str) -> Any:
        """Return a value as a public edition has it: why a moment is not known stays with the team."""
        value = super().in_public(name)
        return {each: public_moment(moment) for each, moment in value.items()} if name == "moments" else value

    def at(self, timestamp: str | None) -> datetime.datetime | None:
        """Return when a timestamp was, in UTC; None when that is not known."""
        return known(self.moments.get(timestamp or ""))

    @property
    def instants(self) -> Iterator[tuple[tuple[str | int, ...], datetime.datetime]]:
        """Yield every moment that was written down, with its path below the record."""
        for name, value in self.moments.items():
            if moment := known(value):
                yield ("moments", name), moment
        for index, each in enumerate(self.severities):
            yield ("severities", index, "at"), read_instant(each.at)
        for index, pulled in enumerate(self.levers):
            yield ("levers", index, "at"), read_instant(pulled.at)
            if moment := known(pulled.verified):
                yield ("levers", index, "verified"), moment
        yield from self._instants_outside()
        if self.postmortem and self.postmortem.cleared:
            yield ("postmortem", "cleared", "at"), read_instant(self.postmortem.cleared.at)

    def _instants_outside(self) -> Iterator[tuple[tuple[str | int, ...], datetime.datetime]]:
        """Yield the moments of words and clocks."""
        for index, sent in enumerate(self.words):
            yield ("words", index, "at"), read_instant(sent.at)
        for index, decided in enumerate(self.clocks):
            if decided.at:
                yield ("clocks", index, "at"), read_instant(decided.at)
            for number, value in enumerate(decided.sent):
                if moment := known(value):
                    yield ("clocks", index, "sent", number), moment

    @property
    def notes(self) -> list[tuple[Spot, str]]:
        """Return each remark in it that is no prose, and no moment, with its place."""
        return walk_notes(self, ("incidents", self.id))

    @property
    def first(self) -> datetime.datetime:
        """The earliest moment that is known; a severity has one always."""
        return min(moment for _, moment in self.instants)
