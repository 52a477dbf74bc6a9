"""Due times of the shipped clocks are those that a person worked out from the text of the law."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.deadlines import Incident, count, moment_of, place_named
from generator.model import Playbook
from tests.build import data_of, shipped_playbook

CASES = data_of(Path(__file__).parents[2] / "cases" / "deadlines.yaml")


@cache
def shipped() -> Playbook:
    return shipped_playbook()


def incident(case: dict[str, Any]) -> Incident:
    place = case.get("place")
    return Incident(
        {name: moment_of(text) for name, text in case["at"].items()},
        {(case["clock"], number): moment_of(text) for number, text in case.get("sent", {}).items()},
        place_named(place) if place else None,
        case.get("zone"),
        tuple(case.get("kinds", ())),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['clock']}: {case['says']}")
def test_a_due_time_is_what_the_law_gives(case: dict[str, Any]) -> None:
    counted = count(shipped(), incident(case), [case["clock"]]).counted[0]
    found = {
        due.number: [due.safe and due.safe.at, due.letter and due.letter.at]
        for due in counted.dues
        if due.number in case["due"]
    }
    assert found == {number: [moment_of(text) for text in pair] for number, pair in case["due"].items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['clock']}: {case['says']}")
def test_reminders_come_after_the_start_and_before_the_safe_moment(case: dict[str, Any]) -> None:
    counted = count(shipped(), incident(case), [case["clock"]]).counted[0]
    for due in counted.dues:
        moments = [each.at for each in due.reminders]
        assert moments == sorted(moments)
        assert all(due.start and due.safe and due.start <= at < due.safe.at for at in moments)


def test_a_short_second_limit_is_reminded_of_in_time() -> None:
    case = next(case for case in CASES if case["says"].startswith("24 hours after awareness"))
    counted = count(shipped(), incident(case), ["dora-19"]).counted[0]
    berlin = datetime.timezone(datetime.timedelta(hours=1))
    assert [each.at.astimezone(berlin).strftime("%H:%M") for each in counted.dues[0].reminders] == [
        "07:30",
        "07:48",
    ]
