"""Building the model: every fault of shape is found at its place, in words an author understands."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model import build_playbook
from generator.problems import Problem, Spot
from tests.build import changed

LEVER: dict[str, Any] = {
    "name": "Switch it off",
    "what": "The feature answers with a static page.",
    "owner": "technical-lead",
    "backup": "deputy",
    "effect_within": "5m",
    "reversible": "yes",
    "verify": "Ask it something.",
    "undo": "Switch it on.",
}


def problems_of(lever: object, key: str = "kill-switch") -> list[tuple[str, str, bool, str, str | None]]:
    """Return rule, place, whether the key is meant, message and hint of each problem of one lever."""
    _, problems = build_playbook({"levers": {key: lever}})
    return [_short(problem) for problem in problems if problem.rule != "missing-concept"]


def _short(problem: Problem) -> tuple[str, str, bool, str, str | None]:
    assert problem.spot is not None
    return (problem.rule, str(problem.spot), problem.spot.on_key, problem.message, problem.hint)


def test_a_sound_entry_has_no_problem() -> None:
    assert problems_of(LEVER) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"naem": "x"},
            (
                "unknown-field",
                "levers/kill-switch/naem",
                True,
                "'kill-switch' has no field 'naem'",
                "did you mean 'name'?",
            ),
        ),
        (
            {"name": 3},
            (
                "wrong-kind",
                "levers/kill-switch/name",
                False,
                "'name' expects text, but got the number 3",
                "put the value in quotes",
            ),
        ),
        (
            {"name": None},
            (
                "wrong-kind",
                "levers/kill-switch/name",
                False,
                "'name' expects text, but got nothing",
                "write text behind the colon",
            ),
        ),
        (
            {"name": "two\nlines"},
            (
                "wrong-value",
                "levers/kill-switch/name",
                False,
                "'name' is 'two\nlines'",
                "keep this on one line",
            ),
        ),
        (
            {"effect_within": "soon"},
            (
                "wrong-value",
                "levers/kill-switch/effect_within",
                False,
                "'effect_within' is 'soon'",
                "write a number and s, m, h, d, w, business days, months or years; for example 15m, 4h or 5 business days",
            ),
        ),
        (
            {"reversible": True},
            (
                "wrong-value",
                "levers/kill-switch/reversible",
                False,
                "'reversible' is true, but must be 'yes', 'partly' or 'no'",
                None,
            ),
        ),
        (
            {"watch_out": "clients cache the flag"},
            (
                "wrong-kind",
                "levers/kill-switch/watch_out",
                False,
                "'watch_out' expects a list, but got 'clients cache the flag'",
                "write each item on a line of its own behind a dash",
            ),
        ),
        (
            {"runbook": {"name": "Off", "address": "ftp://x"}},
            (
                "wrong-value",
                "levers/kill-switch/runbook/address",
                False,
                "'address' is 'ftp://x'",
                "write an address that starts with https:// (or tel:, mailto:)",
            ),
        ),
        (
            {"tested_on": "2026-02-30"},
            (
                "wrong-value",
                "levers/kill-switch/tested_on",
                False,
                "'tested_on' is '2026-02-30'",
                "write the date as year-month-day, such as 2026-11-23",
            ),
        ),
        (
            {"id": "other"},
            (
                "unknown-field",
                "levers/kill-switch/id",
                True,
                "an entry has no field 'id'",
                "remove it; the key above is the id",
            ),
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_wrong_field_is_reported_where_it_stands(
    change: dict[str, Any], expected: tuple[object, ...]
) -> None:
    assert problems_of(LEVER | change) == [expected]


def test_a_missing_field_is_reported_at_the_entry_with_what_it_is_for() -> None:
    lever = {key: value for key, value in LEVER.items() if key != "owner"}
    assert problems_of(lever) == [
        (
            "missing-field",
            "levers/kill-switch",
            True,
            "'kill-switch' has no owner",
            "add `owner:` Role that pulls it.",
        )
    ]


@pytest.mark.parametrize("key", ["Kill Switch", "kill_switch", "-x", "x-", "a" * 64, "con", ""])
def test_an_id_that_cannot_be_an_address_is_refused_at_the_key(key: str) -> None:
    [(rule, where, on_key, _, _)] = problems_of(LEVER, key)
    assert (rule, where, on_key) == ("wrong-value", f"levers/{key}", True)


def test_an_entry_that_is_no_mapping_is_refused() -> None:
    assert problems_of(["x"]) == [
        (
            "wrong-kind",
            "levers/kill-switch",
            False,
            "'kill-switch' should hold keys and values, but is a list",
            "write each entry under a key of its own instead of behind a dash",
        )
    ]


def test_one_bad_entry_hides_no_other() -> None:
    _, problems = build_playbook({"levers": {"one": {**LEVER, "name": 1}, "two": {**LEVER, "name": 2}}})
    assert [str(problem.spot) for problem in problems if problem.rule == "wrong-kind"] == [
        "levers/one/name",
        "levers/two/name",
    ]


STEP = {"owner": "scribe", "minutes": 1}


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ({"doo": "x"}, "step 'x' says neither what to do nor what to ask"),
        ({"do": "x", "ask": "y"}, "step 'x' has do and ask"),
    ],
)
def test_a_step_is_exactly_one_of_action_decision_and_handover(step: dict[str, str], message: str) -> None:
    _, problems = build_playbook({"phases": {"confirm": {"steps": {"x": STEP | step}}}})
    [found] = [problem for problem in problems if problem.rule == "step-kind"]
    assert (found.message, found.spot) == (message, Spot.of("phases", "confirm", "steps", "x"))


def test_a_fault_deep_inside_a_step_keeps_its_path() -> None:
    answers = [{"answer": "Yes", "goto": "end"}, {"answer": 3, "goto": "end"}]
    step = STEP | {"ask": "Is it real?", "answers": answers}
    _, problems = build_playbook({"phases": {"confirm": {"steps": {"x": step}}}})
    spots = [str(problem.spot) for problem in problems if problem.rule == "wrong-kind"]
    assert spots == ["phases/confirm/steps/x/answers/1/answer"]


def test_an_empty_playbook_is_told_every_file_it_needs() -> None:
    playbook, problems = build_playbook({})
    assert playbook is None
    assert {str(problem.spot) for problem in problems} == {
        "about", "severities", "phases", "roles",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "field", "form"),
    [
        ("scripts/initial-statement", "name", "`name:` "),
        ("cases/slow-drift-2025", "types", "`types: [...]` "),
        ("triage/questions/harm", "answers", "`answers: [{answer: ..., floor: ...}]` "),
    ],
)
def test_a_missing_field_is_told_in_the_form_in_which_it_is_written(path: str, field: str, form: str) -> None:
    (told,) = build_playbook(changed(remove=[f"{path}/{field}"]))[1]
    assert (told.rule, str(told.spot)) == ("missing-field", path)
    assert (told.hint or "").startswith(f"add {form}")


def test_what_only_ai_incidents_have_is_asked_for_unless_the_scope_is_general() -> None:
    """A general playbook leaves it out; another says which field, and what else would do."""
    gone = [f"types/quality-regression/confirm/{field}" for field in ("trials", "hold_fixed", "run_in")]
    playbook, told = build_playbook(changed(remove=gone))
    assert playbook is None
    assert [problem.message for problem in told] == [
        "'confirm' has no trials", "'confirm' has no hold_fixed", "'confirm' has no run_in",
    ]  # fmt: skip
    assert told[0].hint == (
        "add `trials:` How often to replay the exact trace; "
        "or `scope: general` in about.yaml, where the playbook is not for AI incidents"
    )
    general, problems = build_playbook(changed({"about/scope": "general"}, remove=gone))
    assert problems == ()
    assert general is not None
    assert general.types["quality-regression"].confirm.trials is None
