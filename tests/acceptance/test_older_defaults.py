"""Playbooks of another time stood on another default: they are compared and built on that one, which they keep."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.folder.defaults import KEPT, installed_default
from generator.read.archive import packed
from tests.acceptance.test_cli import playbook
from tests.repository import TestRepository

OLD = "0.0.9"
NOW = str(installed_default().data["about"]["version"])
SAID = "SEV-2 containment 2 h → 1 h (tightened)"


def older() -> dict[str, str]:
    """Return the files of a default of an earlier version, with a longer deadline."""
    texts = dict(installed_default().texts)
    texts["about.yaml"] = re.sub(r"(?m)^version: .*$", f'version: "{OLD}"', texts["about.yaml"])
    texts["severities.yaml"] = texts["severities.yaml"].replace("contain_within: 1h", "contain_within: 2h")
    return texts


def stand_on(team: TestRepository, version: str, own: str, texts: dict[str, str] | None = None) -> None:
    """Write a team's playbook that stands on a default, keep that default if there is one, and commit."""
    (team.root / "layers").mkdir(exist_ok=True)
    (team.root / "layers" / "about.yaml").write_text(f'name: Ours\nversion: "{own}"\n', encoding="utf-8")
    manifest = f'default:\n  version: "{version}"\nlayers: [layers]\n'
    (team.root / "playbook.yml").write_text(manifest, encoding="utf-8")
    kept = team.root / KEPT
    kept.unlink(missing_ok=True)
    if texts:
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(packed(texts))
    team.git("add", "--all")
    team.git("commit", "--quiet", f"--message={own}")


@pytest.fixture
def team(tmp_path: Path) -> TestRepository:
    """A team that released on an older default and then followed to the installed one."""
    team = TestRepository(tmp_path / "team")
    (team.root / ".gitignore").write_text("/build/\n", encoding="utf-8")
    stand_on(team, OLD, "1.0.0", older())
    team.git("tag", "v1.0.0")
    stand_on(team, NOW, "2.0.0")
    return team


def test_a_change_that_follows_the_default_is_told_by_what_comes_out(team: TestRepository) -> None:
    ran = playbook("diff", "v1.0.0", cwd=team.root)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert SAID in ran.stdout
    back = playbook("diff", "HEAD", "v1.0.0", cwd=team.root)
    assert "SEV-2 containment 1 h → 2 h (relaxed)" in back.stdout


def test_without_the_older_default_nothing_is_guessed(team: TestRepository) -> None:
    stand_on(team, OLD, "3.0.0")
    ran = playbook("diff", "v1.0.0", cwd=team.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"the layers were written for default {OLD}, but this is {NOW}" in ran.stderr


def test_a_site_shows_an_old_version_on_the_default_of_its_time(team: TestRepository) -> None:
    team.git("tag", "v2.0.0")
    ran = playbook("site", "--versions", "--no-cards", cwd=team.root)
    assert ran.returncode == 0, ran.stderr
    old, new = (
        (team.root / "build" / "site" / version / "severities.html").read_text("utf-8")
        for version in ("1.0.0", "2.0.0")
    )
    assert old.count("2 h") > new.count("2 h")


def test_an_older_default_is_named_by_its_version_or_as_a_file(team: TestRepository, tmp_path: Path) -> None:
    stand_on(team, OLD, "3.0.0", older())
    wheel = tmp_path / "default.whl"
    wheel.write_bytes(packed({f"generator/_bundled/playbook/{name}": text for name, text in older().items()}))
    for base in (f"default@{OLD}", str(wheel)):
        ran = playbook("diff", base, f"default@{NOW}", cwd=team.root)
        assert (ran.returncode, ran.stderr) == (0, ""), base
        assert SAID in ran.stdout


def test_a_default_that_is_not_at_hand_says_how_to_get_it(team: TestRepository) -> None:
    ran = playbook("diff", "default@9.9.9", cwd=team.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "`git log -- .playbook` finds the commit with the one that you carried then" in ran.stderr


def test_a_file_that_is_no_default_is_refused(team: TestRepository) -> None:
    ran = playbook("diff", "playbook.yml", cwd=team.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "it is no zip file or wheel" in ran.stderr
