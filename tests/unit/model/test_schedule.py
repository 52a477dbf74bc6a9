"""How busy roles get, how long phases take, when steps can start."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model.graph import Ways
from generator.model.phases import DecisionStep, Phase, Step
from generator.model.schedule import Load, busy_roles, earliest_minutes, longest_way, role_loads
from tests.build import playbook
from tests.unit.model.graphs import phases, with_phases


def minutes(step: Step) -> int:
    return step.minutes


def trails(ways: Ways, phase: Phase) -> list[list[str]]:
    """Return every way through a phase that never leads back, from every step of it."""

    def onward(step: str) -> list[list[str]]:
        later = [target for target in ways.ahead(step) if target in phase.steps]
        return [[step], *([step, *trail] for target in later for trail in onward(target))]

    return [trail for step in phase.steps if step in ways.place for trail in onward(step)]


def side_by_side(phase: Phase, trail: list[str]) -> int:
    """Return how long a way takes when each role does its own steps and a decision waits for all."""
    minute, free = 0, dict[str, int]()
    for step in (phase.steps[step_id] for step_id in trail):
        if isinstance(step, DecisionStep):
            minute = max([minute, *free.values()]) + step.minutes
            free = {}
        else:
            for role in busy_roles(step):
                free[role] = free.get(role, minute) + step.minutes
    return max([minute, *free.values()])


def test_the_earliest_minutes_of_the_small_playbook() -> None:
    book = playbook()
    found = earliest_minutes(book, book.ways[0])
    assert {step: found[step] for step in ("replay", "page-commander", "open-room", "preserve")} == {
        "replay": 0,
        "page-commander": 3,
        "open-room": 5,
        "preserve": 5,
    }
    assert found["pull"] == 7
    assert found["stopped"] == 10
    assert found["hold"] == 11
    assert found["tell-staff"] == 15


def test_those_who_do_the_work_spend_the_minutes_not_the_one_who_answers_for_it() -> None:
    book = playbook({"phases/contain/steps/pull/responsible": ["machine-learning-engineer", "scribe"]})
    assert busy_roles(book.steps["pull"]) == ("machine-learning-engineer", "scribe")
    assert busy_roles(book.steps["preserve"]) == ("technical-lead",)
    assert busy_roles(book.steps["stopped"]) == ("technical-lead",)


def test_the_heaviest_way_of_a_role_is_reported_with_its_steps() -> None:
    book = playbook()
    loads = dict(role_loads(book.ways[0], book.phases["contain"], minutes, 7))
    assert loads == {"technical-lead": Load(8, ("preserve", "pull", "stopped", "fall-back"))}


@given(phases(), st.integers(0, 6))
def test_loads_and_lengths_are_those_of_the_worst_way(phases: dict[str, Any], limit: int) -> None:
    book = with_phases(phases)
    for ways in book.ways:
        for phase in book.phases.values():
            found = trails(ways, phase)
            assert longest_way(ways, phase) == max((side_by_side(phase, way) for way in found), default=0)
            loads = {role: load.total for role, load in role_loads(ways, phase, minutes, limit)}
            for role in ("technical-lead", "incident-commander"):
                own = (
                    sum(phase.steps[step].minutes for step in way if role in busy_roles(phase.steps[step]))
                    for way in found
                )
                most = max(own, default=0)
                assert loads.get(role) == (most if most > limit else None)


@given(phases())
def test_every_step_that_is_reached_has_an_earliest_minute_in_or_after_its_phase(
    phases: dict[str, Any],
) -> None:
    book = with_phases(phases)
    for ways in book.ways:
        found = earliest_minutes(book, ways)
        assert set(found) == set(ways.place)
        assert all(minute >= book.phase_of[step].from_minute for step, minute in found.items())
