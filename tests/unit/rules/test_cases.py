"""Every rule has cases that break it, and each is reported with the right words at the right place."""

from __future__ import annotations

import datetime
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator import api
from generator.cli import main
from generator.model.shape_faults import RULES as SHAPE_RULES
from generator.problems import Problem
from generator.report.problems.text import as_text
from generator.rules.registry import EVERY_RULE
from tests.build import changed, data_of, write

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
        text = data_of(path)
        today = datetime.date.fromisoformat(text.get("today", REVIEWED))
        change, remove = text.get("change", {}), text.get("remove", [])
        return cls(path.parent.name, path.stem, change, remove, text["expect"], today)

    def write(self, folder: Path) -> Path:
        return write(changed(self.change, self.remove), folder)


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
    assert all(f"[{case.rule}]" in as_text([problem], checked.source.source_line, False) for problem in found)


@pytest.mark.parametrize("rule", sorted([*(rule.ID for rule in EVERY_RULE), *SHAPE_RULES]))
def test_every_rule_has_a_case(rule: str) -> None:
    assert [case for case in CASES if case.rule == rule]


@pytest.mark.parametrize(
    ("rule", "exits"),
    [("unknown-reference", {"": 1, "--strict": 1}), ("acronyms-in-step", {"": 0, "--strict": 1})],
)
def test_check_fails_on_an_error_and_shows_a_warning(
    rule: str,
    exits: dict[str, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """An error exits with 1; a warning alone with 0, and with 1 when strict."""
    case = next(case for case in CASES if case.rule == rule)
    folder = case.write(tmp_path)
    for option, code in exits.items():
        words = ["playbook", "check", "--today", case.today.isoformat(), *filter(None, [option]), str(folder)]
        monkeypatch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit) as exit_info:
            main()
        said = capsys.readouterr().out
        assert (exit_info.value.code, f"[{rule}]" in said) == (code, True)
        assert re.search(r"^\d+ errors?, \d+ warnings?", said, re.MULTILINE)
