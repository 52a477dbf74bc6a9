"""Places of deadlines: which country's days off count there, and which clock hangs on the wall.

Names of countries and their zones come from the time zone database, in the form of the package `tzdata`.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from generator.deadlines.free_days import region_of
from generator.errors import UsageError
from generator.model.places import known_as, regions_of

EU = "EU"
"""The Union as a whole: Saturdays and Sundays are certain there, holidays differ by member."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is due.

    Attributes:
        name: as it is shown.
        country: ISO 3166-1 code; `EU` for all members together; empty for a place that nobody here knows.
        region: part of the country with days off of its own, as ISO 3166-2 has it behind the hyphen; empty for none.
        zones: the time zones there, the main one first.
        sure: whether the first zone is that of nearly everybody there.
    """

    name: str
    country: str
    region: str = ""
    zones: tuple[str, ...] = ()
    sure: bool = False

    @property
    def known(self) -> bool:
        """Whether anything is known of it: of a place that is not, the earliest moment counts."""
        return bool(self.country)

    @property
    def zone(self) -> str | None:
        """The zone that nearly everybody there has; None in a country of several."""
        return self.zones[0] if self.sure else None

    @property
    def known_as(self) -> str:
        """How clocks name the place: `EU` for its members, `US, California`, else its own name."""
        return EU if self.country in (EU, *regions_of(EU)) else self.name


def place_named(text: str) -> Place:
    """Return a place by name or code: `Germany`, `DE`, `DE-BY`, `Germany, Bayern`, `California`, `EU`.

    Raises:
        UsageError: there is no such place; the nearest one is named.
    """
    place = _found(text)
    if place is None:
        near = difflib.get_close_matches(text.title(), sorted(_countries().values()), 1) or ["Germany"]
        raise UsageError(
            f"there is no place '{text}': write a country or state, such as {near[0]}; without one give the time zone"
        )
    return place


def place_or_unknown(text: str) -> Place:
    """Return a place by name or code, or one of which nothing is known: then the earliest moment counts, and a note says so.

    Raises:
        UsageError: the text is empty.
    """
    try:
        return place_named(text)
    except UsageError:
        if not text.strip():
            raise
        return Place(text.strip(), "")


def jurisdiction_of(text: str | None) -> Place | None:
    """Return the place that a clock names as its jurisdiction; None for a contract and for what is not known."""
    if text is None:
        return None
    try:
        return _found(text.partition(", other ")[0])
    except UsageError:
        return None


def _found(text: str) -> Place | None:
    country, _, part = (side.strip() for side in text.strip().partition(","))
    known = known_as(text)
    if known == EU and len(codes := regions_of(text)) > 1:
        return Place(EU, EU, zones=tuple(zone for code in codes for zone in _zones().get(code, ())))
    if known and ", " in known:  # a state of the US, or Quebec
        country, _, part = known.partition(", ")
    code = _code(country)
    if code is None and "-" in country:
        country, _, part = country.partition("-")
        code = _code(country)
    if code is None:
        return None
    region, part = region_of(code, part) if part else ("", "")
    own = _ZONES_OF_REGIONS.get((code, region))
    zones = (own,) if own else _zones().get(code, ())
    sure = len(zones) == 1 or code in regions_of(EU)
    name = {"US": "US", "GB": "UK"}.get(code, _countries()[code])
    return Place(f"{name}, {part}" if part else name, code, region, zones, sure)


def _code(name: str) -> str | None:
    codes = regions_of(name)
    if len(codes) == 1:
        return codes[0]
    if len(codes) > 1:
        return None
    by_name = {each.lower(): code for code, each in _countries().items()}
    return name.upper() if name.upper() in _countries() else by_name.get(name.lower())


@cache
def _countries() -> dict[str, str]:
    """Return the name of each country by its code."""
    rows = (line.split("\t") for line in _lines("iso3166.tab"))
    return {code: _PLAIN.get(code, name) for code, name in rows}


_PLAIN = {"GB": "United Kingdom", "KR": "South Korea", "CZ": "Czechia"}
_ZONES_OF_REGIONS = {("US", "CA"): "America/Los_Angeles", ("US", "NY"): "America/New_York"}
"""Of parts of large countries that clocks of the default name, and that have one zone."""


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    zones: dict[str, tuple[str, ...]] = {}
    for line in _lines("zone.tab"):
        code, _, zone, *_ = line.split("\t")
        zones[code] = (*zones.get(code, ()), zone)
    return zones


def _lines(name: str) -> list[str]:
    text = (resources.files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
