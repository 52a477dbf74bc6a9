"""Clones in which git left something out: it works, or one line says what is missing and what brings it back."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.acceptance.test_cli import playbook
from tests.repository import TestRepository

SLOWER = {"about/version": "1.0.0", "severities/sev-2/contain_within": "2h"}


@pytest.fixture
def origin(tmp_path: Path) -> TestRepository:
    """A repository with a released version, a change after it, and a record of a release."""
    team = TestRepository(tmp_path / "origin")
    team.commit({"about/version": "1.0.0"}, tag="v1.0.0")
    (team.root / "releases").mkdir()
    (team.root / "releases/README.md").write_text("Records.\n", "utf-8")
    team.commit(SLOWER)
    team.git("config", "uploadpack.allowFilter", "true")
    return team


def cloned(origin: TestRepository, *options: str) -> TestRepository:
    folder = origin.root.with_name("clone")
    origin.git("clone", "--quiet", *options, f"file://{origin.root}", str(folder))
    return TestRepository(folder)


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0"])
def test_a_partial_clone_says_in_one_line_how_to_have_every_version(
    origin: TestRepository, left_out: str
) -> None:
    clone = cloned(origin, f"--filter={left_out}")
    assert playbook("check", cwd=clone.root).returncode == 0
    for words in (("diff", "v1.0.0", "HEAD"), ("check", "--revision", "v1.0.0")):
        ran = playbook(*words, cwd=clone.root)
        assert ran.returncode == 2
        (remedy,) = re.fullmatch(
            r"playbook: this clone of .* is partial, .*: run `(.*)` once\n", ran.stderr
        ).groups()  # type: ignore[union-attr]
    settings = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(remedy, shell=True, check=True, cwd=clone.root, env=settings, capture_output=True)  # noqa: S602
    assert playbook("diff", "v1.0.0", "HEAD", cwd=clone.root).returncode in {0, 1}
    assert playbook("check", "--revision", "v1.0.0", cwd=clone.root).returncode == 0


@pytest.mark.parametrize("pattern", ["!releases/", "!playbook/levers.yaml"])
def test_a_sparse_checkout_without_a_file_of_the_playbook_is_an_error_with_its_remedy(
    origin: TestRepository, pattern: str
) -> None:
    clone = cloned(origin)
    clone.git("sparse-checkout", "set", "--no-cone", "/*", pattern)
    ran = playbook("check", cwd=clone.root)
    assert (ran.returncode, ran.stdout.count("error:")) == (1, 1)
    assert "error: this checkout is sparse and leaves out " in ran.stdout
    assert playbook("build", "--no-cards", cwd=clone.root).returncode == 1
    assert "this checkout is sparse" in playbook("release", "--write", cwd=clone.root).stdout
    clone.git("sparse-checkout", "disable")
    assert playbook("check", cwd=clone.root).returncode == 0


def test_a_sparse_checkout_that_leaves_out_something_else_is_sound(origin: TestRepository) -> None:
    (origin.root / "code").mkdir()
    (origin.root / "code/main.py").write_text("pass\n", "utf-8")
    origin.commit(SLOWER)
    clone = cloned(origin)
    clone.git("sparse-checkout", "set", "--no-cone", "/*", "!code/")
    assert not (clone.root / "code").exists()
    ran = playbook("check", cwd=clone.root)
    assert (ran.returncode, ran.stdout) == (0, "No problems found.\n")


def test_a_worktree_reads_every_version(origin: TestRepository) -> None:
    origin.git("worktree", "add", "--quiet", "../beside", "v1.0.0")
    beside = origin.root.with_name("beside")
    assert playbook("check", cwd=beside).returncode == 0
    assert playbook("diff", "v1.0.0", "main", cwd=beside).returncode in {0, 1}


def test_a_file_that_git_lfs_did_not_fetch_is_told_as_one(origin: TestRepository) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935\nsize 12345\n"
    (origin.playbook / "roles.yaml").write_text(pointer, "utf-8")
    ran = playbook("check", cwd=origin.root)
    assert (ran.returncode, ran.stdout.count("error:")) == (1, 1)
    assert ran.stdout.startswith(
        "playbook/roles.yaml:1:1: error: this is a pointer of Git LFS, not the file itself"
    )
    assert "help: `git lfs pull` fetches the file" in ran.stdout


def test_a_layer_in_a_submodule_works_where_it_is_checked_out_and_says_how_to_get_it(tmp_path: Path) -> None:
    layer = TestRepository(tmp_path / "layer")
    (layer.root / "severities.yaml").write_text("sev-1: {contain_within: 10m}\n", "utf-8")
    layer.git("add", "--all")
    layer.git("commit", "--quiet", "--message=Contain sooner")
    team = TestRepository(tmp_path / "team")
    team.commit()
    (team.root / "playbook.yml").write_text(
        'default: {version: "1.0.0", path: playbook}\nlayers: [layers/org]\n'
    )
    allowed = ("-c", "protocol.file.allow=always")
    team.git(*allowed, "submodule", "add", "--quiet", str(layer.root), "layers/org")
    team.git("add", "--all")
    team.git("commit", "--quiet", "--message=Take a layer from elsewhere")
    assert playbook("check", cwd=team.root).returncode == 0
    ran = playbook("check", "--revision", "HEAD", cwd=team.root)
    assert (ran.returncode, "what a submodule holds is in no revision of this repository" in ran.stdout) == (
        1,
        True,
    )

    clone = cloned(team)
    ran = playbook("check", cwd=clone.root)
    assert ran.returncode == 1
    assert "help: it is empty: if it is a submodule, `git submodule update --init` fetches it" in ran.stdout
    clone.git(*allowed, "submodule", "update", "--quiet", "--init")
    assert playbook("check", cwd=clone.root).returncode == 0
