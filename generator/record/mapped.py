"""Any JSON with timestamps, and a mapping that says where each field of a record stands in it -> a record."""

from __future__ import annotations

import datetime
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


class Place(Part, of_playbook=False):
    """Where a value stands in the file, or the value itself."""

    at: str | None = fact("Path in the JSON, such as data.attributes.title.", PRIVATE, QUIET, default=None)
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
        self._leaves = dict(_leaves(data, ""))
        self._mapping = mapping
        self._used: set[str] = set()

    def imported(self) -> Imported:
        mapping = self._mapping
        found = Imported(id_from(self._needed(mapping.id, "id")))
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
        missing = [name for name in mapping.moments if name not in found.record["moments"]]
        found.worked_out += [f"moments/{name}: the file says nothing there" for name in missing]
        rest = ((path, value) for path, value in self._leaves.items() if path not in self._used)
        found.unplaced += [
            one_line(f"{path}: {value}")[:_LONGEST] for path, value in rest if value not in (None, "")
        ]
        return found

    def _detection(self) -> dict[str, str]:
        source = self._text(self._mapping.source, "source") if self._mapping.source else None
        noise = self._text(self._mapping.noise, "noise") if self._mapping.noise else None
        return {"source": source, "noise": noise} if source and noise else {}

    def _raw(self, place: Place) -> Any:
        if place.value is not None:
            return place.value
        if place.at is None:
            return None
        self._used.add(place.at)
        return self._leaves.get(place.at)

    def _text(self, place: Place, field: str) -> str | None:
        value = self._raw(place)
        if value is None or isinstance(value, bool):
            return None
        text = str(value)
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
        value = self._raw(place)
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
            raise Wrong(f"{place.at} is '{value[:40]}': {error}") from error
        return text


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield every value of a JSON that is no object and no list, by its path with dots."""
    if isinstance(value, Mapping):
        for key, member in value.items():
            yield from _leaves(member, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _leaves(member, f"{path}.{index}" if path else str(index))
    else:
        yield path, value
