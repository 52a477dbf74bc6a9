"""Until when things count as fresh."""

from __future__ import annotations

import datetime

import pytest

from generator.model.freshness import (
    clock_check,
    drill_played,
    everything_dated,
    lever_test,
    review,
    source_check,
)
from generator.rules.registry import AGEING, check_all
from tests.build import playbook

DAY = datetime.date.fromisoformat


def test_each_kind_has_its_time() -> None:
    contact = {"rota": "Scribes", "reach": "Pager", "checked_on": "2026-11-02"}
    undated = {"rota": "Leads", "reach": "Pager"}
    contacts = {"scribe": contact, "technical-lead": undated}
    book = playbook({"about/review_within": "30d", "contacts": contacts})
    found = {str(dated.spot): str(dated.due) for dated in everything_dated(book)}
    assert found == {
        "about/reviewed_on": "2026-12-02",
        "levers/kill-switch/tested_on": "2027-01-18",
        "levers/roll-back-model/tested_on": "2027-01-18",
        "clocks/contract-notice/as_of": "2027-03-02",
        "contacts/scribe/checked_on": "2027-01-31",
        "sources/brief/checked_on": "2027-11-02",
    }


def test_the_last_day_is_still_fresh_and_twice_the_time_is_still_a_warning() -> None:
    lever = lever_test(playbook().levers["kill-switch"])
    assert lever is not None
    days = ("2027-01-18", "2027-01-19", "2027-04-18", "2027-04-19")
    assert [lever.is_overdue(DAY(day)) for day in days] == [False, True, True, True]
    assert [lever.is_expired(DAY(day)) for day in days] == [False, False, False, True]


def test_what_has_no_day_or_is_switched_off_does_not_age() -> None:
    book = playbook({"clocks/contract-notice/active": False}, remove=["levers/kill-switch/tested_on"])
    assert lever_test(book.levers["kill-switch"]) is None
    assert clock_check(book.clocks["contract-notice"]) is None


def test_the_calendar_ends_and_nothing_breaks() -> None:
    book = playbook({"about/reviewed_on": "9999-12-30", "about/review_within": "99999 years"})
    read, source = review(book.about), source_check(book.sources["brief"])
    assert read
    assert read.due == datetime.date.max
    assert not read.is_expired(datetime.date.max)
    assert source
    assert source.due.year == 2027


def test_a_drill_is_as_fresh_as_the_last_time_it_was_played() -> None:
    held = [
        {"played_on": day, "severity": "sev-2", "led_by": "Support", "found": ["Slow."]}
        for day in ("2026-03-01", "2026-09-15", "2025-01-01")
    ]
    drill = "drills/drill-quality-regression/held"
    dues = [
        ("/".join(map(str, each.spot.path)), str(each.due))
        for each in everything_dated(playbook({drill: held}))
    ]
    assert (f"{drill}/1/played_on", "2027-09-15") in dues
    assert drill_played(playbook().drills["drill-quality-regression"]) is None


@pytest.mark.parametrize("rule", AGEING)
def test_without_a_day_nothing_ages(rule: str) -> None:
    old = playbook({"about/reviewed_on": "1999-01-01", "clocks/contract-notice/as_of": "1999-01-01"})
    assert [problem for problem in check_all(old) if problem.rule == rule] == []
