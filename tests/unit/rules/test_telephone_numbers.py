"""Numbers as people write them at home are found where the organisation does business, and other digits are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.api import check
from generator.model.places import regions_of
from generator.rules.prose.personal_contact import ID, contacts_in


@pytest.mark.parametrize(
    ("place", "number"),
    [
        ("France", "06.12.34.56.78"),
        ("Spain", "912 345 678"),
        ("Spain", "612 34 56 78"),
        ("Poland", "512 345 678"),
        ("Denmark", "32 12 34 56"),
        ("EU", "512 345 678"),
    ],
)
def test_a_national_number_is_found_in_its_region(place: str, number: str) -> None:
    text = f"On weekends ring {number} first."
    assert [found for found, _ in contacts_in(text, regions_of(place))] == [number]
    assert list(contacts_in(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "On 2026-08-08 it ended.",
        "Up to 20 000 000 users",
        "Host 10.20.30.40",
        "45 CFR 164.400-414",
        "By 12.12.2026",
    ],
)
def test_other_digits_are_no_number_in_any_region(text: str) -> None:
    assert list(contacts_in(text, (*regions_of("EU"), "US", "GB", "CH"))) == []


@pytest.mark.parametrize(
    ("place", "regions"),
    [("US, New York", ("US",)), ("U.K.", ("GB",)), ("Deutschland", ("DE",)), ("Atlantis", ())],
)
def test_a_place_has_its_regions(place: str, regions: tuple[str, ...]) -> None:
    assert regions_of(place) == regions


@pytest.mark.parametrize("example", ["bank", "healthcare", "start-up"])
def test_no_example_is_taken_for_a_person_or_a_number(example: str) -> None:
    told = check(Path("examples") / example).problems
    assert [each for each in told if each.rule in (ID, "person-named")] == []
