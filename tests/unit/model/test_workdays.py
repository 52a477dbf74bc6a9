"""Business days are counted as the team works; a worked example shows it."""

from __future__ import annotations

import datetime

import pytest

from generator.model.duration import Duration
from generator.model.organisation import WorkingDays
from generator.model.workdays import Example, due, example


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def working(*holidays: str, days: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri")) -> WorkingDays:
    return WorkingDays.model_validate({"name": "Bavaria", "days": days, "holidays": holidays})


@pytest.mark.parametrize(
    ("start", "count", "calendar", "last"),
    [
        ("2026-11-23", 5, None, "2026-11-30"),  # Monday: the weekend does not count
        ("2026-11-28", 1, None, "2026-11-30"),  # Saturday
        ("2026-11-27", 0, None, "2026-11-27"),
        ("2026-12-23", 5, working("2026-12-24", "2026-12-25", "2027-01-01"), "2027-01-04"),
        ("2026-12-23", 5, working(), "2026-12-30"),
        ("2026-11-26", 2, working(days=("sun", "mon", "tue", "wed", "thu")), "2026-11-30"),
    ],
)
def test_business_days_are_those_of_the_team(
    start: str, count: int, calendar: WorkingDays | None, last: str
) -> None:
    assert due(day(start), count, calendar) == day(last)


def test_the_example_leads_over_the_next_listed_holiday() -> None:
    calendar = working("2026-05-01", "2026-12-25", "2027-01-01")
    assert example(Duration(5, "business day"), calendar, day("2026-11-02")) == Example(
        day("2026-12-24"), day("2027-01-04"), (day("2026-12-25"), day("2027-01-01"))
    )


def test_without_a_holiday_to_come_the_example_starts_on_the_next_working_day() -> None:
    assert example(Duration(5, "business day"), working("2026-05-01"), day("2026-11-28")) == Example(
        day("2026-11-30"), day("2026-12-07"), ()
    )
    assert example(Duration(1, "business day"), None, day("2026-11-27")) == Example(
        day("2026-11-27"), day("2026-11-30"), ()
    )


def test_a_deadline_in_other_units_needs_no_example() -> None:
    assert example(Duration(72, "h"), None, day("2026-11-28")) is None


def test_a_calendar_in_which_every_day_is_free_ends() -> None:
    year = [day("2026-12-01") + datetime.timedelta(days=number) for number in range(400)]
    calendar = working(*(each.isoformat() for each in year))
    found = example(Duration(1, "business day"), calendar, day("2026-12-01"))
    assert found is not None
    assert found.due > year[-1]
