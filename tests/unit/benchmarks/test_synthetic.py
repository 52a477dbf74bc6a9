"""The playbooks that the benchmarks make up: what is measured must be a sound playbook of the stated size."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.synthetic import counts_for, write_playbook
from generator import api
from generator.model import COLLECTIONS


@pytest.mark.parametrize("size", [100, 300])
def test_a_made_up_playbook_has_no_problem_and_the_size_that_was_asked_for(tmp_path: Path, size: int) -> None:
    write_playbook(tmp_path, counts_for(size))
    checked = api.check(tmp_path)
    playbook = checked.playbook
    assert checked.problems == ()
    assert playbook is not None
    assert sum(len(getattr(playbook, concept)) for concept in COLLECTIONS) + len(playbook.steps) == size


def test_a_made_up_playbook_is_the_same_each_time(tmp_path: Path) -> None:
    once, again = tmp_path / "once", tmp_path / "again"
    for folder in (once, again):
        write_playbook(folder, counts_for(200))
    assert _contents(once) == _contents(again)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}
