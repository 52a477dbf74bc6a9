"""Every rule has cases that break it, and each is reported with the right words at the right place."""

from __future__ import annotations

import datetime
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import api
from generator.cli import main
from generator.model.shape_faults import RULES as SHAPE_RULES
from generator.problems import Level, Problem
from generator.rules.registry import EVERY_RULE
from tests.build import changed, write

FOLDER = Path(__file__).parents[2] / "cases" / "problems"
REVIEWED = "2026-11-02"
"""The day on which everything in the small playbook is fresh; cases are checked on it unless they name another."""


@dataclass(frozen=True)
class Case:
    """One file: a change to the small playbook and the problems it brings, on a day."""

    rule: str
    name: str
    change: dict[str, Any]
    remove: list[str]
    expect: list[dict[str, Any]]
    today: datetime.date

    @classmethod
    def read(cls, path: Path) -> Case:
        text = yaml.safe_load(path.read_text(encoding="utf-8"))
        today = datetime.date.fromisoformat(text.get("today", REVIEWED))
        change, remove = text.get("change", {}), text.get("remove", [])
        return cls(path.parent.name, path.stem, change, remove, text["expect"], today)

    def write(self, folder: Path) -> Path:
        return write(changed(self.change, self.remove), folder)


LEVELS = {rule.ID: rule.LEVEL for rule in EVERY_RULE}

CASES = [Case.read(path) for path in sorted(FOLDER.glob("*/*.yaml"))]


def shown(problem: Problem) -> dict[str, object]:
    """Return a problem the way a case states it."""
    assert problem.spot is not None
    facts: dict[str, object] = {
        "rule": problem.rule,
        "level": problem.level.value,
        "at": str(problem.spot),
        "message": problem.message,
    }
    if problem.spot.on_key:
        facts["key"] = True
    if problem.hint is not None:
        facts["hint"] = problem.hint
    return facts


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}/{case.name}")
def test_a_case_brings_exactly_the_problems_it_states_each_with_a_place(case: Case, tmp_path: Path) -> None:
    checked = api.check(case.write(tmp_path), case.today)
    found = [problem for problem in checked.problems if problem.rule == case.rule]
    assert [shown(problem) for problem in found] == case.expect
    assert case.expect
    assert [problem for problem in found if problem.where is None] == []


@pytest.mark.parametrize("rule", sorted([*LEVELS, *SHAPE_RULES]))
def test_every_rule_has_a_case(rule: str) -> None:
    assert [case for case in CASES if case.rule == rule]


@pytest.mark.parametrize("rule", sorted(LEVELS))
def test_check_fails_on_an_error_and_shows_a_warning(
    rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error exits with 1; a warning alone with 0, and with 1 when strict."""

    def run(*arguments: str) -> tuple[int | str | None, str]:
        today = case.today.isoformat()
        monkeypatch.setattr(sys, "argv", ["playbook", "check", "--today", today, *arguments, str(folder)])
        with pytest.raises(SystemExit) as exit_info:
            main()
        return exit_info.value.code, capsys.readouterr().out

    case = next(case for case in CASES if case.rule == rule)
    folder = case.write(tmp_path)
    code, said = run()
    errors = re.search(r"^(\d+) errors?, \d+ warnings?", said, re.MULTILINE)
    assert rule in said
    assert errors
    assert code == (0 if errors[1] == "0" else 1)
    assert code == 1 or LEVELS[rule] is Level.WARNING
    assert code == 1 or run("--strict")[0] == 1
