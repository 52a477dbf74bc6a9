"""Scripts: words prepared before the incident, with typed blanks for what only the incident knows."""

from __future__ import annotations

import re
from typing import Literal

from generator.model.base import (
    ChannelRef,
    Count,
    Entry,
    Id,
    LanguageTag,
    Link,
    Part,
    RichText,
    RoleRef,
    ScriptText,
    SeverityRef,
    Text,
)
from generator.model.fields import BINDING, BREAKING, EDITORIAL, LONGER, OPERATIONAL, PUBLIC, SHORTER, fact

BLANK = re.compile(r"\[\[([^\[\]\n]{0,80})\]\]")
"""How a blank stands in a script: `[[feature]]`."""

Kept = Literal["everywhere", "script", "once", "nowhere"]
"""How long the live page keeps what went into a blank; `Blank.kept` says what each means."""

Audience = Literal["public", "customers", "staff", "executives", "support", "vendor", "regulator"]
Stage = Literal["holding", "initial", "update", "resolution", "postmortem", "correction"]

PUBLIC_AUDIENCES = frozenset({"public", "customers"})


class Blank(Entry, noun="blank"):
    """A fill-in of a script."""

    meaning: Text = fact(
        "What goes in, in words the writer understands at 2 AM; its name in words when left out.",
        PUBLIC,
        OPERATIONAL,
        counts=True,
        default_factory=lambda said: said.get("id", "").replace("-", " "),
    )
    example: Text | None = fact("A realistic value.", PUBLIC, EDITORIAL, default=None)
    filled_by: RoleRef | None = fact("Role that knows it.", PUBLIC, OPERATIONAL, default=None)
    kind: Literal["text", "time", "duration", "number", "link", "name", "choice"] = fact(
        "What form it has.", PUBLIC, OPERATIONAL, counts=True, default="text"
    )
    choices: tuple[Text, ...] = fact(
        "The values to choose from, for kind choice.", PUBLIC, OPERATIONAL, default=()
    )
    preset: Text | None = fact(
        "The choice that stands in the words until somebody takes another one.",
        PUBLIC,
        BREAKING,
        default=None,
    )
    true_while_held: tuple[Text, ...] = fact(
        "The choices that are true only while a lever holds, such as what is off; the live page asks before they are sent, "
        "beside what its log says of each lever.",
        PUBLIC,
        OPERATIONAL,
        default=(),
    )
    optional: bool = fact(
        "true: it is a whole sentence or line, and the words are right without it; the live page leaves it out when empty.",
        PUBLIC,
        OPERATIONAL,
        default=False,
    )
    kept: Kept = fact(
        "Where the live page offers it again. everywhere: in each script with such a blank, because it is the same for "
        "everybody; script: in this script alone; once: in this script until its words are sent, because it must be true "
        "each time (a time is always so); nowhere: it is about one person, so it is not kept and stands in no log.",
        PUBLIC,
        OPERATIONAL,
        default="script",
    )
    max_words: Count | None = fact("Length limit in words.", PUBLIC, OPERATIONAL, default=None)
    filled_from: Text | None = fact(
        "Setting that fills it when the site is built, such as organisation/contact; "
        "while that is not set, the blank stays.",
        PUBLIC,
        OPERATIONAL,
        default=None,
    )

    @property
    def kept_for(self) -> Kept:
        """Return where it is offered again; a time that is not the same for everybody only until it is sent."""
        return "once" if self.kept == "script" and self.kind in ("time", "duration") else self.kept


class Line(Part):
    """A piece of a script: what one of several speakers says, or what is said in some case only."""

    speaker: RoleRef | None = fact("Who says it, where several speak.", PUBLIC, OPERATIONAL, default=None)
    when: Text | None = fact(
        "In which case it is said; always when left out.",
        PUBLIC,
        BREAKING,
        says="case in which it is said",
        default=None,
    )
    text: ScriptText = fact("The words.", PUBLIC, OPERATIONAL)

    @property
    def answers(self) -> bool:
        """Return whether the case is a question that somebody asks, which stands as it is asked."""
        return bool(self.when) and str(self.when).rstrip().endswith(("?", "？", "؟"))


class Script(Entry, noun="script"):
    """Words for one audience at one stage."""

    name: Text = fact("What it is called.", PUBLIC, EDITORIAL)
    audience: Audience = fact("Who reads or hears it.", PUBLIC, BREAKING)
    stage: Stage = fact("When in an incident it is used.", PUBLIC, BREAKING)
    purpose: RichText | None = fact("What it is for and when to use it.", PUBLIC, OPERATIONAL, default=None)
    used_for: tuple[SeverityRef, ...] = fact(
        "Severities at which it is used; all of them when left out.",
        PUBLIC,
        BREAKING,
        min_length=1,
        default=(),
    )
    follows_updates: tuple[SeverityRef, ...] = fact(
        "Severities whose update rhythm it keeps; the minutes come from the severity.",
        PUBLIC,
        BREAKING,
        default=(),
    )
    channel: ChannelRef | None = fact("Where it is posted or spoken.", PUBLIC, BREAKING, default=None)
    drafter: RoleRef | None = fact("Role that fills the blanks.", PUBLIC, BREAKING, default=None)
    clearer: RoleRef | None = fact(
        "Role that clears it; may be left out only when pre-approved.", PUBLIC, BREAKING, default=None
    )
    releaser: RoleRef | None = fact(
        "Role that says send; the lead of the severity does it where the commander does not lead.",
        PUBLIC,
        BREAKING,
        default=None,
    )
    pre_approved: bool = fact(
        "true: cleared in advance; only the blanks may change.",
        PUBLIC,
        BREAKING,
        says="pre-approved",
        default=False,
    )
    final: bool = fact("true: no further update follows it.", PUBLIC, OPERATIONAL, default=False)
    max_words: Count | None = fact(
        "Length limit in words, blanks filled.", PUBLIC, OPERATIONAL, strict=SHORTER, default=None
    )
    language: LanguageTag | None = fact(
        "Language of its words, such as de or pt-BR; that of the playbook when left out. Rules about English leave "
        "others alone, and readers aloud and hyphens follow it.",
        PUBLIC,
        OPERATIONAL,
        default=None,
    )
    subject: ScriptText | None = fact("Subject line, for mail.", PUBLIC, OPERATIONAL, default=None)
    text: ScriptText | None = fact("The words; `[[name]]` marks a blank.", PUBLIC, OPERATIONAL, default=None)
    words_in: Link | None = fact(
        "Another document that holds the words, instead of them.", PUBLIC, OPERATIONAL, default=None
    )
    lines: tuple[Line, ...] = fact(
        "The words when several people speak, or when some are said in some case only; instead of text.",
        PUBLIC,
        OPERATIONAL,
        default=(),
    )
    blanks: dict[Id, Blank] = fact("The blanks by name.", PUBLIC, OPERATIONAL, default_factory=dict)
    never_say: tuple[RichText, ...] = fact(
        "What must not be said here.", PUBLIC, BINDING, strict=LONGER, default=()
    )

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
