"""When each step of the first hour is done, by everybody and by the few who are there at night."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from generator.model import Playbook
from generator.model.phases import DecisionStep
from generator.model.schedule import busy_roles
from generator.model.timetable import (
    Slot,
    Timetable,
    heaviest_way,
    late_phases,
    with_full_crew,
    with_night_crew,
)
from tests.build import playbook
from tests.unit.model.graphs import phases, with_phases


def lines(table: Timetable | None) -> list[str]:
    """Return a timetable as people would write it: minutes, step, who."""
    assert table is not None
    return [
        f"{slot.begins}-{slot.ends} {slot.step} {' '.join(map(str, slot.people))}" for slot in table.slots
    ]


CONFIRMED = ["0-1 replay 1", "1-2 reproduced 1", "2-3 set-severity 1", "3-4 page-commander 1"]


def test_with_everybody_there_each_role_works_beside_the_others() -> None:
    book = playbook()
    table = with_full_crew(book, book.ways[0])
    assert [role for (role,) in table.crew.people] == [
        "incident-commander",
        "technical-lead",
        "communications-lead",
        "executive-on-call",
        "machine-learning-engineer",
    ]
    assert lines(table) == [
        *CONFIRMED,
        "5-6 open-room 0",
        "5-7 preserve 1",
        "7-10 pull 1",
        "10-11 stopped 1",
        "11-13 fall-back 1",
        "11-13 hold 2",
        "15-18 tell-staff 2",
        "15-17 clear 3",
        "15-20 compare 4",
        "18-19 affected 2",
        "19-24 tell-users 2",
        "19-20 next-update 0",
    ]


def test_at_night_one_person_does_one_thing_after_the_other() -> None:
    book = playbook()
    assert lines(with_night_crew(book, book.ways[0])) == [
        *CONFIRMED,
        "5-6 open-room 0",
        "5-7 preserve 1",
        "7-10 pull 1",
        "10-11 stopped 1",
        "11-13 fall-back 1",
        "11-13 hold 0",
        "15-18 tell-staff 0",
        "15-17 clear 2",
        "15-20 compare 1",
        "18-19 affected 0",
        "19-24 tell-users 0",
        "24-25 next-update 0",
    ]


def test_the_chain_of_a_phase_is_what_decides_when_it_is_done() -> None:
    book = playbook()
    table = with_full_crew(book, book.ways[0])
    chains = {phase.id: [slot.step for slot in table.chain(phase)] for phase in book.phases.values()}
    assert chains == {
        "confirm": ["replay", "reproduced", "set-severity", "page-commander"],
        "contain": ["preserve", "pull", "stopped", "fall-back"],
        "diagnose": ["compare"],
        "communicate": ["tell-staff", "affected", "tell-users"],
    }


def test_a_step_waits_for_those_named_in_after_also_in_another_lane() -> None:
    book = playbook({"phases/communicate/steps/next-update/after": ["compare", "tell-users"]})
    table = with_full_crew(book, book.ways[0])
    assert "24-25 next-update 0" in lines(table)
    assert [slot.step for slot in table.chain(book.phases["communicate"])][-2:] == [
        "tell-users",
        "next-update",
    ]


def test_a_role_that_has_to_wait_with_a_step_does_not_go_on_with_its_next_one() -> None:
    book = playbook({
        "phases/communicate/steps/tell-staff/after": ["compare"],
        "phases/communicate/steps/clear/owner": "communications-lead",
    })  # fmt: skip
    assert {"20-23 tell-staff 2", "23-25 clear 2"} <= set(lines(with_full_crew(book, book.ways[0])))


def test_work_of_the_same_person_holds_a_step_up_and_not_what_others_finish_in_that_minute() -> None:
    book = playbook({
        "phases/contain/steps/fall-back/minutes": 5,
        "phases/contain/steps/hold/minutes": 5,
        "phases/communicate/steps/tell-staff/owner": "technical-lead",
        "phases/diagnose/steps/compare/owner": "communications-lead",
    })  # fmt: skip
    table = with_full_crew(book, book.ways[0])
    assert {"11-16 fall-back 1", "11-16 hold 2", "16-21 compare 2"} <= set(lines(table))
    assert [slot.held_up_by for slot in table.slots if slot.step == "compare"] == ["hold"]


def test_a_role_on_the_phone_is_a_person_of_its_own() -> None:
    by_phone = ["machine-learning-engineer", "executive-on-call"]
    book = playbook({"about/night_crew": {"people": 2, "by_phone": by_phone}})
    table = with_night_crew(book, book.ways[0])
    assert table is not None
    assert table.crew.by_phone == ("executive-on-call", "machine-learning-engineer")
    assert {"15-17 clear 2", "15-20 compare 3"} <= set(lines(table))


def test_there_is_no_timetable_when_the_roles_are_too_many_for_the_people() -> None:
    book = playbook({"about/night_crew": {"people": 1}})
    assert with_night_crew(book, book.ways[0]) is None


def test_of_two_answers_the_one_with_more_work_is_taken() -> None:
    book = playbook()
    assert "fall-back" in heaviest_way(book, book.ways[0])
    quick = playbook(
        {
            "phases/contain/steps/stopped/answers/0/goto": "tell-staff",
            "phases/contain/steps/fall-back/minutes": 0,
        }
    )
    assert "hold" in heaviest_way(quick, quick.ways[0])


def test_steps_that_wait_for_each_other_across_lanes_are_stuck() -> None:
    book = playbook({
        "phases/diagnose/steps/compare/after": ["tell-staff"],
        "phases/communicate/steps/tell-staff/after": ["compare"],
    })  # fmt: skip
    table = with_full_crew(book, book.ways[0])
    assert table.stuck == ("tell-staff", "affected", "tell-users", "next-update", "compare")


def test_a_role_does_nothing_before_the_step_that_pages_it() -> None:
    """Somebody who sleeps does not save evidence; who has worked before is there already."""
    paged: dict[str, object] = {
        "phases/confirm/steps/page-commander/pages": ["incident-commander", "machine-learning-engineer"]
    }
    moved: dict[str, object] = {"phases/diagnose/from_minute": 0, "phases/contain/from_minute": 0}
    book = playbook(paged | moved)
    table = with_full_crew(book, book.ways[0])
    assert {"3-4 page-commander 1", "4-5 open-room 0"} <= set(lines(table))
    before = playbook(moved | {"phases/confirm/steps/replay/owner": "incident-commander"})
    assert "1-2 open-room 0" not in lines(with_full_crew(before, before.ways[0]))


def test_a_step_of_one_type_waits_until_triage_says_which_it_is() -> None:
    limited: dict[str, object] = {
        "phases/contain/from_minute": 0,
        "phases/contain/steps/preserve/only_for_types": ["quality-regression"],
        "phases/contain/steps/preserve/owner": "communications-lead",
        "phases/contain/steps/open-room/pages_responders": False,
        "types/second": {"name": "Second", "looks_like": "Another sign of harm.", "levers": ["kill-switch"]},
    }
    book = playbook(limited)
    (ways,) = (
        ways for ways in book.ways if ways.types == ("quality-regression",) and "sev-1" in ways.severities
    )
    table = with_full_crew(book, ways)
    starts = {slot.step: slot.begins for slot in table.slots}
    assert starts["preserve"] == next(slot.ends for slot in table.slots if slot.step == "set-severity")


def test_a_call_that_waits_for_the_work_of_whom_it_calls_holds_nobody_up() -> None:
    """Nothing is stuck because of what nobody wrote."""
    book = playbook({
        "phases/confirm/steps/page-commander/after": ["compare"],
        "phases/confirm/steps/page-commander/pages": ["machine-learning-engineer"],
        "phases/diagnose/lane": "beside",
    })  # fmt: skip
    assert with_full_crew(book, book.ways[0]).stuck == ()


def test_a_phase_whose_steps_follow_each_other_too_long_is_late() -> None:
    book = playbook({"phases/communicate/steps/tell-users/minutes": 12})
    table = with_full_crew(book, book.ways[0])
    assert late_phases(book, table) == (book.phases["communicate"],)
    assert table.ends == table.done(book.phases["communicate"]) == 31


@given(phases())
def test_nobody_does_two_things_at_once_and_nothing_starts_before_what_it_waits_for(
    phases: dict[str, Any],
) -> None:
    book = with_phases(phases)
    for ways in book.ways:
        for table in (with_full_crew(book, ways), with_night_crew(book, ways)):
            if table is not None:
                assert {slot.step for slot in table.slots} | set(table.stuck) == set(heaviest_way(book, ways))
                assert [
                    slot for slot in table.slots if slot.begins < book.phase_of[slot.step].from_minute
                ] == []
                assert list(clashes(book, table)) == []


def clashes(book: Playbook, table: Timetable) -> list[tuple[Slot, Slot]]:
    """Return pairs of steps that overlap although they share a person, are ordered, or are cut by a decision."""
    pairs = [(one, other) for index, one in enumerate(table.slots) for other in table.slots[index + 1 :]]
    return [
        (one, other) for one, other in pairs if one.ends > other.begins and not _may_overlap(book, one, other)
    ]


def _may_overlap(book: Playbook, one: Slot, other: Slot) -> bool:
    if one.begins == one.ends or other.begins == other.ends:
        return True
    steps = book.steps[one.step], book.steps[other.step]
    lanes = {book.phase_of[step.id].lane for step in steps}
    decided = len(lanes) == 1 and any(isinstance(step, DecisionStep) for step in steps)
    shared = set(one.people) & set(other.people) or set(busy_roles(steps[0])) & set(busy_roles(steps[1]))
    return not decided and not shared and one.step not in steps[1].after
