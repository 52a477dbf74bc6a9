"""The JSON document of changes read back.

Reading is strict. A workflow that may comment reads what one that may not has written, so the document is
taken as data from a stranger: every field is checked, and nothing in it is obeyed.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.diff import Allowance, Allowed, Change, Comparison, Direction, Kind, Release, Side, Weight
from generator.errors import UsageError
from generator.problems import Location, Spot

_UNSAFE = re.compile(r"[^\w/-]", re.ASCII)
"""What a place in a document is told without: a stranger chose its keys, and a CI reads commands in what is told."""
_LONGEST_PLACE = 200

Name = Annotated[str, Field(max_length=500)]
Words = Annotated[str, Field(max_length=100_000)]
Version = Annotated[str, Field(pattern=r"^\d{1,6}\.\d{1,6}\.\d{1,6}$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
Number = Annotated[int, Field(ge=0, le=10_000_000)]


class _Record(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class _Side(_Record):
    name: Name
    version: Version
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    digest_form: Annotated[int, Field(ge=1, le=1000)] = 1


class _Change(_Record):
    kind: Literal[tuple(kind.value for kind in Kind)]  # type: ignore[valid-type]
    weight: Literal[tuple(weight.value for weight in Weight)]  # type: ignore[valid-type]
    direction: Literal[tuple(direction.value for direction in Direction)] | None  # type: ignore[valid-type]
    spot: Annotated[tuple[Name | Number, ...], Field(min_length=1, max_length=20)]
    subject: Words
    aspect: Words
    before: Words | None
    after: Words | None
    sentence: Words
    file: Name | None
    line: Number | None
    column: Number | None


class _Allowance(_Record):
    path: Name
    reason: Words
    until: Day


class _Allowed(_Record):
    change: _Change
    allowance: _Allowance


class _Document(_Record):
    schema_version: Literal[1]
    released_on: Day | None = None
    released: Version | None = None
    public: Annotated[tuple[_Change, ...], Field(max_length=100_000)] | None = None
    before: _Side
    after: _Side
    counts: dict[Name, Number]
    needed: Name
    needed_version: Version
    enough: bool
    changes: Annotated[tuple[_Change, ...], Field(max_length=100_000)]
    allowed: Annotated[tuple[_Allowed, ...], Field(max_length=100_000)]
    unused: Annotated[tuple[_Allowance, ...], Field(max_length=10_000)]
    cards: Annotated[tuple[Words, ...], Field(max_length=100_000)]
    about_cards: Words = ""
    rules: Annotated[tuple[Words, ...], Field(max_length=10_000)] = ()


class _Uncompared(_Record):
    schema_version: Literal[1]
    released_on: Day
    after: _Side
    not_compared: Words


def read_json(text: str | bytes) -> Comparison:
    """Return the comparison that a document states; numbers that follow from the changes are counted anew.

    Raises:
        UsageError: it is not such a document.
    """
    return _comparison(_document(text))


def read_release(text: str | bytes) -> Release:
    """Return the release that a document states.

    Raises:
        UsageError: it is not such a document, or it has no day.
    """
    if alone := _uncompared(text):
        return Release(alone.released_on, Side(**alone.after.model_dump()), None, without=alone.not_compared)
    document = _document(text)
    if document.released_on is None:
        raise UsageError("this report of changes says no day of a release")
    public = None if document.public is None else tuple(map(_read, document.public))
    comparison = _comparison(document)
    return Release(document.released_on, comparison.after, comparison, public)


def _uncompared(text: str | bytes) -> _Uncompared | None:
    try:
        return _Uncompared.model_validate_json(text)
    except ValidationError:  # it is a comparison, or reading it as one says what is wrong
        return None


def _document(text: str | bytes) -> _Document:
    try:
        return _Document.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = _UNSAFE.sub("?", "/".join(map(str, first["loc"]))[:_LONGEST_PLACE]) or "the document"
        raise UsageError(f"this is no report of changes: {place}: {first['msg']}") from error


def _comparison(document: _Document) -> Comparison:
    return Comparison(
        Side(**document.before.model_dump()),
        Side(**document.after.model_dump()),
        tuple(_read(change) for change in document.changes),
        tuple(
            Allowed(_read(found.change), Allowance(**found.allowance.model_dump()))
            for found in document.allowed
        ),
        tuple(Allowance(**allowance.model_dump()) for allowance in document.unused),
        document.cards,
        document.released or "",
        document.about_cards,
        document.rules,
    )


def _read(record: _Change) -> Change:
    placed = record.file is not None and record.line is not None and record.column is not None
    return Change(
        Kind(record.kind),
        Weight(record.weight),
        Spot(record.spot),
        record.subject,
        record.aspect,
        record.before,
        record.after,
        Direction(record.direction) if record.direction else None,
        Location(record.file or "", record.line or 0, record.column or 0) if placed else None,
    )
