"""The workflows that a team gets: what they may do, and what linters and hosts say of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.ci import ROOT, START, WORKFLOWS, run, script, shell, steps
from tests.repository import TestRepository


def test_these_are_the_workflows_that_are_looked_at() -> None:
    """Were they elsewhere, every test below would pass over nothing."""
    assert list(WORKFLOWS) == ["github-comment.yml", "github-publish.yml", "github.yml"]


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


def test_no_checkout_keeps_a_token() -> None:
    kept = {
        name: [
            step["with"]["persist-credentials"] for step in steps(name) if "checkout@" in step.get("uses", "")
        ]
        for name in WORKFLOWS
    }
    assert kept == {"github.yml": [False], "github-publish.yml": [False], "github-comment.yml": [False]}


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


@pytest.mark.parametrize("name", [*WORKFLOWS, "gitlab.yml"])
def test_the_host_can_read_what_a_team_gets(name: str) -> None:
    """The schemas are those that the hosts publish; check-jsonschema carries them."""
    kind = "gitlab-ci" if name == "gitlab.yml" else "github-workflows"
    ran = program("check-jsonschema", "--builtin-schema", f"vendor.{kind}", str(START / name))
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize(
    ("name", "kind", "right", "wrong"),
    [
        ("github.yml", "github-workflows", "runs-on:", "run-on:"),
        ("gitlab.yml", "gitlab-ci", "expose_as: Preview of site and cards", "expose_as: [x]"),
    ],
)
def test_a_mistake_that_the_host_would_refuse_is_seen(
    tmp_path: Path, name: str, kind: str, right: str, wrong: str
) -> None:
    text = (START / name).read_text("utf-8")
    assert right in text
    (tmp_path / name).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    ran = program("check-jsonschema", "--builtin-schema", f"vendor.{kind}", str(tmp_path / name))
    assert (ran.returncode, "Schema validation errors were encountered" in ran.stdout) == (1, True)


def test_zizmor_finds_nothing_unsafe_in_the_workflows() -> None:
    """What it is told to pass over has its reason beside it."""
    files = [str(START / name) for name in WORKFLOWS]
    ran = program("zizmor", "--offline", "--no-progress", "--persona=auditor", "--format=json", *files)
    assert (ran.returncode, json.loads(ran.stdout)) == (0, []), ran.stdout
    ignored = re.findall(
        r"# zizmor: ignore\[([\w-]+)\] (\w.*)", "".join(Path(file).read_text("utf-8") for file in files)
    )
    assert [rule for rule, _ in ignored] == ["dangerous-triggers", "cache-poisoning"]


def test_a_repository_of_many_playbooks_gets_what_its_host_can_read_and_nothing_unsafe() -> None:
    fleet = START.parent / "fleet"
    for kind, name in (("gitlab-ci", "gitlab.yml"), ("github-workflows", "github.yml")):
        ran = program("check-jsonschema", "--builtin-schema", f"vendor.{kind}", str(fleet / name))
        assert ran.returncode == 0, ran.stdout
    ran = program(
        "zizmor",
        "--offline",
        "--no-progress",
        "--persona=auditor",
        "--format=json",
        str(fleet / "github.yml"),
    )
    assert (ran.returncode, json.loads(ran.stdout)) == (0, []), ran.stdout


def test_zizmor_would_find_what_is_unsafe(tmp_path: Path) -> None:
    text = (START / "github.yml").read_text("utf-8").replace("pull_request:", "pull_request_target:", 1)
    (tmp_path / "unsafe.yml").write_text(text, encoding="utf-8")
    ran = program("zizmor", "--offline", "--no-progress", "--format=json", str(tmp_path / "unsafe.yml"))
    assert "dangerous-triggers" in {found["ident"] for found in json.loads(ran.stdout)}


def program(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a checker that is installed beside this interpreter."""
    command = [str(Path(sys.executable).with_name(name)), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("tagged", [True, False])
def test_what_is_published_holds_every_version_once_there_is_one(
    clone: TestRepository, programs: Path, tagged: bool
) -> None:
    """Without a released version the site of the branch is published. Both hosts run the same two commands."""
    scripts = {
        "build/site": shell("github-publish.yml", "Build"),
        "public": script("pages"),
    }
    if tagged:
        clone.git("tag", "v1.0.0")
    for out, each in scripts.items():
        quick = each.replace("--versions", "--versions --no-cards").replace(
            "playbook build", "playbook build --no-cards"
        )
        ran = run(quick, clone.root, programs)
        assert ran.returncode == 0, ran.stderr
        assert (clone.root / out / "index.html").is_file()
        assert (clone.root / out / "versions.json").is_file() == tagged


def test_nothing_is_published_where_releases_are_recorded_and_their_tags_are_not_here(
    clone: TestRepository, programs: Path
) -> None:
    """The branch alone would take the place of a site with every version."""
    (clone.root / "releases").mkdir()
    for each in (shell("github-publish.yml", "Build"), script("pages")):
        ran = run(each, clone.root, programs)
        assert ran.returncode == 2
        assert "no tag of " in ran.stderr


def test_the_hook_that_others_may_name_is_the_one_that_a_team_gets() -> None:
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
    ours = yaml.safe_load((START / "pre-commit.yaml").read_text("utf-8"))["repos"][0]["hooks"][0]
    same = ("id", "entry", "language", "pass_filenames")
    assert [hook[key] for key in same] == [ours[key] for key in same]


def test_codeowners_is_a_suggestion_that_names_nobody() -> None:
    lines = (START / "codeowners").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == []
    assert "# /layers/team/clocks.yaml @your-org/legal" in lines
    assert "# /layers/team/scripts.yaml @your-org/communications" in lines
