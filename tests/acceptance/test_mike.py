"""Teams that publish versions with mike: the steps that docs/ names, in a real repository, with the real program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.test_cli import playbook
from tests.repository import TestRepository
from tests.shared import once

HERE = Path(sys.executable).parent
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "1"}


def deploy(team: TestRepository, version: str, without: str = "") -> None:
    """Do what docs/review-and-release.md says for one version, which may lack the file of a concept."""
    team.commit({"about/version": version})
    if without:
        (team.playbook / f"{without}.yaml").unlink()
    assert playbook("pages", "--selector", cwd=team.root).returncode == 0
    mike(team, "deploy", "-F", "build/mkdocs.yml", "--update-aliases", version, "latest")


def mike(team: TestRepository, *arguments: str) -> str:
    ran = subprocess.run(
        [HERE / "mike", *arguments], cwd=team.root, capture_output=True, text=True, check=False,
        env=os.environ | QUIET | {"PATH": f"{HERE}:{os.environ['PATH']}"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def deployed(factory: pytest.TempPathFactory) -> TestRepository:
    """Return a repository with two versions that mike has put on its branch, the second without drills."""

    def make(folder: Path) -> None:
        team = TestRepository(folder)
        team.git("config", "user.name", "Test")
        team.git("config", "user.email", "test@example.org")
        (team.root / ".gitignore").write_text("/build/\n", encoding="utf-8")
        deploy(team, "9.0.0")
        deploy(team, "10.0.0", without="drills")
        team.git("commit", "--quiet", "--all", "--message=Drop the drills")
        mike(team, "set-default", "-F", "build/mkdocs.yml", "latest")

    return TestRepository(once(factory, "mike", make))


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> TestRepository:
    return deployed(tmp_path_factory)


def test_mike_lists_the_versions_and_the_latest_first(team: TestRepository) -> None:
    assert mike(team, "list", "-F", "build/mkdocs.yml").splitlines() == ["10.0.0 [latest]", "9.0.0"]
    assert json.loads(team.git("show", "gh-pages:versions.json")) == [
        {"version": "10.0.0", "title": "10.0.0", "aliases": ["latest"]},
        {"version": "9.0.0", "title": "9.0.0", "aliases": []},
    ]


@pytest.mark.parametrize("version", ["9.0.0", "10.0.0"])
def test_pages_that_mike_published_have_a_selector_and_say_their_version(
    team: TestRepository, version: str
) -> None:
    page = team.git("show", f"gh-pages:{version}/severities.html")
    settings = json.loads(
        page.partition('id="__config" type="application/json">')[2].partition("</script>")[0]
    )
    assert settings["version"] == {"provider": "mike"}
    assert f"Version {version}, reviewed " in page


def test_mike_publishes_every_page_and_leaves_the_branch_of_the_playbook_alone(team: TestRepository) -> None:
    listed = team.git("ls-tree", "-r", "--name-only", "gh-pages", "10.0.0/").splitlines()
    tree = team.root / "build" / "docs"
    pages = {f"10.0.0/{path.relative_to(tree).with_suffix('.html')}" for path in tree.rglob("*.md")}
    assert pages - set(listed) == set()
    assert "latest" in team.git("show", "gh-pages:index.html")
    assert (team.git("branch", "--show-current"), team.git("status", "--porcelain")) == ("main", "")
