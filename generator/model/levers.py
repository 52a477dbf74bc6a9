"""Levers: containment options someone can pull, and the ladder of degraded states they form."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

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


class Lever(Entry):
    """Something that stops new bad output, and that a named role can do without asking."""

    name: Text = Field(description="What it does, in a few words.")
    what: RichText = Field(description="What happens when it is pulled.")
    owner: RoleRef = Field(description="Role that pulls it.")
    backup: RoleRef = Field(description="Role that pulls it when the owner is missing; not the owner.")
    effect_within: Duration = Field(description="Time from pulling it to the last new bad output.")
    reversible: Literal["yes", "partly", "no"] = Field(description="no: preserve evidence before pulling it.")
    needs_approval: RoleRef | None = Field(
        default=None, description="Role that must agree first; leave out when nobody must."
    )
    verify: RichText = Field(description="How to see that it worked.")
    undo: RichText = Field(description="How to take it back, or what remains when that is impossible.")
    watch_out: tuple[RichText, ...] = Field(default=(), description="What goes wrong with it.")
    where: Annotated[Text | None, TeamFills("Where is the switch? Write its path or link.", 20)] = Field(
        default=None, description="Where it is in your systems."
    )
    command: Command | None = Field(default=None, description="Exact command to copy.")
    runbook: Link | None = Field(default=None, description="Technical procedure.")
    tested_on: Annotated[IsoDate | None, TeamFills("When did you last pull it in a test?", 45)] = Field(
        default=None, description="Day of the last real test."
    )


class Rung(Part):
    """One degraded state."""

    name: Text = Field(description="What the capability still does on this rung.")
    lever: LeverRef = Field(description="Lever that leads here.")
    when: RichText = Field(description="When to step down to it.")
    back_when: RichText = Field(description="When to step up again.")


class Ladder(Entry):
    """How one capability is degraded in steps, from throttled to off."""

    name: Text = Field(description="The capability, such as chat answers or agent actions.")
    rungs: tuple[Rung, ...] = Field(min_length=2, description="From the mildest to the strongest.")
