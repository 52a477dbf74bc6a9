"""Every rule has cases that break it, and each is reported with the right words at the right place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator import api
from generator.cli import main
from generator.model.catalogue import RULES as SHAPE_RULES
from generator.problems import Level, Problem
from generator.rules.registry import RULES
from tests.build import changed, write

FOLDER = Path(__file__).parents[2] / "cases" / "problems"


@dataclass(frozen=True)
class Case:
    """One file: a change to the small playbook and the problems it brings."""

    rule: str
    name: str
    change: dict[str, Any]
    remove: list[str]
    expect: list[dict[str, Any]]

    @classmethod
    def read(cls, path: Path) -> Case:
        text = yaml.safe_load(path.read_text(encoding="utf-8"))
        return cls(
            path.parent.name, path.stem, text.get("change", {}), text.get("remove", []), text["expect"]
        )

    def write(self, folder: Path) -> Path:
        return write(changed(self.change, self.remove), folder)


CASES = [Case.read(path) for path in sorted(FOLDER.glob("*/*.yaml"))]
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}/{case.name}")


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


@each_case
def test_a_case_brings_exactly_the_problems_it_states(case: Case, tmp_path: Path) -> None:
    found = api.check(case.write(tmp_path)).problems
    assert [shown(problem) for problem in found if problem.rule == case.rule] == case.expect
    assert case.expect


@each_case
def test_a_problem_of_a_case_has_a_place_in_a_file(case: Case, tmp_path: Path) -> None:
    found = api.check(case.write(tmp_path)).problems
    assert [problem for problem in found if problem.rule == case.rule and problem.where is None] == []


@pytest.mark.parametrize("rule", sorted([*RULES, *SHAPE_RULES]))
def test_every_rule_has_a_case(rule: str) -> None:
    assert [case for case in CASES if case.rule == rule]


@pytest.mark.parametrize("rule", sorted(RULES))
def test_check_fails_on_an_error_and_shows_a_warning(rule: str, tmp_path: Path) -> None:
    """An error exits with 1; a warning alone with 0, and with 1 when strict."""
    case = next(case for case in CASES if case.rule == rule)
    folder = case.write(tmp_path)
    plain = CliRunner().invoke(main, ["check", str(folder)])
    strict = CliRunner().invoke(main, ["check", "--strict", str(folder)])
    fails = any(problem.level is Level.ERROR for problem in api.check(folder).problems)
    assert (plain.exit_code, strict.exit_code) == (1 if fails else 0, 1)
    assert rule in plain.output
    assert fails or RULES[rule].LEVEL is Level.WARNING
