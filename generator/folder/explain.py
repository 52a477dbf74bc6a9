"""Where a value comes from: what each layer says about it, the one in force last."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.errors import UsageError
from generator.folder.files import Files, LayeredFiles
from generator.layer.stack import ABSENT, Path, value_at
from generator.layer.writing import inline
from generator.problems import Location, Spot

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Saying:
    """What one layer says.

    Attributes:
        path: what about; below the path that was asked for when that holds more than one value.
        layer: the layer's name; empty for a playbook without layers.
        value: the value in words.
        where: where it stands.
    """

    path: str
    layer: str
    value: str
    where: Location | None


def sayings(files: Files, path: str) -> tuple[Saying, ...]:
    """Return what is said about the value at a path such as `severities/sev-1/contain_within`.

    For an entry or another mapping, each value below it that a layer changed follows.

    Raises:
        UsageError: there is nothing at the path, and never was.
    """
    place = _place(files.data, path)
    if isinstance(files, LayeredFiles):
        found = [*_told(files, place), *_told_below(files, place)]
    else:
        value = value_at(files.data, place)
        found = [] if value is ABSENT else [Saying(path, "", in_words(value), files.locate(Spot(place).key))]
    if not found:
        raise UsageError(f"there is nothing at '{path}': {_nearest(files.data, place)}")
    return tuple(found)


def _told(files: LayeredFiles, place: Path) -> Iterator[Saying]:
    told = list(files.stack.history(place))
    if told and isinstance(told[-1].value, Mapping):  # who changed what in it follows, value by value
        told = [replace(told[-1], where=files.locate(Spot(place).key))]
    for value in told:
        yield Saying("/".join(map(str, place)), value.layer, in_words(value.value), value.where)


def _told_below(files: LayeredFiles, place: Path) -> Iterator[Saying]:
    for below in files.stack.changed_below(place):
        yield from _told(files, below)


def in_words(value: object) -> str:
    """Return a plain value on one line."""
    if value is ABSENT:
        return "(not there)"
    if isinstance(value, Mapping):
        return f"({len(value)} keys: {_cut(', '.join(map(str, value)))})"
    if isinstance(value, list):
        return _cut(
            "["
            + ", ".join(_cut(inline(item) if isinstance(item, Mapping) else str(item)) for item in value)
            + "]"
        )
    if isinstance(value, bool):
        return "true" if value else "false"
    return _cut(" ".join(str(value).split()))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def _place(data: Mapping[str, Any], path: str) -> Path:
    """Return the keys of a path; a step may be named without its phase, as in texts."""
    parts: Path = tuple(int(part) if part.isdigit() else part for part in path.strip("/").split("/"))
    if parts[0] == "steps" and len(parts) > 1:
        for phase, entry in data.get("phases", {}).items():
            if parts[1] in entry.get("steps", {}):
                return ("phases", phase, *parts)
    return parts


def _nearest(data: Mapping[str, Any], place: Path) -> str:
    for size in range(len(place)):
        here = value_at(data, place[:size])
        if value_at(data, place[: size + 1]) is ABSENT:
            names = [str(name) for name in here] if isinstance(here, Mapping) else []
            near = difflib.get_close_matches(str(place[size]), names, 1)
            return (
                f"did you mean '{near[0]}'?"
                if near
                else f"known: {', '.join(names[:20]) or 'nothing below it'}"
            )
    return "no layer says anything"
