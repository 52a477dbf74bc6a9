"""The default that is kept beside the layers: told when it is damaged, with what brings it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.kept import problems_of_kept
from generator.folder.defaults import KEPT, installed_default, to_keep


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A default as `playbook init` keeps it."""
    path = tmp_path / KEPT
    path.parent.mkdir()
    path.write_bytes(to_keep(tmp_path, installed_default())[KEPT])
    return path


def test_a_default_that_can_be_read_and_none_are_not_told(kept: Path, tmp_path: Path) -> None:
    assert list(problems_of_kept(tmp_path)) == []
    kept.unlink()
    assert list(problems_of_kept(tmp_path)) == []


@pytest.mark.parametrize("harm", ["emptied", "cut off", "overwritten", "pointer"])
def test_a_damaged_one_is_told_in_one_line_with_the_remedy(harm: str, kept: Path, tmp_path: Path) -> None:
    sound = kept.read_bytes()
    kept.write_bytes({
        "emptied": b"",
        "cut off": sound[: len(sound) // 2],
        "overwritten": sound[:3000] + b"garbage" + sound[3007:],
        "pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
    }[harm])  # fmt: skip
    (problem,) = problems_of_kept(tmp_path)
    assert (problem.rule, problem.message) == (
        "kept-default-damaged",
        "this file is damaged and cannot be read",
    )
    assert str(problem.where).endswith(f"{KEPT}:1:1")
    assert f"`git checkout -- {KEPT}` restores it" in str(problem.hint)
