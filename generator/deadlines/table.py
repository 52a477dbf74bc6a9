"""The rules and days off as one JSON value, so that a page computes the same due times without a server.

Shape, all keys always there:

    years        first and last year whose holidays are known
    rules, notes what each rule and note says, by id; `{0}` in a note is what it is about
    places       by ISO 3166 code, such as `DE` and `US-CA`, and `EU` for the Union as a whole:
                 name, eu (whether it is in the Union), zones (the main one first), sure (whether the first zone is that of nearly everybody),
                 weekend (0 is Monday), known (whether the holidays are), free (`MMDD` of each holiday, by year),
                 moved (likewise, days of a weekend that are worked by decree; a clock of the EU rests on them)
    clocks       by id, active ones only: name, place (a code, or null for a contract), starts (id of the timestamp, or null),
                 status, eu, days_off, closes (time and zone, or null), entities (ids), remind_at (percents), in_force_from,
                 deadlines: what, to, within (amount and unit, or null), wording, after, counted_from, ours,
                 second (within, after, lapses, or null), relief (until, not_for, or null)

Everything in it is public: it is written into public editions, too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from generator.deadlines.free_days import FIRST_YEAR, LAST_YEAR, WEEKENDS, free_days
from generator.deadlines.places import EU, Place, jurisdiction_of, place_named
from generator.deadlines.words import NOTES, RULES
from generator.model import Playbook
from generator.model.clocks import Clock, Deadline
from generator.model.duration import Duration
from generator.model.once import once_for_each
from generator.model.places import regions_of
from generator.model.prose import as_read

_BESIDE_THE_EU = ("GB", "CA", "US")


@once_for_each
def deadline_table(playbook: Playbook) -> dict[str, Any]:
    """Return what a page needs to count every active clock of a playbook."""
    clocks = [clock for clock in playbook.clocks.values() if clock.active]
    named = (jurisdiction_of(clock.jurisdiction) for clock in clocks)
    known = (place_named(name) for name in (EU, *regions_of(EU), *_BESIDE_THE_EU))
    ours = (
        jurisdiction_of(name) for name in playbook.organisation.jurisdictions
    )  # such as DE-BY, with its own days
    return {
        "years": [FIRST_YEAR, LAST_YEAR],
        "rules": dict(RULES),
        "notes": dict(NOTES),
        "places": {_key(place): _place(place) for place in (*known, *filter(None, (*named, *ours)))},
        "clocks": {clock.id: _clock(playbook, clock) for clock in clocks},
    }


def _key(place: Place) -> str:
    return f"{place.country}-{place.region}" if place.region else place.country


def _place(place: Place) -> Mapping[str, Any]:
    days = WEEKENDS if place.country == EU else free_days(place.country, place.region, place.name)
    return {
        "name": place.name,
        "eu": place.known_as == EU,
        "zones": list(place.zones),
        "sure": place.sure,
        "weekend": sorted(days.weekend),
        "known": days.known,
        "free": _by_year(days.dates),
        "moved": _by_year(days.moved),
    }


def _by_year(days: Iterable[datetime.date]) -> Mapping[str, str]:
    found: dict[str, list[str]] = {}
    for day in sorted(days):
        found.setdefault(str(day.year), []).append(f"{day:%m%d}")
    return {year: " ".join(each) for year, each in found.items()}


def _clock(playbook: Playbook, clock: Clock) -> Mapping[str, Any]:
    place = jurisdiction_of(clock.jurisdiction)
    return {
        "name": as_read(playbook, clock.name),
        "place": _key(place) if place else None,
        "starts": clock.timestamp,
        "eu": clock.counted_by == "eu-1182-71",
        "days_off": clock.days_off,
        "closes": {"at": clock.day_ends.at, "zone": clock.day_ends.zone} if clock.day_ends else None,
        "entities": list(clock.entities),
        "remind_at": sorted(set(clock.remind_at)),
        "in_force_from": clock.in_force_from,
        "status": clock.status,
        "deadlines": [_deadline(playbook, clock, deadline) for deadline in clock.deadlines],
    }


def _deadline(playbook: Playbook, clock: Clock, deadline: Deadline) -> Mapping[str, Any]:
    second, relief = deadline.no_later_than, deadline.on_day_off
    return {
        "what": as_read(playbook, deadline.what),
        "to": as_read(playbook, deadline.to),
        "within": _period(deadline.within),
        "wording": _wording(playbook, clock, deadline),
        "after": deadline.after,
        "counted_from": deadline.counted_from,
        "ours": deadline.ours,
        "second": second
        and {"within": _period(second.within), "after": second.after, "lapses": second.lapses},
        "relief": relief and {"until": relief.until, "not_for": list(relief.not_for)},
    }


def _wording(playbook: Playbook, clock: Clock, deadline: Deadline) -> str | None:
    """Return the limit in words, if there are any; a limit that nothing counts is said in full."""
    if deadline.wording is None and deadline.within and not (deadline.after or clock.timestamp):
        return f"Within {deadline.within.words}; the plan names no moment to count from"
    return deadline.wording and as_read(playbook, deadline.wording)


def _period(within: Duration | None) -> list[int | str] | None:
    return [within.amount, within.unit] if within else None
