"""A warning can be answered in place with a reason; an error cannot, and no answer is left over."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import api
from generator.problems import Problem
from tests.build import changed, write

LONG = " ".join(["word"] * 30) + "."
LEVER = "levers/kill-switch"
ANSWER = {"rule": "long-sentence", "reason": "Quoted from the contract."}
DAY = datetime.date(2026, 11, 23)


def check(tmp_path: Path, change: Mapping[str, object], today: datetime.date | None = None) -> api.Checked:
    return api.check(write(changed(change), tmp_path), today)


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str, str]]:
    return [(problem.rule, str(problem.spot), problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"{LEVER}/what", f"{LEVER}/accepted"),
        ("phases/contain/steps/pull/note", "phases/contain/steps/pull/accepted"),
        ("phases/contain/steps/pull/note", "phases/contain/accepted"),
        ("triage/how", "triage/accepted"),
        ("postmortem/purpose", "postmortem/accepted"),
        ("about/summary", "about/accepted"),
    ],
)
def test_a_warning_is_answered_at_its_entry_or_above(tmp_path: Path, text: str, answer: str) -> None:
    checked = check(tmp_path, {text: LONG, answer: [ANSWER]})
    assert checked.problems == ()
    assert [(problem.rule, str(problem.spot)) for problem in checked.accepted] == [("long-sentence", text)]
    assert not checked.fails(strict=True)


def test_an_answer_holds_nowhere_else(tmp_path: Path) -> None:
    checked = check(tmp_path, {f"{LEVER}/what": LONG, "levers/roll-back-model/accepted": [ANSWER]})
    assert [(rule, spot) for rule, spot, _ in told(checked.problems)] == [
        ("long-sentence", f"{LEVER}/what"),
        ("unused-acceptance", "levers/roll-back-model/accepted/0/rule"),
    ]
    assert checked.accepted == ()


def test_an_answer_ends_with_its_last_day(tmp_path: Path) -> None:
    change = {f"{LEVER}/what": LONG, f"{LEVER}/accepted": [ANSWER | {"until": "2026-11-23"}]}
    on_the_day = check(tmp_path / "a", change, DAY)
    assert "long-sentence" not in {problem.rule for problem in on_the_day.problems}
    after = check(tmp_path / "b", change, DAY + datetime.timedelta(days=1))
    assert {rule for rule, _, _ in told(after.problems)} >= {"long-sentence", "unused-acceptance"}
    assert "the answer to 'long-sentence' ended on 2026-11-23" in {
        said for _, _, said in told(after.problems)
    }
    assert check(tmp_path / "c", change).problems == ()


def test_an_error_that_is_accepted_is_told_all_the_same(tmp_path: Path) -> None:
    answer = {"rule": "filler-text", "reason": "Later."}
    checked = check(tmp_path, {f"{LEVER}/verify": "TODO", f"{LEVER}/accepted": [answer]})
    assert sorted(rule for rule, _, _ in told(checked.problems)) == ["filler-text", "unusable-acceptance"]


def test_an_answer_needs_a_reason(tmp_path: Path) -> None:
    checked = check(tmp_path, {f"{LEVER}/accepted": [{"rule": "long-sentence", "reason": " "}]})
    assert [(rule, spot) for rule, spot, _ in told(checked.problems)] == [
        ("wrong-value", f"{LEVER}/accepted/0/reason")
    ]
