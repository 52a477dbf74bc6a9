"""What holds for every period, start, place and zone; and an oracle that counts day by day."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from generator.deadlines import counting
from generator.deadlines.counting import Setting
from generator.deadlines.free_days import NEVER, WEEKENDS, FreeDays, free_days, us_federal
from generator.model.duration import Duration

DAYS_OFF = {
    "never": NEVER,
    "weekends": WEEKENDS,
    "Germany": free_days("DE"),
    "Bulgaria": free_days("BG"),
    "Israel": free_days("IL"),
    "US": us_federal(),
}
ZONES = (None, "Europe/Berlin", "Europe/Lisbon", "America/New_York", "Pacific/Apia", "Asia/Kolkata", "UTC")
FIRST = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)

starts = some.integers(0, 4 * 366 * 24 * 60).map(lambda minutes: FIRST + datetime.timedelta(minutes=minutes))
periods = some.one_of(
    some.integers(1, 100).map(lambda amount: Duration(amount, "h")),
    some.integers(1, 90).map(lambda amount: Duration(amount, "d")),
    some.integers(1, 8).map(lambda amount: Duration(amount, "w")),
    some.integers(1, 6).map(lambda amount: Duration(amount, "month")),
    some.integers(1, 15).map(lambda amount: Duration(amount, "business day")),
)
calendars = some.builds(
    lambda zone, free, eu: Setting(ZoneInfo(zone) if zone else None, free, eu),
    some.sampled_from(ZONES),
    some.sampled_from(sorted(DAYS_OFF)).map(DAYS_OFF.__getitem__),
    some.booleans(),
)


@settings(max_examples=400, deadline=None)
@given(starts, periods, calendars)
def test_the_safe_moment_is_never_after_the_letter_of_the_law(
    start: datetime.datetime, within: Duration, setting: Setting
) -> None:
    safe, letter = counting.safe(start, within, setting), counting.letter(start, within, setting)
    assert safe is not None
    assert (letter is None) is (setting.zone is None and not counting.in_hours(within))
    assert letter is None or safe.at <= letter.at


@settings(max_examples=400, deadline=None)
@given(starts, some.integers(0, 5000), periods, calendars)
def test_who_knew_later_never_has_to_act_earlier(
    start: datetime.datetime, minutes: int, within: Duration, setting: Setting
) -> None:
    later = start + datetime.timedelta(minutes=minutes)
    for limit in (counting.safe, counting.letter):
        one, two = limit(start, within, setting), limit(later, within, setting)
        assert (one is None and two is None) or (one is not None and two is not None and one.at <= two.at)


@settings(max_examples=200, deadline=None)
@given(starts, periods, calendars, some.sampled_from(ZONES[1:]))
def test_a_moment_gives_the_same_in_whatever_zone_it_was_typed(
    start: datetime.datetime, within: Duration, setting: Setting, zone: str
) -> None:
    typed = start.astimezone(ZoneInfo(zone))
    for limit in (counting.safe, counting.letter):
        one, two = limit(start, within, setting), limit(typed, within, setting)
        assert one == two


@settings(max_examples=300, deadline=None)
@given(starts, periods, calendars, some.sampled_from(ZONES[1:]))
def test_without_a_zone_the_safe_moment_is_before_the_letter_in_any_zone(
    start: datetime.datetime, within: Duration, setting: Setting, zone: str
) -> None:
    unknown = counting.safe(start, within, Setting(None, setting.free, setting.eu))
    known = counting.letter(start, within, Setting(ZoneInfo(zone), setting.free, setting.eu))
    assert unknown is not None
    assert known is not None
    if within.unit != "business day":  # a day off may lie between the dates of two zones
        assert unknown.at <= known.at


def letter_by_hand(start: datetime.datetime, days: int, zone: ZoneInfo, free: FreeDays) -> datetime.date:
    """Return the last day of an EU period of days, walking from day to day: Regulation 1182/71, Article 3."""
    day = start.astimezone(zone).date()
    passed = worked = 0
    while True:
        day += datetime.timedelta(days=1)
        passed += 1
        rests = day.weekday() in free.weekend or day in free.dates
        worked += not rests
        if passed >= days and not rests and (days < 2 or worked >= 2):
            return day


@settings(max_examples=400, deadline=None)
@given(starts, some.integers(1, 40), some.sampled_from(["weekends", "Germany", "Bulgaria"]))
def test_days_of_the_eu_end_where_walking_from_day_to_day_ends(
    start: datetime.datetime, days: int, name: str
) -> None:
    zone = ZoneInfo("Europe/Berlin")
    limit = counting.letter(start, Duration(days, "d"), Setting(zone, DAYS_OFF[name], eu=True))
    assert limit is not None
    end = limit.at.astimezone(zone)
    assert (end.date(), end.time()) == (
        letter_by_hand(start, days, zone, DAYS_OFF[name]),
        datetime.time(23, 59),
    )


@pytest.mark.parametrize(
    ("start", "percents", "expected"),
    [
        ("2026-11-28T07:00+00:00", (50, 80), {50: "07:30", 80: "07:48"}),
        ("2026-11-28T08:00+00:00", (50, 80), {}),
        ("2026-11-28T09:00+00:00", (50,), {}),
        ("2026-11-28T07:59+00:00", (50, 99), {50: "07:59", 99: "07:59"}),
    ],
)
def test_no_reminder_comes_at_the_limit_or_after_it(
    start: str, percents: tuple[int, ...], expected: dict[int, str]
) -> None:
    end = datetime.datetime(2026, 11, 28, 8, tzinfo=datetime.UTC)
    found = counting.shares(datetime.datetime.fromisoformat(start), end, percents)
    assert {percent: f"{at:%H:%M}" for percent, at in found.items()} == expected


def test_a_period_that_no_calendar_holds_has_no_end() -> None:
    far = counting.safe(FIRST, Duration(99999, "year"), Setting(ZoneInfo("UTC"), NEVER))
    assert far is None
