"""Every case folder: what the reader says about an input, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.read.faults import RULES
from tests.unit.read.cases import ROOT, Case, all_cases


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_an_input_is_refused_in_these_words_at_this_place(case: Case, tmp_path: Path) -> None:
    assert case.problems(tmp_path)[case.skipped :] == case.expected


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_a_case_shows_the_rule_it_is_filed_under(case: Case) -> None:
    assert case.rule in {problem["rule"] for problem in case.expected}


def test_every_rule_of_the_reader_has_a_case() -> None:
    assert {case.rule for case in all_cases()} == set(RULES)


def test_every_case_folder_says_what_is_expected() -> None:
    inputs = [path for name in ("input.yaml", "input", "repeat.yaml") for path in ROOT.rglob(name)]
    assert {path.parent for path in inputs} == {case.folder for case in all_cases()}
