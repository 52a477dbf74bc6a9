"""Phases that run at the same time: other lanes beside the main one, with minutes and without."""

from __future__ import annotations

from typing import Any

from generator.model.meanwhile import aside, beside
from generator.model.phases import Phase


def phases(**fields: dict[str, Any]) -> list[Phase]:
    return [Phase.model_construct(id=name, name=name, steps={}, **more) for name, more in fields.items()]


def shown(found: list[Phase]) -> list[tuple[str, list[str]]]:
    return [(phase.id, [other.id for other in others]) for phase, others in beside(found)]


def test_a_side_lane_without_minutes_stands_beside_the_phase_above_it() -> None:
    found = phases(find={}, stop={}, law={"lane": "legal"}, later={})
    assert shown(found) == [("find", []), ("stop", ["law"]), ("later", [])]


def test_a_side_lane_that_stands_first_runs_beside_the_first_phase() -> None:
    assert shown(phases(law={"lane": "legal"}, find={}, stop={})) == [("find", ["law"]), ("stop", [])]


def test_the_next_phase_of_a_side_lane_without_minutes_stays_with_the_first() -> None:
    found = phases(find={}, law={"lane": "legal"}, stop={}, tell={"lane": "legal"})
    assert shown(found) == [("find", ["law", "tell"]), ("stop", [])]


def test_an_open_side_lane_stands_beside_the_phase_that_runs_when_it_starts() -> None:
    found = phases(
        find={"to_minute": 20}, stop={"from_minute": 20, "to_minute": 60}, law={"lane": "legal"},
        press={"lane": "press", "from_minute": 30},
    )  # fmt: skip
    assert shown(found) == [("find", ["law"]), ("stop", ["press"])]


def test_a_lane_that_starts_when_the_main_one_has_ended_stands_alone() -> None:
    found = phases(stop={"to_minute": 60}, long={"lane": "long", "from_minute": 60})
    assert shown(found) == [("stop", []), ("long", [])]


def test_phases_for_other_types_stand_beside_each_other_and_are_no_side_lane() -> None:
    one, two = {"only_for_types": ["a"], "to_minute": 9}, {"only_for_types": ["b"], "to_minute": 9}
    found = phases(one=one, two=two, law={"lane": "legal"})
    assert (shown(found), {name: main.id for name, main in aside(found).items()}) == (
        [("one", ["two", "law"])],
        {"law": "one"},
    )


def test_where_no_phase_is_in_the_main_lane_the_lane_of_the_first_one_is_it() -> None:
    assert shown(phases(a={"lane": "x"}, b={"lane": "y"}, c={"lane": "x"})) == [("a", ["b"]), ("c", [])]
