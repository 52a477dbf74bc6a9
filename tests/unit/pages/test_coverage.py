"""The tables of the coverage page say what is there, what is missing and what is left open on purpose."""

from __future__ import annotations

import datetime
import html
import re

from generator import api
from generator.pages import PageOptions, render_pages
from generator.pages.coverage import Coverage, coverage
from generator.pages.sayings import AUDIENCES, STAGES
from tests.build import playbook


def tables(change: dict[str, object] | None = None, remove: tuple[str, ...] = ()) -> Coverage:
    return coverage(playbook(change, remove), tuple(AUDIENCES), tuple(STAGES))


def test_a_type_has_the_levers_that_are_fast_enough_at_each_severity() -> None:
    change: dict[str, object] = {
        "levers/kill-switch/effect_within": "40m",
        "types/quality-regression/severity_floor": "sev-2",
    }
    (row,) = tables(change).types
    assert [None if cell is None else cell.levers for cell in row.cells] == [
        ("roll-back-model",),
        ("roll-back-model", "kill-switch"),
        None,
    ]


def test_a_kind_shows_what_it_names_itself_why_it_has_no_drill_and_what_it_lacks() -> None:
    kind = {"name": "After a release", "looks_like": "It began with a release."}
    why = [{"rule": "kind-without-drill", "reason": "Found by day."}]
    change: dict[str, object] = {
        "types/quality-regression/levers": [],
        "types/quality-regression/kinds": {
            "own": {**kind, "levers": ["kill-switch"], "accepted": why},
            "bare": {**kind, "name": "Bare"},
        },
    }
    own, bare = tables(change).kinds
    assert (own.of.id, own.no_drill, own.holes) == ("quality-regression", "Found by day.", ())
    assert (bare.no_drill, [hole.gap.lacks for hole in bare.holes]) == ("", ["kind 'bare' has no lever"])
    waived = {
        "coverage/no-lever": {"table": "kinds", "kind": "bare", "reason": "It waits.", "until": "2030-01-01"}
    }
    (hole,) = tables(change | waived).kinds[1].holes
    assert hole.waiver
    assert hole.waiver.id == "no-lever"


def test_a_phase_counts_the_steps_of_each_severity() -> None:
    rows = {
        row.phase.id: [(cell.walked.steps, cell.walked.minutes) for cell in row.cells]
        for row in tables().phases
    }
    assert rows["contain"] == [((6, 6), (11, 11)), ((6, 6), (11, 11)), ((5, 5), (10, 10))]


def test_steps_of_types_that_exclude_each_other_are_not_added_up() -> None:
    """No incident has both types, so nobody does the steps of both."""
    change: dict[str, object] = {
        "phases/contain/steps/preserve/only_for_types": ["quality-regression"],
        "phases/contain/steps/pull/only_for_types": ["second"],
        "types/second": {"name": "Second", "looks_like": "Another sign of harm.", "levers": ["kill-switch"]},
    }
    found = tables(change)
    (cell,) = (row.cells[0] for row in found.phases if row.phase.id == "contain")
    assert (cell.walked.steps, cell.walked.minutes) == ((5, 5), (8, 9))
    (role,) = (row for row in found.roles if row.role.id == "technical-lead")
    assert {phase.id: count for phase, count in role.steps}["contain"] == 3


def test_a_role_shows_what_calls_it_and_what_it_does() -> None:
    rows = {row.role.id: row for row in tables().roles}
    expert = rows["machine-learning-engineer"]
    assert [kind.id for kind in expert.types] == ["quality-regression"]
    assert {phase.id: count for phase, count in expert.steps if count} == {"diagnose": 1}
    assert (expert.levers, expert.severities) == (2, ())


def test_words_stand_by_audience_and_stage_with_their_severities() -> None:
    rows = {(row.audience, cell.stage): cell for row in tables().words for cell in row.cells}
    scripts = rows["public", "holding"].scripts
    assert [(name, [severity.id for severity in where]) for name, where in scripts] == [
        ("holding-notice", ["sev-1", "sev-2"])
    ]


def test_a_gap_stands_in_its_cell_with_the_waiver_that_accepts_it() -> None:
    found = tables(remove=("coverage/executive-on-the-call",))
    cells = {(row.audience, cell.stage): cell for row in found.words for cell in row.cells}
    open_gaps = [(severity.id, hole.waiver) for severity, hole in cells["executives", "update"].holes]
    assert open_gaps == [("sev-1", None)]
    waived = [hole.waiver.id for _, hole in cells["support", "initial"].holes if hole.waiver]
    assert waived == ["no-support-desk", "no-support-desk"]


def page(change: dict[str, object], today: str | None = None) -> str:
    """Return the words of the coverage page from the warnings to where it says what it was made from."""
    options = PageOptions(today=datetime.date.fromisoformat(today) if today else None, rules=api.rule_docs())
    text = next(each.text for each in render_pages(playbook(change), options) if each.path == "coverage.md")
    article, _, _ = text.partition('<details class="pb-fold pb-reviewers')
    words = " ".join(html.unescape(re.sub("<[^>]*>", " ", article)).split())
    return words.split("Warnings we let stand {: #_waived } ")[1]


def test_a_warning_that_is_let_stand_shows_where_why_and_until_when() -> None:
    answer = {"rule": "long-sentence", "reason": "Quoted from the contract.", "until": "2027-01-31"}
    change: dict[str, object] = {
        "about/accepted": [{"rule": "filler-text", "reason": "A joke of ours."}],
        "levers/kill-switch/accepted": [answer],
        "phases/contain/steps/pull/accepted": [answer | {"until": "2027-02-01"}],
    }
    assert page(change, today="2027-02-01") == (
        "Somebody read each of these warnings of the check and answered it. "
        "about , filler-text : A joke of ours. without an end "
        "Pull the first lever of this incident type. , long-sentence : Quoted from the contract. until 2027-02-01 "
        "Switch the feature off , long-sentence : Quoted from the contract. until 2027-01-31 Expired"
    )


def test_without_such_a_warning_the_page_says_so() -> None:
    assert page({}) == "None."
