"""Folders, clocks and disks as they can be, and not as one has them: each command works, or says why not."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.api import check
from tests.acceptance.test_cli import ROOT, SMALL, playbook
from tests.warm import cold


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A folder whose name has a line break in it, with the small playbook."""
    folder = tmp_path / "a\nb"
    shutil.copytree(SMALL, folder / "playbook")
    return folder


def test_a_line_break_in_the_path_breaks_nothing(strange: Path) -> None:
    assert playbook("check", cwd=strange).stdout == "No problems found.\n"
    ran = playbook(
        "init", "--offline", "--yes", strange / "ours", "--default", strange / "playbook", cwd=strange
    )
    assert ran.returncode == 0, ran.stderr
    assert not check(strange / "ours").fails()
    path = strange / "playbook/severities.yaml"
    path.write_text(path.read_text("utf-8").replace("contain_within: 15m", "contain_within: 15x"), "utf-8")
    told = playbook("check", str(strange / "playbook"), "--format", "json", cwd=ROOT)
    (problem,) = json.loads(told.stdout)["problems"]
    assert (problem["file"].endswith("playbook/severities.yaml"), problem["line"]) == (True, 16)
    lines = playbook("check", str(strange / "playbook"), "--format", "github", cwd=ROOT).stdout.splitlines()
    assert [line.startswith("::error file=") for line in lines if "contain_within" in line] == [True]


def test_files_of_1970_are_packed_and_read(strange: Path) -> None:
    for path in (strange, *strange.rglob("*")):
        os.utime(path, (0, 0))
    ran = playbook("init", "--offline", "--yes", "ours", "--default", "playbook", cwd=strange)
    assert ran.returncode == 0, ran.stderr
    assert not check(strange / "ours").fails()


@pytest.mark.parametrize(("day", "code"), [("1970-01-01", 1), ("2099-12-31", 1), ("2026-11-28", 0)])
def test_a_clock_that_is_far_off_gives_findings_and_no_bug(day: str, code: int) -> None:
    ran = playbook("check", SMALL, "--today", day)
    assert (ran.returncode, ran.stderr) == (code, "")


def test_cards_behind_a_link_are_written_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "elsewhere")
    assert playbook("schema", "--out", tmp_path / "linked").returncode == 0
    assert (tmp_path / "linked").is_symlink()
    assert (tmp_path / "elsewhere/severities.json").is_file()


def test_a_disk_that_is_full_is_told_in_one_line(tmp_path: Path) -> None:
    """A limit of the system on the size of files stands in for it: what is written breaks off."""
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY)); "
    )
    code += f"from generator.cli import main; sys.argv = ['playbook', 'cards', {str(SMALL)!r}, '--work', {str(tmp_path / 'work')!r}]; main()"
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert (
        ran.stderr.count("\n"),
        "work" in ran.stderr,
        "cannot be written: File too large" in ran.stderr,
    ) == (1, True, True)


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_a_site_that_only_its_maker_can_read_is_told(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        ran = cold("build", SMALL, "--no-cards", "--work", tmp_path / "work")
    finally:
        os.umask(before)
    assert ran.returncode == 0
    assert f"`chmod -R go+rX {tmp_path.as_posix()}/work/site`" in ran.stderr


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever is root may write anywhere"
)
@pytest.mark.parametrize("words", [("init", "--offline", "--yes", "ours"), ("schema", "--out", "schemas")])
def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    tmp_path.chmod(0o555)
    try:
        ran = playbook(*words, cwd=tmp_path)
    finally:
        tmp_path.chmod(0o755)
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert "cannot be written: Permission denied; nothing changed" in ran.stderr
