"""Git, read safely, in real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.history import snapshot as snapshots
from generator.history.git import Repository, Tag
from generator.read.tree import Tree, TreePath
from tests.repository import TestRepository


@pytest.fixture
def team(tmp_path: Path) -> TestRepository:
    team = TestRepository(tmp_path / "team")
    team.commit(tag="v0.1.0", day="2026-02-03")
    return team


def test_a_repository_is_found_from_a_folder_that_is_gone(team: TestRepository) -> None:
    assert Repository.around(team.root / "was" / "here").root == team.root.resolve()


def test_outside_a_repository_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a git repository"):
        Repository.around(tmp_path)


@pytest.mark.parametrize(
    "revision", ["--output=stolen", "-h", "", "HEAD..HEAD~1", "HEAD:playbook", "no\nbranch"]
)
def test_what_is_no_commit_is_refused_before_it_reaches_another_command(
    team: TestRepository, revision: str
) -> None:
    with pytest.raises(UsageError, match="names no commit"):
        Repository(team.root).commit(revision)
    assert sorted(path.name for path in team.root.iterdir()) == [".git", "playbook"]


def test_a_revision_that_leaves_out_a_commit_names_none(team: TestRepository) -> None:
    with pytest.raises(UsageError, match="names no single commit"):
        Repository(team.root).commit("^HEAD")


def test_a_tag_stands_for_the_commit_behind_it(team: TestRepository) -> None:
    repository = Repository(team.root)
    head = team.git("rev-parse", "HEAD")
    assert repository.commit("v0.1.0") == head
    assert repository.tags() == (Tag("v0.1.0", head, "2026-02-03"),)
    assert repository.day(head) == "2026-02-03"


def test_blobs_come_as_they_were_committed_and_no_filter_or_hook_runs(team: TestRepository) -> None:
    """A revision can bring attributes and configuration that would run a program at a checkout."""
    ran = team.root / "ran"
    team.git("config", "filter.evil.smudge", f"touch {ran}")
    team.git("config", "core.fsmonitor", f"touch {ran}")
    (team.root / ".gitattributes").write_text("*.yaml filter=evil ident\n", encoding="utf-8")
    (team.root / "playbook" / "roles.yaml").write_bytes(b"# $Id$\r\n")
    team.git("-c", "core.fsmonitor=false", "add", "--all")
    team.git("-c", "core.fsmonitor=false", "commit", "--quiet", "--message=Bring a filter")
    ran.unlink(missing_ok=True)
    repository = Repository(team.root)
    with repository.snapshot(repository.commit("HEAD")) as snapshot:
        assert snapshot.read("playbook/roles.yaml") == b"# $Id$\r\n"
    repository.changed_files()
    assert not ran.exists()


def test_a_link_is_followed_within_the_commit_and_nowhere_else(team: TestRepository) -> None:
    (team.root / "playbook" / "inside.yaml").symlink_to("roles.yaml")
    (team.root / "playbook" / "outside.yaml").symlink_to("/etc/passwd")
    (team.root / "playbook" / "ring.yaml").symlink_to("ring.yaml")
    team.git("add", "--all")
    team.git("commit", "--quiet", "--message=Link")
    repository = Repository(team.root)
    with repository.snapshot(repository.commit("HEAD")) as snapshot:
        assert snapshot.read("playbook/inside.yaml") == snapshot.read("playbook/roles.yaml")
        for name in ("playbook/outside.yaml", "playbook/ring.yaml", "playbook/none.yaml"):
            assert snapshot.is_link(name)
            assert not TreePath(Tree(snapshot, "HEAD"), name).is_file()
            with pytest.raises(OSError, match=rf"\[Errno 2\] No such file in this revision: '{name}'"):
                snapshot.read(name)


def test_a_commit_looks_like_a_folder(team: TestRepository) -> None:
    repository = Repository(team.root)
    with repository.snapshot(repository.commit("HEAD")) as snapshot:
        top = TreePath(Tree(snapshot, "v0.1.0"))
        folder = top / "playbook"
        on_disk = sorted(path.name for path in (team.root / "playbook").iterdir())
        assert [path.name for path in folder.iterdir()] == on_disk
        assert (folder / "roles.yaml").read_bytes() == (team.root / "playbook" / "roles.yaml").read_bytes()
        assert (str(top), str(folder / "roles.yaml")) == ("v0.1.0", "v0.1.0:playbook/roles.yaml")
        assert (folder / "../playbook/roles.yaml").is_file()
        assert not (top / "../../etc/passwd").exists()
        assert not (top / "/etc/passwd").exists()
        assert (folder / "roles.yaml").relative_to(top).as_posix() == "playbook/roles.yaml"
        assert folder.is_relative_to(top)
        assert not top.is_relative_to(folder)
        assert not folder.is_relative_to(team.root)
        with pytest.raises(ValueError, match=r"team is not above v0\.1\.0:playbook$"):
            folder.relative_to(team.root)


def test_another_repository_in_the_environment_is_not_looked_at(
    team: TestRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = TestRepository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    assert Repository.around(team.root).root == team.root.resolve()


def test_of_a_very_large_file_the_beginning_is_read_and_the_next_file_whole(
    team: TestRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "MOST_BYTES", 1000)
    (team.playbook / "huge.yaml").write_text("x" * 1_000_000, encoding="utf-8")
    (team.playbook / "small.yaml").write_text("y" * 1000, encoding="utf-8")
    team.git("add", "--all")
    team.git("commit", "--quiet", "--message=Bring a large file")
    repository = Repository(team.root)
    with repository.snapshot(repository.commit("HEAD")) as snapshot:
        assert snapshot.read("playbook/huge.yaml") == b"x" * 1000
        assert snapshot.read("playbook/small.yaml") == b"y" * 1000


def test_a_folder_is_ignored_when_git_is_told_so_and_has_none_of_it(team: TestRepository) -> None:
    (team.root / ".gitignore").write_text("/private/\n/kept/\n", encoding="utf-8")
    for name in ("private", "kept", "open"):
        (team.root / name).mkdir()
        (team.root / name / "contacts.yaml").write_text("x: y\n", encoding="utf-8")
    team.git("add", "--force", "kept")
    repository = Repository(team.root)
    found = {name: repository.ignores(team.root / name) for name in ("private", "kept", "open", "none")}
    assert found == {"private": True, "kept": False, "open": False, "none": False}
    assert repository.ignores(team.root / ".." / "elsewhere")
