"""Places by the names that people type, and the clock that hangs on the wall there."""

from __future__ import annotations

import datetime

import pytest

from generator.deadlines import place_named
from generator.deadlines.free_days import NEVER, free_days, us_federal
from generator.errors import UsageError


@pytest.mark.parametrize(
    ("text", "name", "country", "region", "zone"),
    [
        ("Germany", "Germany", "DE", "", "Europe/Berlin"),
        ("deutschland", "Germany", "DE", "", "Europe/Berlin"),
        ("DE", "Germany", "DE", "", "Europe/Berlin"),
        ("DE-BY", "Germany, Bayern", "DE", "BY", "Europe/Berlin"),
        ("Germany, bayern", "Germany, Bayern", "DE", "BY", "Europe/Berlin"),
        ("EU", "EU", "EU", "", None),
        ("Spain", "Spain", "ES", "", "Europe/Madrid"),
        ("UK", "UK", "GB", "", "Europe/London"),
        ("England", "UK", "GB", "", "Europe/London"),
        ("USA", "US", "US", "", None),
        ("California", "US, California", "US", "CA", "America/Los_Angeles"),
        ("US, New York", "US, New York", "US", "NY", "America/New_York"),
        ("Texas", "US, Texas", "US", "TX", None),
        ("Québec", "Canada, Quebec", "CA", "QC", None),
        ("Japan", "Japan", "JP", "", "Asia/Tokyo"),
        ("South Korea", "South Korea", "KR", "", "Asia/Seoul"),
    ],
)
def test_a_place_is_found_by_name_and_by_code(
    text: str, name: str, country: str, region: str, zone: str | None
) -> None:
    place = place_named(text)
    assert (place.name, place.country, place.region, place.zone) == (name, country, region, zone)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Germny",
            "there is no place 'Germny': write a country or state, such as Germany; without one give the time zone",
        ),
        ("Germany, Bayrn", "there is no part 'Bayrn' of DE: write one such as Bayern, or the country alone"),
        (
            "",
            "there is no place '': write a country or state, such as Germany; without one give the time zone",
        ),
    ],
)
def test_a_place_that_is_not_there_is_told_with_the_nearest(text: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        place_named(text)
    assert str(error.value) == said


def test_of_a_country_without_known_days_off_every_day_is_worked() -> None:
    assert free_days("XX") is NEVER
    assert not NEVER.holds(datetime.date(2026, 12, 25))


def test_federal_days_off_are_not_those_of_the_stock_exchange() -> None:
    free = us_federal()
    good_friday, veterans_day, christmas_on_friday = (
        datetime.date(2027, 3, 26),
        datetime.date(2026, 11, 11),
        datetime.date(2027, 12, 24),
    )
    assert [free.holds(day) for day in (good_friday, veterans_day, christmas_on_friday)] == [
        False,
        True,
        True,
    ]


def test_what_is_known_of_days_off_has_an_end() -> None:
    free = free_days("DE")
    assert [free.knows(datetime.date(year, 12, 25)) for year in (2023, 2024, 2029, 2030)] == [
        False,
        True,
        True,
        False,
    ]


def test_a_saturday_that_is_worked_by_decree_is_a_day_of_work() -> None:
    china, hungary = free_days("CN"), free_days("HU")  # holidays 0.109: `day in` says nothing of these
    assert not china.holds(datetime.date(2026, 10, 10))
    assert china.later(datetime.date(2026, 10, 9), 1) == datetime.date(2026, 10, 10)
    worked_saturday, saturday = datetime.date(2026, 8, 8), datetime.date(2026, 8, 15)
    assert [hungary.holds(worked_saturday), hungary.holds(saturday)] == [False, True]
    assert hungary.by_the_week().holds(worked_saturday)
