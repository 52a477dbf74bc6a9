"""The jobs that a team gets for GitLab, run as scripts against a bare repository and a GitLab of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.report.changes.markdown import MARK
from tests.acceptance.fake_gitlab import BOT, PROJECT, TOKEN, GitLab, serving
from tests.ci import PIPELINE, run, script, without_a_playbook
from tests.repository import TestRepository

BOOK = "https://gitlab.example.org/team/book"
NOTES = f"/projects/{PROJECT}/merge_requests/{{}}/notes"


def test_the_merge_request_that_adds_the_playbook_passes(clone: TestRepository, programs: Path) -> None:
    base = without_a_playbook(clone)
    ran = run(script("changes"), clone.root, programs, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert (ran.returncode, "There was no playbook before" in ran.stdout) == (0, True)


def test_only_a_schedule_that_asks_for_it_gets_the_job_that_comments() -> None:
    """A protected variable reaches no merge request; and a job that runs there could read any other."""
    asked = '$CI_PIPELINE_SOURCE == "schedule" && $PLAYBOOK_COMMENTS == "yes"'
    assert PIPELINE["comment"]["rules"] == [{"if": asked}]
    jobs = {name for name, job in PIPELINE.items() if "PLAYBOOK_TOKEN" in str(job)}
    assert jobs == {"comment"}
    others = {name: job["rules"] for name, job in PIPELINE.items() if "script" in job and name != "comment"}
    never = [{"if": '$PLAYBOOK_COMMENTS == "yes"', "when": "never"}, {"when": "on_success"}]
    assert (others["check"], others["site"]) == (never, never)
    assert others["changes"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert '$PLAYBOOK_COMMENTS != "yes"' in others["pages"][0]["if"]


def test_a_merge_request_gets_one_comment_that_is_kept_up_to_date(
    tmp_path: Path, programs: Path, report: str
) -> None:
    gitlab = GitLab({3: {"changes.json": report, "cards.html": "<!doctype html>"}})
    first = commented(gitlab, tmp_path, programs)
    assert (first.returncode, first.stdout) == (0, "!3 has its comment.\n"), first.stderr
    (note,) = gitlab.notes[3]
    assert note["body"].startswith(MARK)
    assert "containment 1 h → 2 h (relaxed)" in note["body"]
    assert f"[See them before and after]({BOOK}/-/jobs/300/artifacts/file/changes/cards.html)" in note["body"]
    again = commented(gitlab, tmp_path, programs)
    assert (again.returncode, gitlab.sent) == (0, ["POST " + NOTES.format(3)])  # nothing new, nothing sent
    gitlab.reports[3] = {"changes.json": report.replace("2 h", "3 h")}
    assert commented(gitlab, tmp_path, programs).returncode == 0
    assert gitlab.sent[1:] == ["PUT " + NOTES.format(3) + "/3000"]
    (note,) = gitlab.notes[3]
    assert ("1 h → 3 h" in note["body"], "See them before" in note["body"]) == (True, False)


def test_the_comment_is_found_among_many_and_nobody_elses_is_touched(
    tmp_path: Path, programs: Path, report: str
) -> None:
    gitlab = GitLab({3: {"changes.json": report}})
    for number in range(230):
        author, words = (BOT + 1, MARK) if number == 20 else (BOT, "Merged.")
        gitlab.note(3, author, f"{words} old" if number != 220 else f"{MARK}\nold")
    assert commented(gitlab, tmp_path, programs).returncode == 0
    assert gitlab.sent == ["PUT " + NOTES.format(3) + "/3220"]
    assert gitlab.notes[3][20]["body"] == f"{MARK} old"


def test_one_bad_report_does_not_keep_the_others_back(tmp_path: Path, programs: Path, report: str) -> None:
    gitlab = GitLab(
        {
            1: {"changes.json": '{"body": "/merge"}'},
            2: {},
            3: {"changes.json": report},
            4: None,
            5: {"changes.json": report},
        },
        elsewhere=frozenset({5}),
    )
    gitlab.note(2, BOT, f"{MARK}\nold")
    ran = commented(gitlab, tmp_path, programs)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == [
        "!1 has a report that cannot be read.",
        "!2 has no report.",
        "!3 has its comment.",
    ]
    assert gitlab.sent == ["PUT " + NOTES.format(2) + "/2000", "POST " + NOTES.format(3)]
    assert gitlab.notes[2][0]["body"] == (
        f"{MARK}\n### What changes for responders\n\nThe newest commit could not be compared. "
        f"[Its job]({BOOK}/-/jobs/200) says why."
    )


def test_a_token_that_is_refused_fails_the_job_and_is_not_shown(
    tmp_path: Path, programs: Path, report: str
) -> None:
    gitlab = GitLab({3: {"changes.json": report}})
    ran = commented(gitlab, tmp_path, programs, token="glpat-old")  # noqa: S106 - no token of anybody
    assert ran.returncode != 0
    assert (gitlab.sent, "glpat" in ran.stdout + ran.stderr) == ([], False)
    assert "401" in ran.stderr


def commented(
    gitlab: GitLab, folder: Path, programs: Path, token: str = TOKEN
) -> subprocess.CompletedProcess[str]:
    """Run the job that comments; the programs that it installs first must be here."""
    if missing := [program for program in ("curl", "jq") if shutil.which(program) is None]:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not installed: {', '.join(missing)}")
    with serving(gitlab):
        return run(
            script("comment"), folder, programs, CI_API_V4_URL=gitlab.address, CI_PROJECT_ID=str(PROJECT),
            CI_PROJECT_URL=BOOK, PLAYBOOK_TOKEN=token,
        )  # fmt: skip
