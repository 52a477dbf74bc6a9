"""What holds for every page of the site, looked at in one walk: it fits a phone, is in order and needs no network."""

from __future__ import annotations

import itertools

import pytest

from tests.browser.conftest import PHONE, Walk

pytestmark = pytest.mark.browser


def test_no_page_scrolls_sideways_on_a_phone(walk: Walk) -> None:
    assert {name: seen.width for name, seen in walk.pages.items() if seen.width > PHONE["width"]} == {}


def test_headings_step_down_one_level_at_a_time(walk: Walk) -> None:
    def is_wrong(levels: list[int]) -> bool:
        jumps = any(after > before + 1 for before, after in itertools.pairwise(levels))
        return levels[:1] != [1] or levels.count(1) > 1 or jumps

    assert {name: seen.levels for name, seen in walk.pages.items() if is_wrong(seen.levels)} == {}


def test_no_page_asks_for_anything_from_elsewhere_or_reports_an_error(walk: Walk) -> None:
    assert len(walk.visit.requests) > len(walk.pages)
    assert walk.visit.foreign == []
    assert walk.visit.complaints == []
