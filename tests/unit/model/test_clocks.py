"""Clocks: which places they concern."""

from __future__ import annotations

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
