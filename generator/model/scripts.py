"""Scripts: words prepared before the incident, with typed blanks for what only the incident knows."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from generator.model.base import (
    ChannelRef,
    Count,
    Entry,
    Id,
    Part,
    RichText,
    RoleRef,
    ScriptText,
    SeverityRef,
    Text,
)

BLANK = re.compile(r"\[\[([^\[\]\n]{0,80})\]\]")
"""How a blank stands in a script: `[[feature]]`."""

Audience = Literal["public", "customers", "staff", "executives", "support", "vendor", "regulator"]
Stage = Literal["holding", "initial", "update", "resolution", "postmortem", "correction"]

PUBLIC_AUDIENCES = frozenset({"public", "customers"})


class Blank(Entry):
    """A fill-in of a script."""

    meaning: Text = Field(description="What goes in, in words the writer understands at 2 AM.")
    example: Text = Field(description="A realistic value.")
    filled_by: RoleRef = Field(description="Role that knows it.")
    kind: Literal["text", "time", "duration", "number", "link", "name", "choice"] = Field(
        description="What form it has."
    )
    choices: tuple[Text, ...] = Field(default=(), description="The values to choose from, for kind choice.")
    max_words: Count | None = Field(default=None, description="Length limit in words.")
    filled_from: Text | None = Field(
        default=None,
        description="Setting that fills it when the site is built, such as organisation/contact; "
        "while that is not set, the blank stays.",
    )


class Line(Part):
    """What one person says, in a script spoken by several."""

    speaker: RoleRef = Field(description="Who says it.")
    text: ScriptText = Field(description="The words.")


class Script(Entry):
    """Words for one audience at one stage."""

    name: Text = Field(description="What it is called.")
    audience: Audience = Field(description="Who reads or hears it.")
    stage: Stage = Field(description="When in an incident it is used.")
    purpose: RichText = Field(description="What it is for and when to use it.")
    used_for: tuple[SeverityRef, ...] = Field(min_length=1, description="Severities at which it is used.")
    follows_updates: tuple[SeverityRef, ...] = Field(
        default=(), description="Severities whose update rhythm it keeps; the minutes come from the severity."
    )
    channel: ChannelRef = Field(description="Where it is posted or spoken.")
    drafter: RoleRef = Field(description="Role that fills the blanks.")
    clearer: RoleRef | None = Field(
        default=None, description="Role that clears it; may be left out only when pre-approved."
    )
    releaser: RoleRef = Field(
        description="Role that says send; the lead of the severity does it where the commander does not lead."
    )
    pre_approved: bool = Field(
        default=False, description="true: cleared in advance; only the blanks may change."
    )
    final: bool = Field(default=False, description="true: no further update follows it.")
    max_words: Count = Field(description="Length limit in words, blanks filled.")
    subject: ScriptText | None = Field(default=None, description="Subject line, for mail.")
    text: ScriptText | None = Field(default=None, description="The words; `[[name]]` marks a blank.")
    lines: tuple[Line, ...] = Field(
        default=(), description="The words when several people speak; instead of text."
    )
    blanks: dict[Id, Blank] = Field(default_factory=dict, description="The blanks by name.")
    never_say: tuple[RichText, ...] = Field(default=(), description="What must not be said here.")

    @property
    def is_public(self) -> bool:
        """Return whether people outside the company read it."""
        return self.audience in PUBLIC_AUDIENCES

    @property
    def words(self) -> str:
        """Return all words of the script as one text, subject first."""
        spoken = [self.subject or "", self.text or "", *(line.text for line in self.lines)]
        return "\n".join(part for part in spoken if part)

    @property
    def blanks_used(self) -> tuple[str, ...]:
        """Return the names of the blanks in the words, in order, each once."""
        return tuple(dict.fromkeys(match[1] for match in BLANK.finditer(self.words)))
