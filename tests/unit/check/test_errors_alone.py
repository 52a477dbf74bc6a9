"""A check for who looks something up at night: the errors of a whole check, and nothing else is asked."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.check.check import Checked, check
from generator.of_texts import forget
from generator.problems import Level, Problem
from generator.rules import asked
from tests.build import changed, data_of, write

CASES = sorted((Path(__file__).parents[2] / "cases" / "problems").glob("*/*.yaml"))
LONG: dict[str, object] = {
    "roles/scribe/duties/0": f"Write down {'every decision with its time and ' * 6}all else."
}


def errors_of(checked: Checked) -> list[Problem]:
    return [
        each for each in checked.problems if each.level is Level.ERROR and not each.rule.startswith("card-")
    ]


def _errors_in(path: Path) -> bool:
    return any(one["level"] == "error" for one in data_of(path)["expect"])


@pytest.mark.parametrize(
    "path",
    {path.parent.name: path for path in CASES if _errors_in(path)}.values(),
    ids=lambda path: path.parent.name,
)
def test_it_finds_the_errors_that_a_whole_check_finds(path: Path, tmp_path: Path) -> None:
    case = data_of(path)
    folder = write(changed(case.get("change", {}), case.get("remove", [])), tmp_path)
    day = datetime.date.fromisoformat(case.get("today", "2026-11-02"))
    assert list(check(folder, day, errors_alone=True).problems) == errors_of(check(folder, day))


def test_a_rule_that_a_team_made_an_error_is_asked(tmp_path: Path) -> None:
    folder = write(changed({**LONG, "rules": {"long-sentence": {"level": "error"}}}), tmp_path / "raised")
    (problem,) = check(folder, errors_alone=True).problems
    assert (problem.rule, problem.level, str(problem.spot)) == (
        "long-sentence",
        Level.ERROR,
        "roles/scribe/duties/0",
    )
    assert check(write(changed(LONG), tmp_path / "plain"), errors_alone=True).problems == ()


def test_a_theme_of_cards_that_is_not_there_keeps_nobody_from_an_answer(tmp_path: Path) -> None:
    folder = write(changed({"cards": {"theme": "nowhere"}}), tmp_path)
    assert (check(folder).fails(), check(folder, errors_alone=True).fails()) == (True, False)


def test_no_rule_is_asked_that_only_warns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported: list[str] = []
    whole = asked.module_of

    def module_of(rule: asked.Entry) -> object:
        imported.append(rule.level)
        return whole(rule)

    monkeypatch.setattr(asked, "module_of", module_of)
    folder = write(changed(LONG), tmp_path)
    forget()
    check(folder, errors_alone=True)
    assert set(imported) == {"error"}
    check(folder)
    assert set(imported) == {"error", "warning"}
