"""Steps and phases that belong to some incident types or kinds: which ways there are, and who walks what."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.model import Playbook
from generator.model.belonging import is_for_type, possible_together, type_groups
from generator.model.coverage import gaps
from generator.model.graph import after_triage, lanes, walk_of, walked_for
from generator.model.timetable import with_full_crew
from generator.pages import PageOptions, render_pages
from generator.pages.hour import walk
from generator.rules.registry import check_all
from tests.build import changed, playbook, small

KINDS = {
    "drift": {"name": "Drift", "looks_like": "It got worse slowly."},
    "bad-release": {"name": "Bad release", "looks_like": "It got worse at once."},
}


def two_types(change: dict[str, Any] | None = None) -> Playbook:
    """Return the small playbook with a second type, B, and two kinds of the first."""
    other = small()["types"]["quality-regression"] | {"name": "Leak", "letter": "B"}
    return playbook({"types/leak": other, "types/quality-regression/kinds": KINDS} | (change or {}))


def _only(step: str, *names: str) -> dict[str, Any]:
    return {f"phases/contain/steps/{step}/only_for_types": list(names)}


def test_where_no_step_names_a_type_there_is_one_group_and_ways_name_no_types() -> None:
    """A playbook without such steps has the ways it had."""
    found = two_types()
    assert type_groups(found) == ((),)
    assert {ways.types for ways in found.ways} == {()}


def test_a_type_that_is_named_stands_for_its_kinds_and_a_kind_for_itself_alone() -> None:
    """What nobody names is not told apart."""
    assert type_groups(two_types(_only("fall-back", "leak"))) == (("quality-regression",), ("leak",))
    found = two_types(_only("fall-back", "drift"))
    assert type_groups(found) == (("quality-regression", "leak"), ("drift",))
    step = found.steps["fall-back"]
    assert [is_for_type(found, step, name) for name in ("drift", "bad-release", "quality-regression", "leak")] == [
        True, False, False, False,
    ]  # fmt: skip


def test_the_page_of_the_first_hour_filters_by_type_too_and_lists_the_steps_that_only_some_have() -> None:
    """The tile of a phase that all types walk says which of its steps go."""
    pages = {
        page.path: page.text for page in render_pages(two_types(_only("fall-back", "leak")), PageOptions())
    }
    text = pages["first-hour.md"]
    assert re.findall(r'name="type"(?: class="(pb-t\d)")?', text) == ["", "pb-t1", "pb-t2"]
    (item,) = re.findall(r'<li class="(pb-typed[^"]*)">5\. <a[^>]*#fall-back"', text)
    assert item.split() == ["pb-typed", "pb-of2"]
    own = two_types(_only("fall-back", "leak") | _only("open-room", "quality-regression"))
    shown = {page.path: page.text for page in render_pages(own, PageOptions())}["types/leak.md"]
    assert re.findall(r'<li value="(\d)"><?b?>?<a [^>]*contain', shown.partition("{: #_walk }")[2]) == list(
        "23456"
    )
    same = {page.path: page.text for page in render_pages(two_types(), PageOptions())}
    assert "pb-filter" not in same["first-hour.md"]


def test_a_way_passes_over_a_step_of_another_type_and_lands_on_the_next() -> None:
    """The answers that lead to it go on with the step that stands behind it."""
    found = two_types(_only("fall-back", "leak"))
    by_type = {ways.types: ways for ways in found.ways if "sev-1" in ways.severities}
    assert by_type["leak",].after["stopped"] == ("hold", "fall-back")
    assert by_type["quality-regression",].after["stopped"] == ("hold",)
    assert "fall-back" not in by_type["quality-regression",].place
    assert [kind.id for kind in walked_for(found)["fall-back"]] == ["leak"]
    assert "fall-back" in walk_of(found, found.types["leak"])


def test_a_phase_for_one_type_takes_all_its_steps_along() -> None:
    """Two phases in the same minutes of one lane are no overlap when they are for different types."""
    twin = small()["phases"]["contain"] | {"name": "Contain a leak", "only_for_types": ["leak"]}
    twin["steps"] = {"cut-off": small()["phases"]["contain"]["steps"]["pull"] | {"after": []}}
    found = two_types({"phases/contain/only_for_types": ["quality-regression"], "phases/contain-leak": twin})
    assert [phase.id for phase in lanes(found, ("leak",))["main"]] == [
        "confirm",
        "contain-leak",
        "communicate",
    ]
    assert "pull" not in walk_of(found, found.types["leak"])
    assert not {"phase-overlap", "phase-gap"} & {problem.rule for problem in check_all(found)}
    kept = two_types({"phases/contain-leak": twin | {"only_for_types": []}})
    assert "phase-overlap" in {problem.rule for problem in check_all(kept)}


def test_minutes_that_belong_to_no_phase_of_a_type_are_told_with_the_type() -> None:
    """A phase for one type leaves a gap for the others."""
    found = two_types({"phases/contain/only_for_types": ["leak"]})
    told = [problem.message for problem in check_all(found) if problem.rule == "phase-gap"]
    assert told == ["minutes 5 to 15 belong to no phase of the main lane for 'quality-regression'"]


def test_the_timetable_of_a_type_has_the_steps_of_that_type() -> None:
    """Each group of types has one of its own."""
    found = two_types(_only("preserve", "leak") | {"phases/contain/steps/pull/after": []})
    tables = {
        ways.types: {slot.step for slot in with_full_crew(found, ways).slots}
        for ways in found.ways
        if "sev-1" in ways.severities
    }
    assert tables["leak",] - tables["quality-regression",] == {"preserve"}


def test_a_phase_without_a_step_for_a_type_is_a_gap() -> None:
    """Coverage looks at phases by type once steps differ by type."""
    found = two_types({"phases/diagnose/steps/compare/only_for_types": ["leak"]})
    assert [dict(gap.cell) for gap in gaps(found) if gap.table == "phases"] == [
        {"phase": "diagnose", "type": "quality-regression"}
    ]


def test_the_step_after_triage_is_one_of_the_type_where_it_is_known() -> None:
    """While nobody knows the type, only steps for all of them come next."""
    found = two_types({"phases/confirm/steps/page-commander/only_for_types": ["leak"]})
    names = {kind: after_triage(found, "sev-1", kind) for kind in ("leak", "quality-regression", None)}
    assert {kind: step and step.id for kind, step in names.items()} == {
        "leak": "page-commander", "quality-regression": "open-room", None: "open-room",
    }  # fmt: skip


def test_severities_and_types_go_together_as_the_floor_of_the_type_allows() -> None:
    """A severity that no type can have counts as possible with all."""
    found = two_types({"types/leak/severity_floor": "sev-1", **_only("pull", "leak")})
    assert possible_together(found, ("sev-1", "sev-2"), ("leak",)) == (("sev-1",), ("leak",))
    assert possible_together(found, ("sev-2",), ("leak",)) == ((), ())
    floors = {f"types/{name}/severity_floor": "sev-1" for name in ("leak", "quality-regression")}
    assert possible_together(two_types(floors), ("sev-2",), ("leak",)) == (("sev-2",), ("leak",))


def test_the_walk_of_a_type_marks_its_own_steps_and_is_left_out_without_any() -> None:
    """What the page of a type shows."""
    found = two_types(_only("fall-back", "leak"))
    own = {step.id: only for _, steps in walk(found, found.types["leak"]) for step, only in steps}
    assert (own["fall-back"], own["pull"]) == (("leak",), ())
    assert walk(found, found.types["quality-regression"]) == ()


def test_the_walk_of_a_type_has_no_step_for_a_severity_that_the_type_cannot_have() -> None:
    floor = {"types/leak/severity_floor": "sev-1", "phases/contain/steps/preserve/only_for": ["sev-2"]}
    found = two_types(floor | _only("fall-back", "leak"))
    walked = {step.id for _, steps in walk(found, found.types["leak"]) for step, _ in steps}
    assert ("pull" in walked, "preserve" in walked) == (True, False)


@pytest.mark.parametrize(
    ("change", "at", "message"),
    [
        (
            {"types/leak/severity_floor": "sev-1", "phases/contain/steps/pull/only_for_types": ["leak"],
             "phases/contain/steps/pull/only_for": ["sev-2"]},
            "phases/contain/steps/pull/only_for",
            "'pull' is for 'leak' only, which is never 'sev-2': its `severity_floor` is worse",
        ),
        (
            {"phases/diagnose/only_for_types": ["leak"], "phases/diagnose/steps/compare/only_for_types": ["drift"]},
            "phases/diagnose/steps/compare/only_for_types",
            "'compare' is for 'drift' only, but its phase 'diagnose' is for 'leak' only",
        ),
    ],
)  # fmt: skip
def test_a_step_that_its_types_never_reach_is_told(change: dict[str, Any], at: str, message: str) -> None:
    """The place to mend is named: severities that the type cannot have, or types that the phase leaves out."""
    told = [problem for problem in check_all(two_types(change)) if problem.rule == "unreachable-step"]
    assert [(str(problem.spot), problem.message) for problem in told] == [(at, message)]


def test_a_name_that_is_neither_type_nor_kind_is_told_with_the_nearest() -> None:
    """The reference is one to types and kinds."""
    told = [
        problem
        for problem in check_all(two_types(_only("pull", "drif")))
        if problem.rule == "unknown-reference"
    ]
    assert [(problem.message, problem.hint) for problem in told] == [
        ("there is no 'drif' in types and kinds", "did you mean 'drift'?")
    ]
    assert changed(_only("pull", "leak"))["phases"]["contain"]["steps"]["pull"]["only_for_types"] == ["leak"]
