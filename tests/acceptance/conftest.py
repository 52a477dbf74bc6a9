"""What several acceptance tests look at, made once."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cards.make import Printed
from generator.team import begin
from generator.team.start import Answers
from tests.ci import SLOWER, run, with_programs
from tests.printing import printed, small
from tests.repository import TestRepository


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The cards of the small playbook: a pocket deck with its sheet, a folded badge, a tiny deck."""
    result = printed(small(), tmp_path_factory.mktemp("cards"))
    assert result.problems == ()
    assert [(deck.deck.id, len(deck.sheets)) for deck in result.decks] == [
        ("pocket", 1), ("badge", 1), ("tiny", 0),
    ]  # fmt: skip
    return result


@pytest.fixture(scope="session")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `init` writes when nothing is answered; made once, never changed."""
    folder = tmp_path_factory.mktemp("beginning") / "ours"
    begin.begin(folder, Answers(), begin.default_base(folder), lambda _: False)
    return folder


@pytest.fixture
def started(beginning: Path, tmp_path: Path) -> Path:
    """A copy of that, to be changed."""
    return Path(shutil.copytree(beginning, tmp_path, dirs_exist_ok=True))


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with the command `playbook`, and one that stands in for `gh`."""
    return with_programs(tmp_path / "bin")


@pytest.fixture(scope="session")
def cloned(tmp_path_factory: pytest.TempPathFactory) -> TestRepository:
    """A clone of a bare repository, on a branch that makes a deadline longer; made once, never changed."""
    folder = tmp_path_factory.mktemp("team")
    first = TestRepository(folder / "first")
    first.commit({"about/version": "1.0.0"})
    bare = folder / "team.git"
    subprocess.run(["git", "clone", "--quiet", "--bare", str(first.root), str(bare)], check=True)
    clone = TestRepository(folder / "clone")
    clone.git("remote", "add", "origin", str(bare))
    clone.git("fetch", "--quiet", "origin")
    clone.git("checkout", "--quiet", "-b", "slower", "origin/main")
    clone.commit(SLOWER)
    return clone


@pytest.fixture
def clone(cloned: TestRepository, tmp_path: Path) -> TestRepository:
    """A copy of that clone."""
    shutil.copytree(cloned.root, tmp_path / "clone", symlinks=True)
    return TestRepository(tmp_path / "clone")


@pytest.fixture(scope="session")
def report(cloned: TestRepository, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The JSON report of the change, made once: the parts that print it take it as it is."""
    folder = tmp_path_factory.mktemp("programs")
    made = run("playbook diff origin/main HEAD --format json", cloned.root, with_programs(folder))
    assert made.returncode == 0, made.stderr
    return made.stdout
