"""Levers: containment options someone can pull, and the ladder of degraded states they form."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.base import (
    Command,
    Entry,
    IsoDate,
    LeverRef,
    Link,
    Part,
    RichText,
    RoleRef,
    TeamFills,
    Text,
)
from generator.model.duration import Duration
from generator.model.fields import BREAKING, EDITORIAL, LONGER, OPERATIONAL, PRIVATE, PUBLIC, SHORTER, fact


class Lever(Entry, noun="lever"):
    """Something that stops new bad output, and that a named role can do without asking."""

    name: Text = fact("What it does, in a few words.", PUBLIC, EDITORIAL)
    what: RichText | None = fact("What happens when it is pulled.", PUBLIC, OPERATIONAL, default=None)
    fits: RichText | None = fact(
        "When it is the right one, seen without knowing the cause.", PUBLIC, BREAKING, default=None
    )
    owner: RoleRef = fact("Role that pulls it.", PUBLIC, BREAKING)
    backup: RoleRef | None = fact(
        "Role that pulls it when the owner is missing; not the owner.", PUBLIC, BREAKING, default=None
    )
    effect_within: Duration | None = fact(
        "Time from pulling it to the last new bad output; `0s`: at once.",
        PUBLIC,
        BREAKING,
        strict=SHORTER,
        default=None,
    )
    reversible: Literal["yes", "partly", "no"] | None = fact(
        "no: preserve evidence before pulling it.", PUBLIC, BREAKING, default=None
    )
    keeps_evidence: bool = fact(
        "true: pulling it wipes no trace, so that nobody waits for a copy although it cannot be taken back.",
        PUBLIC,
        BREAKING,
        default=False,
    )
    needs_approval: RoleRef | None = fact(
        "Role that must agree first; leave out when nobody must.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        default=None,
    )
    verify: RichText | None = fact("How to see that it worked.", PUBLIC, OPERATIONAL, default=None)
    undo: RichText | None = fact(
        "How to take it back, or what remains when that is impossible.", PUBLIC, OPERATIONAL, default=None
    )
    watch_out: tuple[RichText, ...] = fact("What goes wrong with it.", PUBLIC, OPERATIONAL, default=())
    where: Annotated[Text | None, TeamFills("Where is the switch? Write its path or link.", 20)] = fact(
        "Where it is in your systems.", PRIVATE, BREAKING, default=None
    )
    other_way: Text | None = fact(
        "A second way to it, for when the first one is down, such as the console of the vendor.",
        PRIVATE,
        BREAKING,
        default=None,
    )
    command: Command | None = fact("Exact command to copy.", PRIVATE, BREAKING, default=None)
    runbook: Link | None = fact("Technical procedure.", PRIVATE, BREAKING, default=None)
    tested_on: Annotated[IsoDate | None, TeamFills("When did you last pull it in a test?", 45)] = fact(
        "Day of the last real test.", PRIVATE, EDITORIAL, default=None
    )

    @property
    def saves_first(self) -> bool:
        """Return whether evidence is saved before it is pulled: it cannot be taken back, or not fully, and wipes traces."""
        return self.reversible in ("partly", "no") and not self.keeps_evidence

    def is_slower_than(self, minutes: float) -> bool:
        """Return whether it is known to take effect later than after so many minutes."""
        return self.effect_within is not None and self.effect_within.minutes > minutes


class Rung(Part):
    """One degraded state."""

    name: Text = fact("What the capability still does on this rung.", PUBLIC, OPERATIONAL)
    lever: LeverRef = fact("Lever that leads here.", PUBLIC, BREAKING)
    when: RichText | None = fact("When to step down to it.", PUBLIC, BREAKING, default=None)
    back_when: RichText | None = fact("When to step up again.", PUBLIC, BREAKING, default=None)


class Ladder(Entry, noun="ladder"):
    """How one capability is degraded in steps, from throttled to off."""

    name: Text = fact("The capability, such as chat answers or agent actions.", PUBLIC, EDITORIAL)
    rungs: tuple[Rung, ...] = fact(
        "From the mildest to the strongest.", PUBLIC, BREAKING, ordered=True, min_length=2
    )
