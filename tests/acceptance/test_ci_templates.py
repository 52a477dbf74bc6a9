"""The workflows that a team gets: what they may do, and their shell parts run as scripts."""

from __future__ import annotations

import json
import os
import re
import shutil
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
RUN = "https://github.example.org/team/book/actions/runs/5"
SLOWER = {"about/version": "1.0.0", "severities/sev-2/contain_within": "2h"}

FAKE_GH = """\
#!/usr/bin/env bash
# Stands in for GitHub: answers look-ups from the environment, writes down what is sent.
case "$*" in
  *"/artifacts"*) echo "$GH_ARTIFACT" ;;
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
    return with_programs(tmp_path / "bin")


def with_programs(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
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


@pytest.fixture(scope="module")
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


@pytest.fixture(scope="module")
def report(cloned: TestRepository, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The JSON report of the change, made once: the parts that print it take it as it is."""
    folder = tmp_path_factory.mktemp("programs")
    made = run("playbook diff origin/main HEAD --format json", cloned.root, with_programs(folder))
    assert made.returncode == 0, made.stderr
    return made.stdout


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


def test_the_pull_request_gets_annotations_a_report_and_the_cards_before_and_after(
    clone: TestRepository, programs: Path
) -> None:
    base = clone.git("rev-parse", "origin/main")
    ran = run(shell("github.yml", "Say what changes for responders"), clone.root, programs, BASE=base)
    assert ran.returncode == 0, ran.stderr
    assert (
        "::warning file=playbook/severities.yaml,line=53,col=19,title=breaking::SEV-2 containment"
        in ran.stdout
    )
    assert "SEV-2 High" in (clone.root / "build" / "cards-before-and-after.html").read_text("utf-8")
    report = json.loads((clone.root / "build" / "changes.json").read_text("utf-8"))
    assert (report["counts"]["breaking"], report["enough"]) == (1, False)


@pytest.mark.parametrize(
    ("address", "link"), [("", ""), (f"{RUN}/artifacts/8", f"[See them before and after]({RUN}/artifacts/8)")]
)
def test_the_summary_links_to_the_cards_when_there_are_pictures(
    clone: TestRepository, programs: Path, report: str, tmp_path: Path, address: str, link: str
) -> None:
    summary = tmp_path / "summary.md"
    (clone.root / "build").mkdir()
    (clone.root / "build" / "changes.json").write_text(report, encoding="utf-8")
    script = shell("github.yml", "Write the summary")
    ran = run(script, clone.root, programs, CARDS=address, GITHUB_STEP_SUMMARY=str(summary))
    assert ran.returncode == 0, ran.stderr
    assert summary.read_text("utf-8").startswith(MARK)
    assert ("See them before and after" in summary.read_text("utf-8")) == bool(link)
    assert link in summary.read_text("utf-8")


def test_a_change_that_cannot_be_compared_stops_the_run(clone: TestRepository, programs: Path) -> None:
    script = shell("github.yml", "Say what changes for responders")
    for base in ("0" * 40, broken(clone)):
        ran = run(script, clone.root, programs, BASE=base)
        assert ran.returncode != 0
        assert "No changes" not in ran.stdout
        assert "nothing to compare" not in ran.stdout
        assert not (clone.root / "build" / "changes.json").exists()  # what is there is taken for a report


def broken(clone: TestRepository) -> str:
    """Commit a playbook that cannot be read, and a sound one after it; return the first."""
    (clone.playbook / "roles.yaml").write_text("scribe: [\n", encoding="utf-8")
    clone.git("commit", "--quiet", "--all", "--message=Break")
    commit = clone.git("rev-parse", "HEAD")
    clone.commit(SLOWER)
    return commit


def test_the_change_that_adds_the_playbook_passes_and_reports_nothing(
    clone: TestRepository, programs: Path
) -> None:
    clone.git("checkout", "--quiet", "--orphan", "other")
    clone.git("rm", "-r", "--quiet", "--cached", "playbook")
    clone.git("commit", "--quiet", "--allow-empty", "--message=Nothing yet")
    base = clone.git("rev-parse", "HEAD")
    clone.commit(SLOWER)
    ran = run(shell("github.yml", "Say what changes for responders"), clone.root, programs, BASE=base)
    assert ran.returncode == 0
    assert "There was no playbook before this change" in ran.stdout
    assert not (clone.root / "build").exists()


@pytest.mark.parametrize(
    ("comments", "sent"),
    [
        ("", "api --silent --method POST repos/team/book/issues/7/comments -F body=@comment.md\n"),
        ("41\n42\n", "api --silent --method PATCH repos/team/book/issues/comments/41 -F body=@comment.md\n"),
    ],
)
def test_there_is_one_comment_and_it_is_kept_up_to_date(
    clone: TestRepository, programs: Path, report: str, comments: str, sent: str
) -> None:
    log = commented(clone, programs, report, number="7", comments=comments)
    assert log.read_text("utf-8") == sent
    assert (clone.root / "comment.md").read_text("utf-8").startswith(MARK)


def test_a_pull_request_that_moved_on_is_left_alone(
    clone: TestRepository, programs: Path, report: str
) -> None:
    assert not commented(clone, programs, report, number="", comments="").exists()


def test_a_report_that_is_none_makes_no_comment(
    clone: TestRepository, programs: Path, tmp_path: Path
) -> None:
    (clone.root / "changes").mkdir()
    (clone.root / "changes" / "changes.json").write_text('{"body": "@everyone"}', encoding="utf-8")
    log = tmp_path / "log"
    script = shell("github-comment.yml", "Write the comment")
    ran = run(script, clone.root, programs, REPOSITORY="team/book", HEAD_OWNER="o", HEAD_BRANCH="b", HEAD_SHA="0",
              RUN=RUN, RUN_ID="5", GH_ARTIFACT="", GH_NUMBER="7", GH_COMMENTS="", GH_LOG=str(log))  # fmt: skip
    assert (ran.returncode, log.exists()) == (2, False)


def test_the_comment_links_to_the_pictures_of_the_run_it_speaks_of(
    clone: TestRepository, programs: Path, report: str
) -> None:
    commented(clone, programs, report, number="7", comments="", artifact="8")
    assert f"[See them before and after]({RUN}/artifacts/8)" in (clone.root / "comment.md").read_text("utf-8")


def commented(
    clone: TestRepository, programs: Path, report: str, *, number: str, comments: str, artifact: str = ""
) -> Path:
    """Run the part that comments, with a report of the clone; return what was sent to GitHub."""
    (clone.root / "changes").mkdir()
    (clone.root / "changes" / "changes.json").write_text(report, encoding="utf-8")
    log = clone.root.parent / "log"
    ran = run(
        shell("github-comment.yml", "Write the comment"), clone.root, programs,
        REPOSITORY="team/book", HEAD_OWNER="someone", HEAD_BRANCH="slower", HEAD_SHA=clone.git("rev-parse", "HEAD"),
        RUN=RUN, RUN_ID="5", GH_ARTIFACT=artifact, GH_NUMBER=number, GH_COMMENTS=comments, GH_LOG=str(log),
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return log


def test_gitlab_jobs_run_as_they_are_written(clone: TestRepository, programs: Path) -> None:
    pipeline = yaml.safe_load((START / "gitlab.yml").read_text("utf-8"))
    base = clone.git("rev-parse", "origin/main")
    for job, made in (
        ("check", ["code-quality.json"]),
        ("changes", ["changes/changes.md", "changes/cards.html"]),
    ):
        lines = [line for line in pipeline[job]["script"] if not line.startswith("apt-get")]
        ran = run("\n".join(lines), clone.root, programs, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        assert ran.returncode == 0, ran.stderr
        assert min((clone.root / name).stat().st_size for name in made) > 2


def test_the_merge_request_that_adds_the_playbook_passes(clone: TestRepository, programs: Path) -> None:
    pipeline = yaml.safe_load((START / "gitlab.yml").read_text("utf-8"))
    lines = [line for line in pipeline["changes"]["script"] if not line.startswith("apt-get")]
    clone.git("checkout", "--quiet", "--orphan", "other")
    clone.git("rm", "-r", "--quiet", "--cached", "playbook")
    clone.git("commit", "--quiet", "--allow-empty", "--message=Nothing yet")
    base = clone.git("rev-parse", "HEAD")
    clone.commit(SLOWER)
    ran = run("\n".join(lines), clone.root, programs, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert (ran.returncode, "There was no playbook before" in ran.stdout) == (0, True)


@pytest.mark.parametrize("tagged", [True, False])
def test_what_is_published_holds_every_version_once_there_is_one(
    clone: TestRepository, programs: Path, tagged: bool
) -> None:
    """Without a released version the site of the branch is published. Both hosts run the same two commands."""
    pipeline = yaml.safe_load((START / "gitlab.yml").read_text("utf-8"))
    scripts = {
        "build/site": shell("github-publish.yml", "Build"),
        "public": "\n".join(line for line in pipeline["pages"]["script"] if not line.startswith("apt-get")),
    }
    if tagged:
        clone.git("tag", "v1.0.0")
    for out, script in scripts.items():
        quick = script.replace("--versions", "--versions --no-cards").replace(
            "playbook build", "playbook build --no-cards"
        )
        ran = run(quick, clone.root, programs)
        assert ran.returncode == 0, ran.stderr
        assert (clone.root / out / "index.html").is_file()
        assert (clone.root / out / "versions.json").is_file() == tagged


@pytest.mark.parametrize("name", [*WORKFLOWS, "gitlab.yml"])
def test_the_host_can_read_what_a_team_gets(name: str) -> None:
    """The schemas are those that the hosts publish; check-jsonschema carries them."""
    kind = "gitlab-ci" if name == "gitlab.yml" else "github-workflows"
    ran = program("check-jsonschema", "--builtin-schema", f"vendor.{kind}", str(START / name))
    assert ran.returncode == 0, ran.stdout


def test_zizmor_finds_nothing_unsafe_in_the_workflows() -> None:
    """What it is told to pass over has its reason beside it."""
    files = [str(START / name) for name in WORKFLOWS]
    ran = program("zizmor", "--offline", "--no-progress", "--persona=auditor", "--format=json", *files)
    assert (ran.returncode, json.loads(ran.stdout)) == (0, []), ran.stdout
    ignored = re.findall(
        r"# zizmor: ignore\[([\w-]+)\] (\w.*)", "".join(Path(file).read_text("utf-8") for file in files)
    )
    assert [rule for rule, _ in ignored] == ["dangerous-triggers", "cache-poisoning"]


def test_zizmor_would_find_what_is_unsafe(tmp_path: Path) -> None:
    text = (START / "github.yml").read_text("utf-8").replace("pull_request:", "pull_request_target:", 1)
    (tmp_path / "unsafe.yml").write_text(text, encoding="utf-8")
    ran = program("zizmor", "--offline", "--no-progress", "--format=json", str(tmp_path / "unsafe.yml"))
    assert "dangerous-triggers" in {found["ident"] for found in json.loads(ran.stdout)}


def program(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a checker that is installed beside this interpreter."""
    command = [str(Path(sys.executable).with_name(name)), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_hook_for_pre_commit_runs_the_command(clone: TestRepository, programs: Path) -> None:
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
    assert (hook["id"], hook["pass_filenames"]) == ("playbook-check", False)
    assert run(hook["entry"], clone.root, programs).returncode == 0


def test_codeowners_is_a_suggestion_that_names_nobody() -> None:
    lines = (START / "codeowners").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == []
    assert "# /layers/team/clocks.yaml @your-org/legal" in lines
    assert "# /layers/team/scripts.yaml @your-org/communications" in lines
