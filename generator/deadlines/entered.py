"""What people enter about an incident, as text, read into moments, places and kinds."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from generator.deadlines.incident import Incident
from generator.deadlines.moments import moment_of, zone_named
from generator.deadlines.places import place_or_unknown
from generator.errors import UsageError
from generator.model import Playbook


def incident_of(
    moments: Iterable[str],
    sent: Iterable[str],
    place: str | None,
    zone: str | None,
    kinds: Sequence[str],
    *,
    only: str | None = None,
) -> Incident:
    """Return what was entered.

    Args:
        moments: such as `awareness=2026-12-18T10:20+01:00`.
        sent: such as `dora-19/1=2026-12-18T15:10+01:00`; the clock can be left out where only one is asked for.
        place: the name or code of a place; of one that is not known the earliest moments count.
        zone: the name of a time zone.
        kinds: ids of kinds of entity.
        only: the clock that is asked for, where there is one.

    Raises:
        UsageError: something cannot be read, nothing was entered, or one thing twice.
    """
    entered: dict[str, datetime.datetime] = {}
    for text in moments:
        name, at = _pair(text, "classified=2026-12-18T14:00+01:00")
        if name in entered:
            raise UsageError(f"'{name}' is entered twice: keep one moment")
        entered[name] = at
    if not entered:
        raise UsageError("enter when it began: --awareness 2026-12-18T10:20+01:00")
    reports = dict(_report(text, only) for text in sent)
    if zone:
        zone_named(zone)
    return Incident(
        entered, reports, place_or_unknown(place) if place is not None else None, zone, tuple(kinds)
    )


def local_zone(playbook: Playbook, incident: Incident) -> datetime.tzinfo:
    """Return the zone to show beside UTC: the one named, ours, that of the place, or the offset that was typed."""
    place = incident.place.zone if incident.place else None
    name = incident.zone or playbook.organisation.time_zone or place
    if name:
        return ZoneInfo(name)
    first = next(iter(incident.moments.values()))
    return first.tzinfo or datetime.UTC


def _report(text: str, only: str | None) -> tuple[tuple[str, int], datetime.datetime]:
    name, at = _pair(text, "dora-19/1=2026-12-18T15:10+01:00")
    clock, _, number = name.rpartition("/")
    clock = clock or only or ""
    if not clock or not number.isascii() or not number.isdigit() or len(number) > 3:
        raise UsageError(
            f"'{text}' names no report: write clock, number and moment, such as dora-19/1=2026-12-18T15:10+01:00"
        )
    return (clock, int(number)), at


def _pair(text: str, example: str) -> tuple[str, datetime.datetime]:
    name, found, moment = text.partition("=")
    if not found:
        raise UsageError(f"'{text}' says no moment: write it like {example}")
    return name.strip(), moment_of(moment)
