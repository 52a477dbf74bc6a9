"""What every part of the model shares: strict frozen models, ids, kinds of text, references, links.

Nothing here knows a concept of the playbook; each concept has a file of its own.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeVar, dataclass_transform, get_args

from generator.errors import UnfinishedError
from generator.model.duration import LENGTH_PATTERN, Duration
from generator.model.fields import (
    BREAKING,
    EDITORIAL,
    OMITTED,
    OPERATIONAL,
    PRIVATE,
    PUBLIC,
    QUIET,
    fact,
    note_facts,
)
from generator.model.marks import Either, InSchema, Then, limits
from generator.model.part import FieldInfo, Frozen

ID_PATTERN = r"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$"
RESERVED_IDS = frozenset({"con", "prn", "aux", "nul", "index", "end", *(f"com{n}" for n in range(1, 10))})


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(fact, FieldInfo))
class Part(Frozen):
    """A piece of an entry. Strict: a number is never taken for a text, an unknown key is refused."""

    @property
    def in_public_edition(self) -> bool:
        """Whether a public edition shows this part of a public field at all."""
        return True

    def in_public(self, name: str) -> Any:
        """Return the value of a public field as a public edition has it."""
        return getattr(self, name)

    def __init_subclass__(cls, *, of_playbook: bool = True, **more: Any) -> None:
        """Note what the fields say about themselves; a class that is no part of a playbook says `of_playbook=False`."""
        if of_playbook:
            note_facts(cls)
        super().__init_subclass__(**more)


@lru_cache(maxsize=8192)
def _usable_id(value: str) -> str:
    if not re.fullmatch(ID_PATTERN, value):
        near = re.sub("[^a-z0-9]+", "-", value.lower())[:63].strip("-") or "sev-1"
        raise ValueError(
            f"write an id of lower-case letters, digits and hyphens, 63 at most, such as '{near}'"
        )
    if value in RESERVED_IDS:
        raise ValueError(f"'{value}' is reserved; choose another id")
    return value


Id = Annotated[str, Then(_usable_id), InSchema({"pattern": ID_PATTERN})]


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a field that names an entry of another concept; `concept` is a name in CONCEPTS."""

    concept: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks a field holding words for people.

    kind: `plain` one line, no markup; `rich` a small Markdown subset and references such as
    `{severities/sev-1/contain_within}`; `script` words to be spoken or sent, with `[[blanks]]`.
    """

    kind: Literal["plain", "rich", "script"]


@dataclass(frozen=True, slots=True)
class TeamFills:
    """Marks an optional field only the team can know; it is shown as a blank until it is filled.

    Attributes:
        question: what to ask the team.
        order: place among everything that is still to fill; an incident misses the lowest first.
    """

    question: str
    order: int = 90


def _one_line(value: str) -> str:
    if not value.strip():
        raise ValueError("write some text, or leave the key out")
    if "\n" in value.strip():
        raise ValueError("keep this on one line")
    return value.strip()


def _some_text(value: str) -> str:
    if not value.strip():
        raise ValueError("write some text, or leave the key out")
    return value.strip()


def _web_address(value: str) -> str:
    if not re.fullmatch(
        r"(?:https://[a-z0-9.-]+(?::\d+)?(?:[/?#]\S*)?|tel:\+?[\d-]+|mailto:\S+@\S+)", value, re.I
    ):
        raise ValueError("write an address that starts with https:// (or tel:, mailto:)")
    return value


def _iso_date(value: str) -> str:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        value = ""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise ValueError("write the date as year-month-day, such as 2026-11-23")
    return value


def _iso_partial_date(value: str) -> str:
    _iso_date(value + "-01" * (2 - value.count("-")))
    return value


Text = Annotated[str, Then(_one_line), Prose("plain")]
Reason = Annotated[str, Then(_one_line)]
"""A remark for the people who keep and review the files; it stands on no page for responders."""
LanguageTag = Annotated[str, limits(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")]
RichText = Annotated[str, Then(_some_text), Prose("rich")]
ScriptText = Annotated[str, Then(_some_text), Prose("script")]
Command = Annotated[str, Then(_some_text)]
"""Words for a machine, kept byte for byte; `[[name]]` is a variable of the incident."""
Url = Annotated[str, Then(_web_address)]
IsoDate = Annotated[str, Then(_iso_date)]
PartialDate = Annotated[str, Then(_iso_partial_date)]
"""A date known to the day, the month or only the year: `2024-02-14`, `2024-02`, `2024`."""


def _some_time(value: Duration) -> Duration:
    if not value.amount:
        raise ValueError("write more than zero, or leave the key out; only what may be at once can be zero")
    return value


Length = Annotated[Duration, Then(_some_time), InSchema({"pattern": LENGTH_PATTERN})]
"""A length of time that is never zero. Where zero is meant, as in "at once", a field is a `Duration` and says so."""


def is_length(annotation: Any) -> bool:
    """Return whether a field takes a length of time, whether or not that may be zero or left out."""
    return any(each in (Duration, Length) for each in (annotation, *get_args(annotation)))


Minutes = Annotated[int, limits(ge=0, le=100_000)]
Count = Annotated[int, limits(ge=1, le=1_000_000)]

RoleRef = Annotated[str, RefTo("roles")]
SeverityRef = Annotated[str, RefTo("severities")]
TypeRef = Annotated[str, RefTo("types")]
LeverRef = Annotated[str, RefTo("levers")]
LadderRef = Annotated[str, RefTo("ladders")]
EvidenceRef = Annotated[str, RefTo("evidence")]
ScriptRef = Annotated[str, RefTo("scripts")]
ClockRef = Annotated[str, RefTo("clocks")]
PartyRef = Annotated[str, RefTo("parties")]
DrillRef = Annotated[str, RefTo("drills")]
ChannelRef = Annotated[str, RefTo("channels")]
TimestampRef = Annotated[str, RefTo("timestamps")]
SourceRef = Annotated[str, RefTo("sources")]
ReferenceRef = Annotated[str, RefTo("references")]
StepRef = Annotated[str, RefTo("steps")]
TypeOrKindRef = Annotated[str, RefTo("types_and_kinds")]
"""An incident type, which stands for all its kinds, or one kind."""


TAGS = ("[text]", "[part]")
_PartType = TypeVar("_PartType", bound=Part)


def _text_or_part(value: object) -> str:
    """Return which of both a value is meant to be; what is neither is refused as text."""
    return TAGS[not isinstance(value, str | int | float | list | tuple | None)]


TextOr = Annotated[RichText | _PartType, Either(TAGS, _text_or_part)]
"""A text, or a part that begins with that text and says more; an item of a list."""


def as_case(sentence: str) -> str:
    """Return a condition as it stands inside another sentence: small, without a leading "if" and its full stop."""
    said = sentence.removesuffix(".")
    first, _, rest = said.partition(" ")
    if first.lower() == "if" and rest:
        first, _, rest = rest.partition(" ")
    return f"{first.lower() if first.istitle() else first} {rest}".strip()


def in_case(case: str | None, do: str) -> str:
    """Return an action with the case in which it is done before it, as one text; the action alone without a case."""
    return f"If {as_case(case)}: {do}" if case else do


class Instruction(Part):
    """One action with the command for it."""

    do: RichText = fact("One action, verb first.", PUBLIC, OPERATIONAL, says="instruction")
    when: RichText | None = fact(
        "In which case it is done; always when left out.",
        PUBLIC,
        BREAKING,
        says="case in which it is done",
        default=None,
    )
    command: Command | None = fact("Exact command to copy.", PRIVATE, BREAKING, default=None)

    @property
    def said(self) -> str:
        """Return the action with its case before it, as one text."""
        return in_case(self.when, self.do)


def _answer_named(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+=\S+", value):
        raise ValueError(
            "write question=answer, such as data-crossed=yes; `playbook triage` lists the codes of all answers"
        )
    return value


AnswerRef = Annotated[str, Then(_answer_named)]
"""An answer of triage, as `playbook triage --answer` takes it: the id of the question and the code of the answer."""


class Acceptance(Part):
    """A warning that was read and is right to stay, with the reason. Errors cannot be accepted."""

    rule: str = fact("Id of the rule, as `playbook check` prints it in brackets.", OMITTED, EDITORIAL)
    reason: Reason = fact("Why the text stays as it is, for whoever reads it next.", OMITTED, EDITORIAL)
    until: IsoDate | None = fact(
        "Last day on which this counts; without it there is no end.", OMITTED, EDITORIAL, default=None
    )


class Answered(Part):
    """What can carry answers to warnings. An answer holds for everything below the place where it stands."""

    accepted: tuple[Acceptance, ...] = fact(
        "Warnings of rules that are right to stay, each with a reason.", OMITTED, EDITORIAL, default=()
    )


_NOUNS: dict[type[Any], str] = {}


class Entry(Answered):
    """A thing with an identity. The id is its key in the YAML file and never changes."""

    id: Id = fact("The key of this entry; addresses, anchors and references use it.", PUBLIC, QUIET)

    def __init_subclass__(cls, *, noun: str | None = None, **more: Any) -> None:
        """Note what stands before the name of such an entry; empty where the name alone says what it is."""
        if noun is None:
            file = f"{cls.__module__.replace('.', '/')}.py"
            raise UnfinishedError(
                f"add what such an entry is called to class {cls.__name__} in {file}, such as "
                f'`class {cls.__name__}(Entry, noun="lever")`; `noun=""` where its name alone says what it is'
            )
        _NOUNS[cls] = noun
        super().__init_subclass__(**more)


def noun_of(entry: Entry) -> str:
    """Return what stands before the name of an entry; nothing for one that is known by its name alone."""
    return _NOUNS[type(entry)]


class Link(Part):
    """A link to something outside, for example a runbook."""

    name: Text = fact("What the reader finds there.", PUBLIC, EDITORIAL)
    address: Url | None = fact("Where it is; https only.", PRIVATE, BREAKING, default=None, instead="")


class Citation(Part):
    """Where a fact comes from and how far it can be trusted."""

    source: SourceRef = fact("Id of the source in sources.yaml.", PUBLIC, EDITORIAL)
    confidence: Literal["primary", "guide", "secondary", "unconfirmed", "judgement"] = fact(
        "primary: read in the text itself, a law or a report of those concerned, or in a copy of it; guide: read in a "
        "guide, a tracker or the press, not in the text itself; secondary: read in a note that names the source; "
        "unconfirmed: not verified; judgement: our advice, not a fact.",
        PUBLIC,
        EDITORIAL,
    )
    note: Text | None = fact(
        "What exactly it supports, or what is doubtful.", PUBLIC, EDITORIAL, default=None
    )
