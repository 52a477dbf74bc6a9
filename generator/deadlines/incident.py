"""What is due for one incident under all clocks of a playbook, and why some of them are left out."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from generator.deadlines.due import Asked, Due, due_of
from generator.deadlines.places import Place, jurisdiction_of
from generator.errors import UsageError
from generator.model import Playbook
from generator.model.clocks import Clock

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Incident:
    """What is known of an incident.

    Attributes:
        moments: when each timestamp was, by its id.
        sent: when a report was sent, by the id of its clock and its number there.
        place: where things are due; None for where each clock says.
        zone: the zone to count in.
        kinds: the kinds of entity we are.
    """

    moments: Mapping[str, datetime.datetime]
    sent: Mapping[tuple[str, int], datetime.datetime] = field(default_factory=dict)
    place: Place | None = None
    zone: str | None = None
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A clock with everything that it asks for; `state` says why it may bind nobody on that day, else it is empty."""

    clock: Clock
    dues: tuple[Due, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The clocks that were counted, the earliest safe moment first, and those left out, each with the reason."""

    counted: tuple[Counted, ...]
    left_out: tuple[tuple[Clock, str], ...]


def count(playbook: Playbook, incident: Incident, names: Iterable[str] = ()) -> Answer:
    """Return what is due under the clocks named, or under all that can bind anybody.

    Raises:
        UsageError: a name is unknown, a moment is missing or contradicts another, or a clock is of another place.
    """
    _check_names(playbook, incident)
    asked = tuple(dict.fromkeys(names))
    if asked:
        clocks = [_named(playbook.clocks, name, "clock") for name in asked]
        return Answer(tuple(_counted(playbook, clock, incident) for clock in clocks), ())
    counted, left_out = [], []
    for clock in playbook.clocks.values():
        why = _left_out(clock, incident)
        if why:
            left_out.append((clock, why))
        else:
            counted.append(_counted(playbook, clock, incident))
    return Answer(tuple(sorted(counted, key=_first)), tuple(left_out))


def _first(counted: Counted) -> datetime.datetime:
    latest = datetime.datetime.max.replace(tzinfo=datetime.UTC)
    return min((due.safe.at for due in counted.dues if due.safe), default=latest)


def _counted(playbook: Playbook, clock: Clock, incident: Incident) -> Counted:
    if why := _cannot_start(clock, incident) or _elsewhere(clock, incident):
        raise UsageError(f"clock '{clock.id}' {why}")
    organisation = playbook.organisation
    sent = {number: at for (name, number), at in incident.sent.items() if name == clock.id}
    asked = Asked(
        incident.moments,
        sent,
        incident.place,
        incident.zone,
        organisation.time_zone,
        incident.kinds or organisation.entity_kinds,
    )
    dues = due_of(clock, asked)
    for due in dues:
        at = sent.get(due.number)
        if at and due.start and at < due.start:
            raise UsageError(
                f"report {due.number} of '{clock.id}' was sent before its time began to run: compare the two moments"
            )
    return Counted(clock, dues, _state(clock, incident))


def _left_out(clock: Clock, incident: Incident) -> str:
    """Return why a clock that nobody asked for by name is not counted; empty when it is."""
    return _state(clock, incident) or _elsewhere(clock, incident) or _cannot_start(clock, incident)


def _state(clock: Clock, incident: Incident) -> str:
    if not clock.active:
        return "is switched off for this organisation"
    if clock.status == "proposal":
        return "is a proposal and no law"
    start = incident.moments.get(clock.timestamp or "")
    if start and not clock.begun(start):
        return f"is not in force before {clock.in_force_from}"
    return ""


def _elsewhere(clock: Clock, incident: Incident) -> str:
    place = incident.place
    ours = jurisdiction_of(clock.jurisdiction)
    if place is None or not place.known or ours is None or clock.concerns([place.known_as]):
        return ""
    return f"is of {clock.jurisdiction}, and {place.name} is not there"


def _cannot_start(clock: Clock, incident: Incident) -> str:
    """Return which moment a clock lacks without which nothing of it can be counted."""
    named = [each.after or clock.timestamp for each in clock.deadlines if each.within]
    named += [each.no_later_than.after for each in clock.deadlines if each.no_later_than]
    starts = dict.fromkeys(name for name in named if name)
    if not starts or starts.keys() & incident.moments.keys():
        return ""
    need = clock.timestamp or next(iter(starts))
    given = ", ".join(incident.moments)
    return f"counts from '{need}', not from '{given}': add --at {need}=<moment>"


def _check_names(playbook: Playbook, incident: Incident) -> None:
    for name in incident.moments:
        _named(playbook.timestamps, name, "timestamp")
    for name, number in incident.sent:
        clock = _named(playbook.clocks, name, "clock")
        if not 1 <= number <= len(clock.deadlines):
            raise UsageError(
                f"clock '{name}' has {len(clock.deadlines)} reports: there is no report {number}"
            )
    kinds = {kind: kind for clock in playbook.clocks.values() for kind in clock.entities}
    for kind in incident.kinds:
        _named(kinds, kind, "kind of entity")


def _named(known: Mapping[str, Value], name: str, noun: str) -> Value:
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(known) or 'none'}"
    raise UsageError(f"there is no {noun} '{name}'; {hint}")
