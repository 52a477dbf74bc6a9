"""The workflows that a team gets: what they may do, and their shell parts run as scripts."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.report.changes.markdown import MARK
from tests.repository import TestRepository

ROOT = Path(__file__).parents[2]
START = ROOT / "templates" / "start"
WORKFLOWS = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in sorted(START.glob("github*.yml"))}
SLOWER = {"about/version": "1.0.0", "severities/sev-2/contain_within": "2h"}

FAKE_GH = """\
#!/usr/bin/env bash
# Stands in for GitHub: answers look-ups from the environment, writes down what is sent.
case "$*" in
  *"--method GET"*) echo "$GH_NUMBER" ;;
  *--paginate*) printf '%s' "$GH_COMMENTS" ;;
  *) echo "$*" >> "$GH_LOG" ;;
esac
"""


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in WORKFLOWS[name]["jobs"].values() for step in job["steps"]]


def shell(name: str, title: str) -> str:
    return str(next(step["run"] for step in steps(name) if step.get("name") == title))


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with the command `playbook`, and one that stands in for `gh`."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "playbook").write_text(
        f'#!/bin/sh\nexec {sys.executable} -m generator.cli "$@"\n', encoding="utf-8"
    )
    (folder / "gh").write_text(FAKE_GH, encoding="utf-8")
    for program in folder.iterdir():
        program.chmod(0o755)
    return folder


def run(script: str, cwd: Path, programs: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a shell part as the runner does."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=cwd, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PATH": f"{programs}:{os.environ['PATH']}"} | environment,
    )  # fmt: skip


@pytest.fixture
def clone(tmp_path: Path) -> TestRepository:
    """A clone of a bare repository, on a branch that makes a deadline longer."""
    first = TestRepository(tmp_path / "first")
    first.commit({"about/version": "1.0.0"})
    bare = tmp_path / "team.git"
    subprocess.run(["git", "clone", "--quiet", "--bare", str(first.root), str(bare)], check=True)
    clone = TestRepository(tmp_path / "clone")
    clone.git("remote", "add", "origin", str(bare))
    clone.git("fetch", "--quiet", "origin")
    clone.git("checkout", "--quiet", "-b", "slower", "origin/main")
    clone.commit(SLOWER)
    return clone


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_is_pinned_by_commit_and_says_its_version(name: str) -> None:
    uses = re.findall(r"uses: (.*)", (START / name).read_text("utf-8"))
    assert uses
    assert [
        line for line in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)
    ] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_from_outside_is_written_into_a_script(name: str) -> None:
    """Titles and branch names are chosen by strangers; they reach a script as variables only."""
    assert [step["run"] for step in steps(name) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_checkout_keeps_a_token(name: str) -> None:
    checkouts = [step for step in steps(name) if "actions/checkout" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_a_pull_request_can_read_and_nothing_else() -> None:
    workflow = WORKFLOWS["github.yml"]
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow[True]) == {"pull_request", "push", "schedule"}  # YAML 1.1 reads `on` as true
    assert "secrets." not in (START / "github.yml").read_text("utf-8")


def test_the_workflow_that_comments_checks_out_nothing_of_the_change() -> None:
    checkout = next(step for step in steps("github-comment.yml") if "checkout" in step.get("uses", ""))
    assert checkout["with"] == {"persist-credentials": False}
    assert WORKFLOWS["github-comment.yml"]["permissions"] == {}
    job = WORKFLOWS["github-comment.yml"]["jobs"]["comment"]
    assert job["permissions"] == {"actions": "read", "contents": "read", "pull-requests": "write"}


def test_the_pull_request_gets_annotations_a_summary_and_a_report(
    clone: TestRepository, programs: Path, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    script = shell("github.yml", "Say what changes for responders")
    base = clone.git("rev-parse", "origin/main")
    ran = run(script, clone.root, programs, BASE=base, GITHUB_STEP_SUMMARY=str(summary))
    assert ran.returncode == 0, ran.stderr
    assert (
        "::warning file=playbook/severities.yaml,line=53,col=19,title=breaking::SEV-2 containment"
        in ran.stdout
    )
    assert summary.read_text("utf-8").startswith(MARK)
    report = json.loads((clone.root / "build" / "changes.json").read_text("utf-8"))
    assert (report["counts"]["breaking"], report["enough"]) == (1, False)


def test_a_change_that_cannot_be_compared_stops_the_run(clone: TestRepository, programs: Path) -> None:
    script = shell("github.yml", "Say what changes for responders")
    ran = run(script, clone.root, programs, BASE="0" * 40, GITHUB_STEP_SUMMARY=os.devnull)
    assert ran.returncode == 2
    assert "No changes" not in ran.stdout


@pytest.mark.parametrize(
    ("comments", "sent"),
    [
        ("", "api --silent --method POST repos/team/book/issues/7/comments -F body=@comment.md\n"),
        ("41\n42\n", "api --silent --method PATCH repos/team/book/issues/comments/41 -F body=@comment.md\n"),
    ],
)
def test_there_is_one_comment_and_it_is_kept_up_to_date(
    clone: TestRepository, programs: Path, tmp_path: Path, comments: str, sent: str
) -> None:
    log = commented(clone, programs, tmp_path, number="7", comments=comments)
    assert log.read_text("utf-8") == sent
    assert (clone.root / "comment.md").read_text("utf-8").startswith(MARK)


def test_a_pull_request_that_moved_on_is_left_alone(
    clone: TestRepository, programs: Path, tmp_path: Path
) -> None:
    assert not commented(clone, programs, tmp_path, number="", comments="").exists()


def test_a_report_that_is_none_makes_no_comment(
    clone: TestRepository, programs: Path, tmp_path: Path
) -> None:
    (clone.root / "changes").mkdir()
    (clone.root / "changes" / "changes.json").write_text('{"body": "@everyone"}', encoding="utf-8")
    log = tmp_path / "log"
    script = shell("github-comment.yml", "Write the comment")
    ran = run(script, clone.root, programs, REPOSITORY="team/book", HEAD_OWNER="o", HEAD_BRANCH="b", HEAD_SHA="0",
              GH_NUMBER="7", GH_COMMENTS="", GH_LOG=str(log))  # fmt: skip
    assert (ran.returncode, log.exists()) == (2, False)


def commented(clone: TestRepository, programs: Path, tmp_path: Path, *, number: str, comments: str) -> Path:
    """Run the part that comments, with a report of the clone; return what was sent to GitHub."""
    report = run("mkdir changes && playbook diff origin/main HEAD --format json > changes/changes.json",
                 clone.root, programs)  # fmt: skip
    assert report.returncode == 0, report.stderr
    log = tmp_path / "log"
    ran = run(
        shell("github-comment.yml", "Write the comment"), clone.root, programs,
        REPOSITORY="team/book", HEAD_OWNER="someone", HEAD_BRANCH="slower", HEAD_SHA=clone.git("rev-parse", "HEAD"),
        GH_NUMBER=number, GH_COMMENTS=comments, GH_LOG=str(log),
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return log


def test_gitlab_jobs_run_as_they_are_written(clone: TestRepository, programs: Path) -> None:
    pipeline = yaml.safe_load((START / "gitlab.yml").read_text("utf-8"))
    base = clone.git("rev-parse", "origin/main")
    for job, made in (("check", "code-quality.json"), ("changes", "changes/changes.md")):
        lines = [line for line in pipeline[job]["script"] if not line.startswith("apt-get")]
        ran = run("\n".join(lines), clone.root, programs, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        assert ran.returncode == 0, ran.stderr
        assert (clone.root / made).stat().st_size > 2


def test_the_hook_for_pre_commit_runs_the_command(clone: TestRepository, programs: Path) -> None:
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
    assert (hook["id"], hook["pass_filenames"]) == ("playbook-check", False)
    assert run(hook["entry"], clone.root, programs).returncode == 0


def test_codeowners_is_a_suggestion_that_names_nobody() -> None:
    lines = (START / "codeowners").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == []
    assert "# /layers/team/clocks.yaml @your-org/legal" in lines
    assert "# /layers/team/scripts.yaml @your-org/communications" in lines
