"""Ways through the steps, checked against walking them one by one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from generator.model.attendance import sure_to_attend
from generator.model.graph import Ways, always_done, can_stop, find_ways, following, lanes, reached
from generator.model.phases import END
from generator.model.precedence import Precedence
from tests.build import playbook, small
from tests.unit.model.graphs import phases, with_phases


def walked(ways: Ways, starts: list[str], without: str | None = None) -> set[str]:
    """Return every step met by walking from some steps, by the plainest of searches."""
    met: set[str] = set()
    todo = [start for start in starts if start != without]
    while todo:
        here = todo.pop()
        if here not in met:
            met.add(here)
            todo += [later for later in ways.after.get(here, ()) if later != without]
    return met


def test_the_ways_of_the_small_playbook() -> None:
    major, minor = find_ways(playbook())
    assert major.severities == ("sev-1", "sev-2")
    assert minor.severities == ("sev-3",)
    assert major.entries == {"main": "replay", "diagnosis": "compare"}
    assert major.after["reproduced"] == ("set-severity", END)
    assert major.after["stopped"] == ("hold", "fall-back")
    assert major.after["page-commander"] == ("open-room",)
    assert minor.after["page-commander"] == ("preserve",)
    assert "open-room" not in minor.after


def test_a_step_passed_over_goes_on_with_the_step_behind_it_whatever_its_next() -> None:
    changed = playbook({"phases/contain/steps/open-room/next": "hold"})
    major, minor = changed.ways
    assert major.after["open-room"] == ("hold",)
    assert minor.after["page-commander"] == ("preserve",)


def test_the_phases_of_a_lane_follow_each_other_by_their_first_minute_not_by_file() -> None:
    book = playbook({"phases/confirm/from_minute": 40, "phases/confirm/to_minute": 50})
    assert [phase.id for phase in lanes(book)["main"]] == ["contain", "communicate", "confirm"]
    assert following(book)["next-update"] == "replay"
    assert following(book)["page-commander"] == END


def test_a_name_that_leads_to_no_step_ends_the_way() -> None:
    book = playbook({"phases/contain/steps/stopped/answers/0/goto": "nowhere"})
    assert book.ways[0].after["stopped"] == (END, "fall-back")


STEPS = "phases/contain/steps"


@pytest.mark.parametrize(
    ("step", "change", "always"),
    [
        ("pull", {}, True),
        ("fall-back", {}, False),
        ("pull", {f"{STEPS}/pull/when": "It is still wrong."}, False),
        ("open-room", {}, True),
        ("compare", {}, True),
        ("tell-users", {}, False),
        ("set-severity", {}, True),
        ("hold", {f"{STEPS}/stopped/answers/0/goto": "end"}, True),
        ("hold", {f"{STEPS}/fall-back/next": "end"}, False),
    ],
)
def test_a_step_is_always_done_where_no_way_but_the_end_of_the_incident_goes_past_it(
    step: str, change: dict[str, Any], always: bool
) -> None:
    assert always_done(playbook(change), "sev-1", step) is always


def test_an_answer_that_ends_a_side_lane_goes_past_what_stands_behind_it() -> None:
    asked = {
        "owner": "technical-lead",
        "ask": "Is it known?",
        "answers": [{"answer": "Yes", "goto": "end"}, {"answer": "No", "goto": "compare"}],
    }
    steps = {"known": asked, **small()["phases"]["diagnose"]["steps"]}
    assert not always_done(playbook({"phases/diagnose/steps": steps}), "sev-1", "compare")


def test_whom_only_a_case_pages_is_not_sure_to_attend() -> None:
    change = {f"{STEPS}/preserve/pages": ["scribe"]}
    severity = playbook(change).severities["sev-1"]
    assert "scribe" in sure_to_attend(playbook(change), severity)
    in_a_case = playbook(change | {f"{STEPS}/preserve/when": "Somebody asks."})
    assert "scribe" not in sure_to_attend(in_a_case, severity)


@given(phases())
def test_order_reach_and_end_are_those_of_walking(phases: dict[str, Any]) -> None:
    for ways in with_phases(phases).ways:
        met = walked(ways, list(ways.entries.values()))
        assert set(ways.place) == met - {END}
        assert reached(ways) == met
        assert can_stop(ways) == {step for step in ways.place if END in walked(ways, [step])}


@given(phases())
def test_without_steps_that_lead_back_every_step_stands_before_those_it_leads_to(
    phases: dict[str, Any],
) -> None:
    for ways in with_phases(phases).ways:
        for step in ways.place:
            back = set(ways.after[step]) - set(ways.ahead(step)) - {END}
            assert all(step in walked(ways, [later]) for later in back)


@given(phases())
def test_a_step_comes_always_before_another_when_no_way_gets_there_without_it(
    phases: dict[str, Any],
) -> None:
    for ways in with_phases(phases).ways:
        precedence = Precedence(ways)
        for earlier in ways.place:
            past = walked(ways, list(ways.entries.values()), without=earlier)
            for later in ways.place:
                expected = later != earlier and later not in past
                assert precedence.always_before(earlier, later) is expected
