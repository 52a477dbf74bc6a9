"""A stranger's clone of what `init` wrote: installed by hash into an empty environment, then every line of its CI.

One real installation serves all of these tests; it is the script of the hook that makes it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator.carry import INSTALL, NAME, wheel_of_this_program
from tests.acceptance.test_cli import playbook
from tests.build import SMALL
from tests.ci import FAKE_GH, PIPELINE, WORKFLOWS, script, steps
from tests.repository import TestRepository

HOOK = "sh .playbook/run check"


@dataclass(frozen=True)
class Stranger:
    """A clone of a bare repository, with the environment that its script made."""

    clone: TestRepository
    said: str
    installing: str

    @property
    def bin(self) -> Path:
        """The commands of the environment."""
        return self.clone.root / ".playbook" / "env" / "bin"

    def run(self, line: str, *programs: Path, cwd: Path | None = None, **environment: str) -> str:
        """Run shell lines as a runner does, with nothing of this checkout; return what they print."""
        path = os.pathsep.join(map(str, [*programs, self.bin, os.environ["PATH"]]))
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", line],
            cwd=cwd or self.clone.root, env=clean() | {"PATH": path} | environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ran.returncode == 0, f"{line}\n{ran.stdout}\n{ran.stderr}"
        return ran.stdout


def clean() -> dict[str, str]:
    """Return the environment of this process without what leads to this checkout."""
    leading = ("PYTHON", "VIRTUAL_ENV", "GITHUB_", "GITLAB_", "CI_")
    return {name: value for name, value in os.environ.items() if not name.startswith(leading)}


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Stranger:
    """What `init` wrote over the small playbook, committed, pushed, cloned, installed."""
    folder = tmp_path_factory.mktemp("stranger")
    first = TestRepository(folder / "first")
    shutil.copytree(SMALL, first.root / "base")
    ran = playbook("init", first.root, "--yes", "--default", first.root / "base")
    assert ran.returncode == 0, ran.stderr
    first.git("add", "--all")
    first.git("commit", "--quiet", "--message=Begin")
    (first.root / "layers/team/severities.yaml").write_text("sev-2:\n  contain_within: 2h\n")
    first.git("add", "--all")
    first.git("commit", "--quiet", "--message=Contain later")
    bare = folder / "team.git"
    for command in (
        ["clone", "--quiet", "--bare", first.root, bare],
        ["clone", "--quiet", bare, folder / "clone"],
    ):
        subprocess.run(["git", *map(str, command)], check=True)
    made = subprocess.run(
        ["sh", ".playbook/run", "--version"], cwd=folder / "clone",
        env=clean() | {"PYTHON": sys.executable, "PIP_NO_COMPILE": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (made.returncode, made.stdout) == (0, f"{wheel_of_this_program().version}\n"), made.stderr
    return Stranger(TestRepository(folder / "clone"), ran.stdout, made.stderr)


def test_init_shows_that_what_it_wrote_can_be_installed(stranger: Stranger) -> None:
    assert "every hash fits" in stranger.said


def test_the_script_installs_once_and_leaves_the_clone_clean(stranger: Stranger) -> None:
    assert "Installing what .playbook/ and requirements.txt hold" in stranger.installing
    again = subprocess.run(
        ["sh", f"{stranger.clone.root}/.playbook/run", "--version"], cwd="/", env=clean(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (again.stdout, again.stderr) == (f"{wheel_of_this_program().version}\n", "")
    assert stranger.clone.git("status", "--porcelain") == ""


def test_nothing_is_installed_that_the_requirements_do_not_name(stranger: Stranger) -> None:
    listed = json.loads(stranger.run("python -m pip list --format=json --disable-pip-version-check"))
    found = {canonicalize_name(each["name"]): each["version"] for each in listed}
    text = (stranger.clone.root / "requirements.txt").read_text("utf-8")
    lines = re.findall(r"(?m)^([A-Za-z0-9][^\\\n]*?) \\$", text)
    needs = [Requirement(line) for line in lines]
    named = {
        canonicalize_name(need.name): str(need.specifier).removeprefix("==")
        for need in needs
        if not need.marker or need.marker.evaluate()
    }
    named[canonicalize_name(NAME)] = wheel_of_this_program().version
    assert {name: version for name, version in found.items() if name not in ("pip", "setuptools")} == named


def test_every_requirement_has_a_hash_and_nothing_is_built_from_source(stranger: Stranger) -> None:
    text = (stranger.clone.root / "requirements.txt").read_text("utf-8")
    assert "\n--only-binary :all:\n" in text
    entries = re.split(r"(?m)^(?=[A-Za-z0-9.])", text)[1:]
    assert len(entries) > 30
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "hatchling" not in text


def test_an_installation_carries_the_same_bytes_again(stranger: Stranger, tmp_path: Path) -> None:
    """Its files were unpacked by an installer; the wheel that `init` packs from them is the one they came from."""
    stranger.run(f"playbook init {tmp_path} --offline --yes --default {SMALL}", cwd=tmp_path)
    for name in ("requirements.txt", f".playbook/{wheel_of_this_program().name}"):
        assert (tmp_path / name).read_bytes() == (stranger.clone.root / name).read_bytes(), name


def test_the_workflow_of_a_change_runs_in_a_bare_clone(stranger: Stranger, tmp_path: Path) -> None:
    """Its report is then what the workflow that comments reads."""
    base = stranger.clone.git("rev-parse", "HEAD~1")
    for step in steps("github.yml"):
        if "run" in step:
            stranger.run(step["run"], BASE=base, CARDS="", GITHUB_STEP_SUMMARY=str(tmp_path / "summary"))
    assert "containment 1 h → 2 h (relaxed)" in (tmp_path / "summary").read_text("utf-8")
    assert (stranger.clone.root / "build/site/index.html").is_file()
    assert list((stranger.clone.root / "build/cards").rglob("*.pdf"))
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(FAKE_GH)
    gh.chmod(0o755)
    (tmp_path / "changes").mkdir()
    shutil.copy(stranger.clone.root / "build/changes.json", tmp_path / "changes")
    for name in (".playbook", "requirements.txt"):
        (tmp_path / name).symlink_to(stranger.clone.root / name)
    github = {
        "REPORT": "success",
        "GH_NUMBER": "7",
        "GH_COMMENTS": "",
        "GH_ARTIFACT": "",
        "GH_LOG": str(tmp_path / "log"),
    }
    names = ("REPOSITORY", "RUN", "RUN_ID", "HEAD_OWNER", "HEAD_BRANCH", "HEAD_SHA")
    for step in steps("github-comment.yml"):
        if "run" in step:
            stranger.run(step["run"], gh.parent, cwd=tmp_path, **dict.fromkeys(names, "x"), **github)
    assert "--method POST" in (tmp_path / "log").read_text("utf-8")


def test_the_workflow_that_publishes_runs_in_a_bare_clone(stranger: Stranger) -> None:
    for step in steps("github-publish.yml"):
        if "run" in step:
            stranger.run(step["run"].replace("playbook build", "playbook build --no-cards"))
    assert (stranger.clone.root / "build/site/index.html").is_file()


def test_the_jobs_of_gitlab_run_in_a_bare_clone(stranger: Stranger) -> None:
    base = stranger.clone.git("rev-parse", "HEAD~1")
    stranger.run("\n".join(PIPELINE["default"]["before_script"]))
    for job in ("check", "changes", "site", "pages"):
        quick = (
            script(job).replace("playbook build", "playbook build --no-cards").replace("playbook cards", ":")
        )
        stranger.run(quick, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    made = (
        "code-quality.json",
        "changes/changes.md",
        "changes/cards.html",
        "build/site/index.html",
        "public/index.html",
    )
    assert [name for name in made if not (stranger.clone.root / name).is_file()] == []


def test_all_workflows_install_in_the_same_way_by_hash() -> None:
    lines = [step["run"] for name in WORKFLOWS for step in steps(name) if "pip" in step.get("run", "")]
    assert lines == [INSTALL] * 3
    assert PIPELINE["default"]["before_script"] == [INSTALL.replace("install", "install --quiet", 1)]


def test_the_hook_runs_the_program_that_is_carried(stranger: Stranger) -> None:
    hook = yaml.safe_load((stranger.clone.root / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0][
        "hooks"
    ][0]
    assert (hook["entry"], hook["language"]) == (HOOK, "system")
    layer = stranger.clone.root / "layers/team/severities.yaml"
    before = layer.read_bytes()
    layer.write_text("sev-9: {contain_within: 1h}\n")
    try:
        ran = subprocess.run(
            HOOK.split(), cwd=stranger.clone.root, env=clean(), capture_output=True, text=True, check=False
        )
    finally:
        layer.write_bytes(before)
    assert (ran.returncode, "layers/team/severities.yaml:1:1" in ran.stdout) == (1, True), ran.stderr


def test_uvx_runs_it_from_a_wheel_file(tmp_path: Path) -> None:
    """And what uv unpacked is carried as the same wheel."""
    wheel = wheel_of_this_program()
    (tmp_path / wheel.name).write_bytes(wheel.content)
    uvx = Path(sys.executable).with_name("uvx")
    begin = ["playbook", "init", "ours", "--offline", "--yes", "--default", str(SMALL)]
    ran = subprocess.run(
        [uvx, "--quiet", "--python", sys.executable, "--from", f"./{wheel.name}", *begin],
        cwd=tmp_path, env=clean(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "ours/.playbook" / wheel.name).read_bytes() == wheel.content
