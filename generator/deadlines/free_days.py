"""Days off, from the package `holidays`: of a country or a part of it, for the years that a release can know.

No library has the days off of the institutions of the EU: they stand in the Official Journal, year by year. For
them Saturdays and Sundays count, which never gives a later moment than the law.
"""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from generator.deadlines.kept import kept
from generator.errors import UsageError

FIRST_YEAR, LAST_YEAR = 2024, 2029
"""The years whose days off count. Countries announce theirs one to three years ahead: raise it with the package."""

_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class FreeDays:
    """The days on which work rests somewhere.

    Attributes:
        whose: whose they are, in words.
        weekend: days of every week, Monday is 0.
        dates: holidays in the years that are known.
        moved: days of a weekend that are worked by decree, for a day off elsewhere in the week, in those years.
        known: whether holidays are known at all; where not, only the weekend counts.
    """

    whose: str
    weekend: frozenset[int]
    dates: frozenset[datetime.date] = frozenset()
    moved: frozenset[datetime.date] = frozenset()
    known: bool = True

    def holds(self, day: datetime.date) -> bool:
        """Return whether work rests on a day, as far as is known; a day that is not known is worked."""
        return day not in self.moved and (day.weekday() in self.weekend or day in self.dates)

    def by_the_week(self) -> FreeDays:
        """Return the same days off where a law rests on every Saturday and Sunday, whatever a country moves."""
        return replace(self, moved=frozenset())

    def knows(self, day: datetime.date) -> bool:
        """Return whether the holidays of the year of a day are known."""
        return self.known and FIRST_YEAR <= day.year <= LAST_YEAR

    def worked(self, day: datetime.date) -> datetime.date:
        """Return the day itself, or the first after it on which work does not rest."""
        while self.holds(day):
            day += datetime.timedelta(days=1)
        return day

    def later(self, day: datetime.date, days: int) -> datetime.date:
        """Return the last of some days of work; the day of the event itself does not count."""
        while days:
            day = self.worked(day + datetime.timedelta(days=1))
            days -= 1
        return day


NEVER = FreeDays("nobody", frozenset(), known=False)
"""Where nothing is known every day counts, because that gives the earliest moment."""

WEEKENDS = FreeDays("Saturdays and Sundays", frozenset({_SATURDAY, _SUNDAY}), known=False)
"""What is certain for every member of the EU and for its institutions."""


@cache
def free_days(country: str, region: str = "", whose: str = "") -> FreeDays:
    """Return the public holidays and the weekend of a country, by ISO 3166 codes; `NEVER` where none are known."""
    said = _said("days", country, region, ask=partial(_days, country, region))
    if said is None:
        return NEVER
    dates, moved = (frozenset(map(datetime.date.fromisoformat, said[each])) for each in ("dates", "moved"))
    return FreeDays(whose or country, frozenset(said["weekend"]), dates, moved)


def _days(country: str, region: str) -> dict[str, list[Any]] | None:
    from holidays import country_holidays  # noqa: PLC0415 - slow to import, and few commands need it

    years = range(FIRST_YEAR, LAST_YEAR + 1)
    try:
        found = country_holidays(country, subdiv=region or None, years=years)
    except NotImplementedError:
        return None
    dates = (day for day in found if day.weekday() not in found.weekend)
    # `day in found` of holidays 0.109 says nothing of them: a Saturday worked by decree is no holiday, like any other
    moved = (day for day in found.weekend_workdays if FIRST_YEAR <= day.year <= LAST_YEAR)
    return {
        "weekend": sorted(found.weekend),
        "dates": sorted(day.isoformat() for day in dates),
        "moved": sorted(day.isoformat() for day in moved),
    }


def _said(*question: str, ask: Callable[[], Any]) -> Any:
    """Return what the package says, asked once: each country is a module of its own, and a page of clocks needs thirty."""
    return kept("holidays", __file__, question, ask)


def us_federal() -> FreeDays:
    """Return the days off of the federal government of the US (5 U.S.C. 6103), not those of a stock exchange."""
    return free_days("US", whose="US federal holidays")


def region_of(country: str, name: str) -> tuple[str, str]:
    """Return the code and name of a part of a country with days off of its own: `BY` and `Bayern` for either.

    Raises:
        UsageError: there is no such part.
    """
    about = _said("parts", country, ask=partial(_parts, country))
    if about is None:
        raise UsageError(f"no days off are known for parts of {country}: write the country alone")
    aliases: dict[str, str] = about["aliases"]
    names = {alias.lower(): code for alias, code in aliases.items()}
    codes = {code.lower(): code for code in about["codes"]}
    found = codes.get(name.lower()) or names.get(name.lower())
    if found is None:
        known = sorted(aliases) or sorted(about["codes"])
        near = difflib.get_close_matches(name.title(), known, 1) or known[:1]
        hint = f": write one such as {near[0]}, or the country alone" if near else ": write the country alone"
        raise UsageError(f"there is no part '{name}' of {country}{hint}")
    return found, next((alias for alias, code in aliases.items() if code == found), found)


def _parts(country: str) -> dict[str, Any] | None:
    from holidays import country_holidays  # noqa: PLC0415

    try:
        about = country_holidays(country)
    except NotImplementedError:
        return None
    return {"aliases": dict(about.subdivisions_aliases), "codes": list(about.subdivisions)}
