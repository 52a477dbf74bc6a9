"""A value has one message: where a number is meant, nobody is asked to put quotes around it."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.api import check
from tests.build import SMALL


def test_a_number_with_a_zero_in_front_is_told_once(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "playbook")
    file = tmp_path / "playbook/severities.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("rank: 1", "rank: 01", 1), encoding="utf-8")
    (told,) = (problem for problem in check(tmp_path / "playbook").problems if "01" in problem.message)
    assert (told.rule, told.hint) == ("wrong-kind", "write 1")
