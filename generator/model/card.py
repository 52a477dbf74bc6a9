"""What stands on a card: its faces as blocks of words, ready to be typeset or shown on a page.

Values only. The words come from a playbook; which of them a card takes is decided in `cards`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache, cached_property
from itertools import chain
from typing import Any, ClassVar, Literal

from generator.problems import Spot

RunKind = Literal["text", "strong", "em", "code", "command", "ltr", "blank"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words in one style. `ltr` runs from left to right whatever surrounds it.

    Attributes:
        kind: the style; `blank` is a rule to write on with its name below, `command` stands on lines of its own.
        text: the words, exactly as they are shown.
        width: how long the rule of a blank is: `short`, `medium` or `long`.
    """

    kind: RunKind
    text: str
    width: str = ""


Runs = tuple[Run, ...]

CODE_FORM = 1
"""The form of the codes of cards; their record names it."""
_ALWAYS_COUNTED = frozenset(
    {
        *(
            "Run.width",
            "Item.who",
            "Item.only",
            "Item.below",
            "Item.command",
            "Item.branches",
            "Facts.stress",
        ),
        *("Block.title", "Checklist.first", "Note.loud", "Questions.first"),
    }
)
"""What codes of form 1 count although it equals its default. Nothing is added here: a field that comes later counts only
where it is used, or every printed card would get another code by it."""


def text_of(runs: Runs) -> str:
    """Return the words of some runs; blanks stand in brackets."""
    return "".join(f"[{run.text}]" if run.kind == "blank" else run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Branch:
    """One answer to a question, and what follows from it."""

    answer: str
    then: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a checklist: who does it, for which severities only, its command, its parts, and what keeps people safe.

    `number` is the one it has elsewhere, where that is not its place in the list; 0 where it is.
    """

    runs: Runs
    who: str = ""
    only: str = ""
    below: tuple[Runs, ...] = ()
    command: str = ""
    branches: tuple[Branch, ...] = ()
    safety: Runs = ()
    number: int = 0

    def lines(self, number: int) -> Iterator[str]:
        """Yield its words as plain lines, its number first."""
        yield " ".join(
            part for part in (f"{self.number or number}.", self.who, self.only, text_of(self.runs)) if part
        )
        if self.command:
            yield self.command
        if self.safety:
            yield text_of(self.safety)
        for part in self.below:
            yield text_of(tuple(run for run in part if run.kind != "command"))
            yield from (run.text for run in part if run.kind == "command")
        yield from (f"{branch.answer}: {text_of(branch.then)}" for branch in self.branches)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value."""

    label: Runs
    value: Runs


@dataclass(frozen=True, slots=True)
class Tier:
    """A severity as a sign: its name and its look, 1 for the worst to 5 for the mildest."""

    name: str
    look: int


@dataclass(frozen=True, slots=True)
class Level:
    """A severity and its values, one for each column of a scale."""

    tier: Tier
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Answers to a triage question, the severity they lead to at least, and what they bring: who is paged, what is pulled."""

    answer: str
    tier: str
    brings: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A triage question with its answers, and what some of them ask for at once."""

    ask: Runs
    answers: tuple[Answer, ...]
    first: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a face under one heading, and where in the playbook it comes from."""

    kind: ClassVar[str]
    title: str = ""
    spot: Spot

    def lines(self) -> Iterator[str]:
        """Yield its words below the heading as plain lines."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Block):
    """Numbered boxes to tick; `first` is the number of the first one."""

    kind = "checklist"
    items: tuple[Item, ...]
    first: int = 1

    def lines(self) -> Iterator[str]:
        """Yield each item with its number, and what stands below it."""
        for number, item in enumerate(self.items, start=self.first):
            yield from item.lines(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets(Block):
    """Things without an order."""

    kind = "bullets"
    items: tuple[Runs, ...]

    def lines(self) -> Iterator[str]:
        """Yield each item."""
        yield from map(text_of, self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Block):
    """Labels and values in two columns; one of the two stands out."""

    kind = "facts"
    rows: tuple[Fact, ...]
    stress: Literal["label", "value"] = "value"

    def lines(self) -> Iterator[str]:
        """Yield each label with its value."""
        yield from (f"{text_of(row.label)}: {text_of(row.value)}" for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Block):
    """A few sentences; `loud` ones stand in a frame."""

    kind = "note"
    paragraphs: tuple[Runs, ...]
    loud: bool = False

    def lines(self) -> Iterator[str]:
        """Yield each paragraph."""
        yield from map(text_of, self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Block):
    """Things side by side, where room is scarce; none is divided between two lines."""

    kind = "row"
    things: tuple[Runs, ...]

    def lines(self) -> Iterator[str]:
        """Yield each thing."""
        yield from map(text_of, self.things)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Block):
    """The words of a script, with blanks to write on."""

    kind = "script"
    paragraphs: tuple[Runs, ...]

    def lines(self) -> Iterator[str]:
        """Yield each paragraph."""
        yield from map(text_of, self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Block):
    """A table with lines to write on: a cell without words is filled in by hand."""

    kind = "lines"
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def lines(self) -> Iterator[str]:
        """Yield what is printed in each row."""
        yield from (", ".join(filter(None, row)) for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Block):
    """The severities side by side."""

    kind = "scale"
    columns: tuple[str, ...]
    rows: tuple[Level, ...]

    def lines(self) -> Iterator[str]:
        """Yield each severity with its values."""
        for level in self.rows:
            values = (f"{name} {value}" for name, value in zip(self.columns[1:], level.values, strict=True))
            yield f"{level.tier.name}: {', '.join(values)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions(Block):
    """Triage questions, numbered."""

    kind = "questions"
    questions: tuple[Question, ...]
    first: int = 1

    def lines(self) -> Iterator[str]:
        """Yield each question with its answers."""
        for question in self.questions:
            answers = "; ".join(
                " ".join(filter(None, (f"{answer.answer}: {answer.tier}", answer.brings)))
                for answer in question.answers
            )
            yield f"{text_of(question.ask)} {answers}"
            yield from map(text_of, question.first)


@dataclass(frozen=True, kw_only=True)
class Card:
    """A card: two faces and what identifies it.

    Attributes:
        id: name in addresses and on the card.
        kind: what it is about: severity, role, phase, type, script, overview, everything, clocks, contacts, badge.
        title: the name in the band.
        kicker: the small line above it.
        mark: what stands in the outer corner: a digit, a letter, a short form.
        look: 1 for the worst severity to 5 for the mildest; 0 for cards in the brand's colour.
        bars: for severities one bar each, on for this one and every milder one.
        language: language tag of its words.
        front: blocks of the front.
        back: blocks of the back.
        flows: whether what has no room on the front goes on the back.
        spot: where in the playbook it comes from.
    """

    id: str
    kind: str
    title: str
    kicker: str
    mark: str
    language: str
    front: tuple[Block, ...]
    back: tuple[Block, ...]
    spot: Spot
    look: int = 0
    bars: tuple[bool, ...] = ()
    flows: bool = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of both faces in order."""
        return self.front + self.back

    @property
    def is_private(self) -> bool:
        """Whether it holds what belongs into no public edition and into no record."""
        return self.kind == "contacts"

    @cached_property
    def data(self) -> list[dict[str, Any]]:
        """The blocks of both faces as plain data, without their places in the playbook."""
        return [plain(block) for block in self.blocks]

    @cached_property
    def code(self) -> str:
        """Eight digits that change with every change of the words, and with nothing else."""
        said = [self.id, self.title, self.kicker, self.mark, self.data]
        canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("utf-8", errors="surrogatepass")).hexdigest()[:8]

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything it says as lines of plain text, for comparing two versions of it."""
        headed = ([block.title, *block.lines()] if block.title else block.lines() for block in self.blocks)
        return (f"{self.kicker}: {self.title}" if self.kicker else self.title, *chain.from_iterable(headed))


def plain(block: Block) -> dict[str, Any]:
    """Return a block as plain data, without its place in the playbook and without later fields that it does not use."""
    return {"kind": block.kind} | _members(block)


def _plain(value: object) -> object:
    """Return a value of a block as plain data; `dataclasses.asdict` copies every text and takes five times as long."""
    if isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    return _members(value)


def _members(value: object) -> dict[str, object]:
    unused = _unused(type(value))  # type: ignore[arg-type]
    members = ((name, getattr(value, name)) for name in unused)
    return {name: _plain(member) for name, member in members if member != unused[name]}


@cache
def _unused(cls: type[Any]) -> Mapping[str, object]:
    """Return the fields of a class with the value at which each is left out; MISSING where it never is."""
    return {
        each.name: MISSING if _is_counted(cls, each.name) else each.default
        for each in fields(cls)
        if each.name != "spot"
    }


def _is_counted(cls: type[Any], name: str) -> bool:
    return any(f"{base.__name__}.{name}" in _ALWAYS_COUNTED for base in cls.__mro__)
