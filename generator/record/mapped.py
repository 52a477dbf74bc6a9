"""Any JSON with timestamps, and a mapping that says where each field of a record stands in it -> a record."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.base import Part
from generator.model.fields import PRIVATE, QUIET, fact
from generator.model.moments import read_instant
from generator.record.hostile import Wrong, kind_of
from generator.record.imported import Imported, id_from, one_line

_MILLISECONDS = 100_000_000_000
"""A number of seconds since 1970 is smaller than this, one of milliseconds larger."""
_LONGEST = 300
_Path = tuple[str, ...]


class Place(Part, of_playbook=False):
    """Where a value stands in the file, or the value itself."""

    at: str | None = fact(
        "Path in the JSON, such as data.attributes.title; where keys have dots, as a JSON Pointer: /data/a.b.",
        PRIVATE,
        QUIET,
        default=None,
    )
    value: str | None = fact("The value, where the file does not say it.", PRIVATE, QUIET, default=None)
    means: dict[str, str] = fact(
        "What each value of the file is called here, such as {P1: sev-1}.",
        PRIVATE,
        QUIET,
        default_factory=dict,
    )


class FieldMapping(Part, of_playbook=False):
    """A mapping file: for each field of a record where it stands in the JSON of a tool."""

    id: Place = fact("The id of the record.", PRIVATE, QUIET)
    name: Place = fact("What happened, in a few words.", PRIVATE, QUIET)
    type: Place = fact("The incident type.", PRIVATE, QUIET)
    severity: Place = fact("The severity.", PRIVATE, QUIET)
    severity_at: Place = fact("When the severity was set.", PRIVATE, QUIET)
    source: Place | None = fact("Who saw it first.", PRIVATE, QUIET, default=None)
    noise: Place | None = fact("loud or silent.", PRIVATE, QUIET, default=None)
    moments: dict[str, Place] = fact("Each timestamp, by its id.", PRIVATE, QUIET, default_factory=dict)
    zone_is_utc: bool = fact("true: a moment without a zone is in UTC.", PRIVATE, QUIET, default=False)


def from_mapped(data: Mapping[str, Any], mapping: FieldMapping) -> Imported:
    """Return the record that a file of another tool holds.

    Args:
        data: the JSON.
        mapping: where each field stands in it.

    Raises:
        UsageError: a field that a record needs is not there, or has another form.
    """
    return _Mapped(data, mapping).imported()


class _Mapped:
    def __init__(self, data: Mapping[str, Any], mapping: FieldMapping) -> None:
        self._leaves = dict(_leaves(data, ()))
        self._paths: dict[str, list[_Path]] = {}
        for path in self._leaves:
            for written in (_dotted(path), _pointer(path)):
                self._paths.setdefault(written, []).append(path)
        self._mapping = mapping
        self._used: set[_Path] = set()
        self._told: list[str] = []

    def imported(self) -> Imported:
        mapping = self._mapping
        said = self._needed(mapping.id, "id")
        found = Imported(id_from(said))
        if found.id != said:  # people look for it by the id of their tool
            self._used.difference_update(self._paths.get(mapping.id.at or "", ()))
        found.record = {
            "name": one_line(self._needed(mapping.name, "name")),
            "type": self._needed(mapping.type, "type"),
            "detection": self._detection(),
            "moments": {
                name: moment
                for name, place in mapping.moments.items()
                if (moment := self._moment(place, f"moments/{name}"))
            },
            "severities": [
                {
                    "at": self._moment(mapping.severity_at, "severity_at", needed=True),
                    "severity": self._needed(mapping.severity, "severity"),
                }
            ],
        }
        found.worked_out += self._told
        found.unplaced += [
            _shortened(one_line(f"{self._called(path)}: {_in_words(value)}"))
            for path, value in self._leaves.items()
            if path not in self._used
        ]
        return found

    def _detection(self) -> dict[str, str]:
        both = (("source", self._mapping.source), ("noise", self._mapping.noise))
        places = {name: place for name, place in both if place}
        said = {name: self._text(place, name) for name, place in places.items()}
        seen = {name: value for name, value in said.items() if value}
        if len(seen) == len(both):
            return seen
        for name in seen:  # one half says nothing without the other
            self._used.difference_update(self._paths.get(places[name].at or "", ()))
            self._told.append(f"detection: the file says {name} alone, so it has no place")
        return {}

    def _raw(self, place: Place, field: str) -> Any:
        """Return what stands at a place; None with a line about it where nothing does."""
        if place.value is not None or place.at is None:
            return place.value
        paths = self._paths.get(place.at, [])
        if len(paths) > 1:
            pointers = " or ".join(map(_pointer, paths))
            raise Wrong(
                f"'{place.at}' stands for {len(paths)} values; write {pointers} for {field} in the mapping"
            )
        if not paths:
            self._refuse_branch(place.at, field)
            self._told.append(f"{field}: the file has no '{place.at}'")
            return None
        self._used.add(paths[0])
        value = self._leaves[paths[0]]
        if value in (None, ""):
            self._told.append(f"{field}: '{place.at}' is {_in_words(value)} in the file")
        return value

    def _refuse_branch(self, at: str, field: str) -> None:
        """Refuse a place that holds other values, not one."""
        written, mark = (_pointer, "/") if at.startswith("/") else (_dotted, ".")
        below = next((path for path in self._leaves if written(path).startswith(f"{at}{mark}")), None)
        if below:
            raise Wrong(
                f"'{at}' holds several values; name one for {field} in the mapping, such as {written(below)}"
            )

    def _called(self, path: _Path) -> str:
        """Return how a path is written: with dots, and as a pointer where that could mean another one."""
        return _pointer(path) if any("." in key or not key for key in path) else _dotted(path)

    def _text(self, place: Place, field: str) -> str | None:
        value = self._raw(place, field)
        if value in (None, ""):
            return None
        if isinstance(value, dict | list):
            raise Wrong(f"{place.at} is {kind_of(value)}; {field} is text")
        text = _in_words(value)
        if place.means and place.value is None:
            if text not in place.means:
                raise Wrong(f"{place.at} is '{text[:40]}'; add it to `means` of {field} in the mapping")
            return place.means[text]
        return text

    def _needed(self, place: Place, field: str) -> str:
        found = self._text(place, field)
        if not found or not found.strip():
            raise Wrong(f"there is nothing at '{place.at}', where the mapping looks for {field}")
        return found

    def _moment(self, place: Place, field: str, *, needed: bool = False) -> str | None:
        value = self._raw(place, field)
        if value in (None, ""):
            if needed:
                raise Wrong(f"there is nothing at '{place.at}', where the mapping looks for {field}")
            return None
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise Wrong(f"{place.at} is {kind_of(value)}; a moment is text or seconds since 1970")
        return (
            self._from_number(value, place)
            if isinstance(value, int | float)
            else self._from_text(value, place)
        )

    def _from_number(self, value: float, place: Place) -> str:
        seconds = value / 1000 if abs(value) >= _MILLISECONDS else value
        try:
            moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
        except (OverflowError, ValueError, OSError) as error:
            raise Wrong(f"{place.at} is {value}, which is no moment; write seconds since 1970") from error
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def _from_text(self, value: str, place: Place) -> str:
        text = value.strip().replace(" ", "T", 1).replace("z", "Z")
        head, dot, tail = text.partition(".")
        if dot:  # fractions of a second
            text = head + tail.lstrip("0123456789")
        if self._mapping.zone_is_utc and not text.endswith("Z") and "+" not in text and text.count("-") == 2:
            text += "Z"
        try:
            read_instant(text)
        except ValueError as error:
            other = _other_form(value)
            if other is None:
                raise Wrong(f"{place.at} is '{value[:40]}': {error}") from error
            return other
        return text


def _other_form(value: str) -> str | None:
    """Return a moment in another form of ISO 8601, such as with an offset without a colon, as records write it."""
    try:
        moment = datetime.datetime.fromisoformat(value.strip()).replace(microsecond=0)
        return (
            None if moment.tzinfo is None else read_instant(moment.isoformat()).strftime("%Y-%m-%dT%H:%M:%SZ")
        )
    except ValueError:
        return None


def _leaves(value: Any, path: _Path) -> Iterator[tuple[_Path, Any]]:
    """Yield every value of a JSON that holds no other, by its keys."""
    members = (
        value.items()
        if isinstance(value, Mapping)
        else list(enumerate(value))
        if isinstance(value, list)
        else ()
    )
    for key, member in members:
        yield from _leaves(member, (*path, str(key)))
    if not members and path:
        yield path, value


def _dotted(path: _Path) -> str:
    return ".".join(path)


def _pointer(path: _Path) -> str:
    """Return a path as RFC 6901 writes it."""
    return "".join(f"/{key.replace('~', '~0').replace('/', '~1')}" for key in path)


def _in_words(value: Any) -> str:
    """Return a value as its file says it: text that says something as it is, all else as JSON."""
    return value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False)


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}… ({len(line):,} characters in the file)"
