"""Pages say until when things are fresh; the mark that it is over needs a day that somebody named."""

from __future__ import annotations

import datetime
import re

import pytest

from generator.pages import PageOptions, render_pages
from tests.build import playbook


def marked(today: str | None) -> list[str]:
    day = datetime.date.fromisoformat(today) if today else None
    pages = render_pages(playbook(), PageOptions(today=day))
    return sorted(page.path for page in pages if "pb-expired" in page.text)


@pytest.mark.parametrize(
    ("today", "pages"),
    [
        (None, []),
        ("2027-01-18", []),
        ("2027-01-19", ["levers.md"]),
        (
            "2027-07-01",
            ["about.md", "clocks.md", "coverage.md", "index.md", "levers.md", "types/quality-regression.md"],
        ),
    ],
)
def test_what_is_too_old_on_the_day_is_marked_and_nothing_without_a_day(
    today: str | None, pages: list[str]
) -> None:
    assert marked(today) == pages


def test_the_day_until_which_something_counts_stands_on_its_page() -> None:
    text = {page.path: page.text for page in render_pages(playbook(), PageOptions())}
    assert "2026-10-20, again by 2027-01-18" in text["levers.md"]
    assert "2026-11-02, again by 2027-03-02" in text["clocks.md"]
    assert "again by 2027-05-01" in text["about.md"]


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2027-01-18", []),
        ("2027-01-19", ["Overdue"]),
        ("2027-04-18", ["Overdue"]),
        ("2027-04-19", ["Expired"]),
    ],
)
def test_a_mark_is_a_warning_first_and_an_error_after_twice_the_time(today: str, words: list[str]) -> None:
    options = PageOptions(today=datetime.date.fromisoformat(today))
    (text,) = (page.text for page in render_pages(playbook(), options) if page.path == "levers.md")
    assert sorted(set(re.findall('<strong class="pb-expired">([^<]*)', text))) == words
