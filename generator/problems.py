"""Problems as values: what is wrong, where, which rule says so, and how to mend it.

Everything that finds something wrong returns these; only `report` turns them into text.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

SortKey = tuple[str, int, int, str, str]

_HEADING = re.compile(r"^([a-z0-9-]+): (error|warning)(?:, (facts|safety|advice))?$", re.MULTILINE)
_SECTION = re.compile(r"^(Why|Bad|Good):", re.MULTILINE)


class Level(StrEnum):
    """How much a problem weighs. An error fails `playbook check`; a warning does so with `--strict`."""

    ERROR = "error"
    WARNING = "warning"


class Kind(StrEnum):
    """What a finding is about, and so who may set its level."""

    FACTS = "facts"  # the files cannot be read, followed or shown as they are: nobody can switch it off
    SAFETY = "safety"  # somebody is hurt or a deadline missed: lowered with a reason, a role and an end
    ADVICE = "advice"  # how we would write it: a team sets its level freely


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file. `line` and `column` count from 1; columns count characters, not bytes."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the playbook, independent of files: keys and list indexes from the root.

    `Spot.of("severities", "sev-1", "contain_within")` prints as `severities/sev-1/contain_within`.
    `on_key` asks for the position of the key instead of the value, where the name itself is wrong.
    """

    path: tuple[str | int, ...]
    on_key: bool = False

    @classmethod
    def of(cls, *path: str | int) -> Spot:
        """Return the spot at these keys and list indexes."""
        return cls(path)

    def at(self, *more: str | int) -> Spot:
        """Return the spot further down."""
        return Spot(self.path + more)

    @property
    def key(self) -> Spot:
        """Return the same spot, pointing at the key."""
        return Spot(self.path, on_key=True)

    def __str__(self) -> str:
        return "/".join(str(part) for part in self.path)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        rule: stable id, kebab-case, naming the fault (`unknown-reference`).
        level: error or warning.
        message: one sentence saying what was read and what would be right.
        spot: where in the playbook; None when the text could not be read that far.
        where: where in the files; filled in from the spot before anyone is told.
        hint: what to write instead, one sentence; None when the message says it all.
        related: another place that takes part (the first of two duplicates, the target removed).
        target: what was named but is not there; becomes `related` when a layer removed it.
    """

    rule: str
    level: Level
    message: str
    spot: Spot | None = None
    where: Location | None = None
    hint: str | None = None
    related: Location | None = None
    target: Spot | None = None

    @property
    def sort_key(self) -> SortKey:
        """Order by file, line, column, rule, message; a problem without a place comes first."""
        where = self.where or Location("", 0, 0)
        return (where.file, where.line, where.column, self.rule, self.message)


@dataclass(frozen=True, slots=True)
class RuleDoc:
    """What the documentation of a rule says.

    Attributes:
        id: stable id, kebab-case, naming the fault.
        level: error or warning.
        summary: what must hold, one sentence.
        why: what goes wrong in an incident without it.
        bad: YAML with the fault.
        good: the same YAML, mended.
        kind: facts, safety or advice.
    """

    id: str
    level: Level
    summary: str
    why: str
    bad: str
    good: str
    kind: Kind = Kind.ADVICE

    @classmethod
    def of(cls, rule: str, level: Level, text: str, kind: Kind) -> RuleDoc:
        """Return what a text in the one form says: a sentence, then `Why:`, `Bad:` and `Good:`; a missing one is empty."""
        opening, *rest = _SECTION.split(textwrap.dedent(text))
        said = dict(zip(rest[::2], rest[1::2], strict=True))
        why, bad, good = (said.get(name, "") for name in ("Why", "Bad", "Good"))
        return cls(rule, level, _one_line(opening), _one_line(why), _example(bad), _example(good), kind)


def documented(text: str, kind: Kind) -> Mapping[str, RuleDoc]:
    """Return several such texts by id; above each stands a line with its id and level, such as `anchor: error`.

    They are of one kind, but where the line names another: `card-list-too-long: warning, advice`.
    """
    _, *rest = _HEADING.split(textwrap.dedent(text))
    return {
        rule: RuleDoc.of(rule, Level(level), said, Kind(other) if other else kind)
        for rule, level, other, said in zip(rest[::4], rest[1::4], rest[2::4], rest[3::4], strict=True)
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _example(text: str) -> str:
    return textwrap.dedent(text).strip("\n")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by place, exact duplicates dropped."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key))
