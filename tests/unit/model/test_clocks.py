"""Clocks: which places they concern, and from which moment they count."""

from __future__ import annotations

import datetime

import pytest

from tests.build import playbook


@pytest.mark.parametrize(
    ("jurisdiction", "places", "concerned"),
    [
        ("EU", ["EU"], True),
        ("EU", ["eu", "US"], True),
        ("EU", ["US"], False),
        ("US, New York", ["US"], True),
        ("US", ["US, New York"], True),
        ("US, California", ["US, New York"], False),
        ("USA", ["US"], False),
        ("Contract", ["EU"], True),
        ("EU", [], False),
        ("EU", ["Germany"], True),
        ("EU", ["the  Netherlands"], True),
        ("EU", ["Switzerland"], False),
        ("US", ["U.S."], True),
        ("US", ["California"], True),
        ("US, New York", ["California"], False),
        ("US, other states", ["New York"], True),
        ("US, other states", ["Texas"], True),
        ("US, other states", ["US"], True),
        ("US, other states", ["Germany"], False),
        ("US, New York", ["Texas"], False),
        ("US", ["District of Columbia"], True),
        ("US", ["Georgia"], False),
        ("UK", ["England"], True),
        ("EU", ["Deutschland"], True),
        ("EU", ["O\u0308sterreich"], True),
        ("EU", ["Schweiz"], False),
        ("US", ["États-Unis"], True),
    ],
)
def test_a_clock_concerns_a_place_around_it_or_within_it(
    jurisdiction: str, places: list[str], concerned: bool
) -> None:
    clock = playbook({"clocks/contract-notice/jurisdiction": jurisdiction}).clocks["contract-notice"]
    assert clock.concerns(places) is concerned


@pytest.mark.parametrize(
    ("changes", "begins", "can_start"),
    [
        ({}, None, True),
        ({"status": "not-yet", "in_force_from": "2027-01-01"}, "2027-01-01", True),
        ({"status": "not-yet"}, None, False),
        ({"status": "proposal", "in_force_from": "2027-01-01"}, None, False),
        ({"status": "not-yet", "in_force_from": "2027-01-01", "active": False}, None, False),
    ],
)
def test_a_clock_can_start_when_it_counts_or_counts_from_a_day_that_is_known(
    changes: dict[str, object], begins: str | None, can_start: bool
) -> None:
    clock = playbook({f"clocks/contract-notice/{name}": value for name, value in changes.items()}).clocks[
        "contract-notice"
    ]
    assert (clock.begins, clock.can_start) == (begins, can_start)


def test_a_first_day_begins_where_the_sun_rises_first() -> None:
    book = playbook({"clocks/contract-notice/in_force_from": "2027-01-01"})
    moments = ("2026-12-31T09:59:59+00:00", "2026-12-31T10:00:00+00:00", "2026-12-31T05:00:00-05:00")
    clock = book.clocks["contract-notice"]
    assert [clock.begun(datetime.datetime.fromisoformat(each)) for each in moments] == [False, True, True]
