"""The figures that are ratios to an earlier state of the program: left out, with a word why, where they cannot be had."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import baseline, paired
from benchmarks.figures import FULL, QUICK


def test_a_short_run_leaves_the_earlier_program_out_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(paired.paired(QUICK, tmp_path)) == []
    assert capsys.readouterr().out == f"paired with {baseline.COMMIT}: left out of short runs\n"


def test_a_clone_without_the_earlier_commit_leaves_it_out_and_says_how_to_get_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "baseline"
    for name, value in (
        ("ROOT", tmp_path),
        ("HOME", home),
        ("_READY", home / ".venv"),
    ):
        monkeypatch.setattr(baseline, name, value)
    assert list(paired.paired(FULL, tmp_path)) == []
    assert capsys.readouterr().out == (
        f"paired with {baseline.COMMIT}: left out, this clone does not hold the commit {baseline.COMMIT}: "
        "git fetch --unshallow\n"
    )
