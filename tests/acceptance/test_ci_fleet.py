"""The templates for a repository of many playbooks: their shell lines run in a clone of a bare repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.build import changed, write
from tests.ci import ROOT, run, with_programs
from tests.repository import TestRepository

FLEET = ROOT / "templates/fleet"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a bare repository at a change that makes one team slower and breaks another."""
    (tmp_path / "work").mkdir()
    work = TestRepository(tmp_path / "work")
    for team in ("alpha", "beta"):
        write(changed({"about/version": "1.0.0"}), work.root / "teams" / team)
    (work.root / "fleet.yaml").write_text("folders: [teams/*]\n", "utf-8")
    (work.root / ".gitignore").write_text("/build/\n", "utf-8")
    work.git("add", "--all")
    work.git("commit", "--quiet", "--message=Begin")
    work.git("checkout", "--quiet", "-b", "change")
    slower = {"about/version": "1.0.0", "severities/sev-2/contain_within": "2h"}
    write(changed(slower), work.root / "teams/alpha")
    write(changed(slower | {"severities/sev-1/led_by": "nobody"}), work.root / "teams/beta")
    work.git("add", "--all")
    work.git("commit", "--quiet", "--message=Change")
    work.git("clone", "--quiet", "--bare", str(work.root), str(tmp_path / "bare.git"))
    work.git("clone", "--quiet", str(tmp_path / "bare.git"), str(tmp_path / "clone"))
    there = tmp_path / "clone"
    work.git("-C", str(there), "checkout", "--quiet", "--detach", "origin/change")
    return there


def rows(clone: Path) -> dict[str, Any]:
    return {
        row["team"]: row for row in json.loads((clone / "build/fleet/fleet.json").read_text("utf-8"))["teams"]
    }


def looked_at(clone: Path, said: str) -> None:
    """Say what must hold after either template: both teams were done, what changed was counted, one site was made."""
    assert "there is no 'nobody' in roles [unknown-reference]" in said
    assert "alpha                    ok      1.0.0, reviewed 2026-11-02; 1 breaking" in said
    assert (clone / "build/fleet/alpha/index.html").is_file()
    assert not (clone / "build/fleet/beta").exists()
    assert (clone / "build/fleet/index.html").is_file()
    assert {name: row["ok"] for name, row in rows(clone).items()} == {"alpha": True, "beta": False}


def test_the_steps_of_github_go_over_a_change_and_only_the_broken_team_fails(
    clone: Path, tmp_path: Path
) -> None:
    workflow = yaml.safe_load((FLEET / "github.yml").read_text("utf-8"))
    (job,) = workflow["jobs"].values()
    lines = [step["run"] for step in job["steps"] if "run" in step]
    assert [line.partition(" -r ")[0] for line in lines] == [
        "python -m pip install --require-hashes",
        "playbook fleet check",
        'playbook fleet diff "$BASE"',
        "playbook fleet build",
    ]
    programs = with_programs(tmp_path / "programs")
    ran = [run(line, clone, programs, BASE="origin/main") for line in lines[1:]]
    assert [(each.returncode, each.stderr) for each in ran] == [(1, "")] * 3
    looked_at(clone, "".join(each.stdout for each in ran))


def test_the_script_of_gitlab_goes_over_a_change_to_its_end_and_fails(clone: Path, tmp_path: Path) -> None:
    pipeline = yaml.safe_load((FLEET / "gitlab.yml").read_text("utf-8"))
    lines = [line for line in pipeline["playbooks"]["script"] if "install" not in line]
    ran = run(
        "\n".join(lines),
        clone,
        with_programs(tmp_path / "programs"),
        CI_MERGE_REQUEST_DIFF_BASE_SHA="origin/main",
    )
    assert (ran.returncode, ran.stderr) == (1, "")
    looked_at(clone, ran.stdout)
    (clone / "teams/beta/severities.yaml").write_text(
        (clone / "teams/alpha/severities.yaml").read_text("utf-8"), "utf-8"
    )
    mended = run("\n".join(lines), clone, with_programs(tmp_path / "programs"))
    assert (mended.returncode, mended.stderr) == (0, "")
    assert (clone / "build/fleet/beta/index.html").is_file()
