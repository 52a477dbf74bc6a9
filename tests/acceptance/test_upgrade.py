"""A team begins on one release of the distribution and moves to the next, with nothing at hand but what it installs."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.acceptance.test_wheel import ROOT, VERSION, Installed, dist, install, run, tracked

NEXT = "99.0.0"


@dataclass(frozen=True)
class Releases:
    """Two wheels: of this checkout, and of one in which the default moved on."""

    first: Path
    second: Path


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Releases:
    """Wheels of two releases: in the second, SEV-1 is contained sooner and the kill switch has another id."""
    folder = tmp_path_factory.mktemp("releases")
    tree = folder / "tree"
    for name in tracked():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, tree / name)
    replace(tree / "pyproject.toml", f'version = "{VERSION}"', f'version = "{NEXT}"')
    for path in (tree / "playbook").rglob("*.yaml"):
        path.write_text(re.sub(r"\bkill-switch\b", "off-switch", path.read_text("utf-8")), encoding="utf-8")
    replace(tree / "playbook/severities.yaml", "  contain_within: 15m", "  contain_within: 12m")
    about = tree / "playbook/about.yaml"
    text = re.sub(r"(?m)^version: .*$", f'version: "{NEXT}"', about.read_text("utf-8"))
    about.write_text(f"{text}moved:\n  levers/kill-switch: levers/off-switch\n", encoding="utf-8")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "two", cwd=tree)
    (second,) = (folder / "two").glob("*.whl")
    return Releases(dist(tmp_path_factory).wheel, second)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def tell(there: Installed, *arguments: str | Path) -> tuple[int, str]:
    """Run the installed command where it may fail; return its exit code and all it printed."""
    ran = subprocess.run(
        [there.bin / "playbook", *map(str, arguments)],
        cwd=there.empty,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def beginning(releases: Releases, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A team that began on the first release, and changed what the second will change; its folder stays as it is."""
    there = install(tmp_path_factory.mktemp("beginning"), releases.first)
    there.playbook("init", "--offline", "--organisation", "Acme", "--yes")
    layer = there.empty / "layers/team"
    (layer / "severities.yaml").write_text(
        "sev-1:\n  contain_within: 10m # ours\n  $was: {contain_within: 15m}\n"
    )
    (layer / "levers.yaml").write_text('kill-switch:\n  where: "Console, kill-switch" # ours\n')
    assert tell(there, "check", "--today", "2026-11-30")[0] == 0
    return there


@pytest.fixture(scope="module")
def renewed(releases: Releases, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """An environment in which the second release was installed over the first, as `pip install -U` does."""
    there = install(tmp_path_factory.mktemp("renewed"), releases.first)
    pip = (sys.executable, "-m", "pip", "--python", there.bin / "python", "install", "--quiet")
    run(*pip, "--no-index", "--no-deps", "--upgrade", releases.second, cwd=there.empty)
    return there


@pytest.fixture
def team(beginning: Installed, tmp_path: Path) -> Path:
    """A copy of that team's folder, to be changed."""
    return Path(shutil.copytree(beginning.empty, tmp_path / "team"))


@pytest.fixture
def begun(beginning: Installed, team: Path) -> Installed:
    """The team in an environment that holds the first release."""
    return Installed(beginning.bin, team)


@pytest.fixture
def moved(renewed: Installed, team: Path) -> Installed:
    """The team in an environment that holds the second release."""
    return Installed(renewed.bin, team)


def test_a_team_moves_to_the_next_release_with_two_commands(moved: Installed) -> None:
    code, said = tell(moved, "check")
    assert code == 1
    assert f"the layers were written for default {VERSION}, but this is {NEXT} [other-default]" in said
    assert "help: `playbook upgrade` shows what changes for you" in said
    code, said = tell(moved, "upgrade")
    assert code == 0, said
    assert said.startswith(f"From default {VERSION} to {NEXT}\n")
    assert (
        "Changed in the default, but yours stands in front of it (1):\n  severities/sev-1/contain_within\n"
        in said
    )
    assert "    default: 15m -> 12m\n    yours:   10m (layers/team/severities.yaml:2:3)\n" in said
    assert "Nothing is written yet." in said
    code, said = tell(moved, "upgrade", "--write")
    assert code == 0, said
    (carried,) = (moved.empty / ".playbook").glob("*.whl")
    assert [name for name in zipfile.ZipFile(carried).namelist() if name.endswith(".pyc")] == []
    assert sorted(re.findall(r"(?m)^Written: (.*)$", said)) == [
        f".playbook/{carried.name}", ".playbook/default.zip", "layers/team/levers.yaml", "layers/team/severities.yaml",
        "playbook.yml", "requirements.txt",
    ]  # fmt: skip
    layer = moved.empty / "layers/team"
    assert (layer / "levers.yaml").read_text() == 'off-switch:\n  where: "Console, kill-switch" # ours\n'
    assert (layer / "severities.yaml").read_text() == (
        "sev-1:\n  contain_within: 10m # ours\n  $was: {contain_within: 12m}\n"
    )
    assert re.fullmatch(rf"ai_incident_playbook-{NEXT}\+c[0-9a-f]{{12}}-py3-none-any\.whl", carried.name)
    assert hashlib.sha256(carried.read_bytes()).hexdigest() in (moved.empty / "requirements.txt").read_text()
    assert tell(moved, "check", "--today", "2026-11-30")[0] == 0
    assert tell(moved, "build", "--no-cards")[0] == 0


def test_a_wheel_can_be_looked_at_before_it_is_installed(begun: Installed, releases: Releases) -> None:
    code, said = tell(begun, "upgrade", "--to", releases.second)
    assert code == 0, said
    assert "    default: 15m -> 12m\n" in said
    code, said = tell(begun, "upgrade", "--to", releases.second, "--write")
    assert code == 2
    assert f"default {NEXT} is not installed: install that file with pip, then run this again" in said
    assert f'version: "{VERSION}"' in (begun.empty / "playbook.yml").read_text()


def test_without_the_kept_default_the_old_wheel_will_do(moved: Installed, releases: Releases) -> None:
    shutil.rmtree(moved.empty / ".playbook")
    code, said = tell(moved, "upgrade")
    assert code == 2
    assert "`git log -- .playbook` finds the commit with the wheel that you carried then" in said
    assert tell(moved, "upgrade", "--from", releases.first, "--write")[0] == 0
    assert tell(moved, "check", "--today", "2026-11-30")[0] == 0
