"""The shell parts of the workflows for GitHub, run as scripts against a bare repository and a GitHub of our own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.report.changes.markdown import MARK
from tests.ci import SLOWER, run, shell, without_a_playbook
from tests.repository import TestRepository

RUN = "https://github.example.org/team/book/actions/runs/5"


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
    (clone.root / "build").mkdir(exist_ok=True)
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
    base = without_a_playbook(clone)
    ran = run(shell("github.yml", "Say what changes for responders"), clone.root, programs, BASE=base)
    assert ran.returncode == 0
    assert "There was no playbook before this change" in ran.stdout
    assert not (clone.root / "build" / "changes.json").exists()


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
    assert (comment(clone, programs, log).returncode, log.exists()) == (2, False)


@pytest.mark.parametrize(("stolen", "code"), [('{"body": "@everyone"}', 2), (None, 0)])
def test_a_comment_does_not_go_on_telling_what_an_earlier_commit_changed(
    clone: TestRepository, programs: Path, tmp_path: Path, stolen: str | None, code: int
) -> None:
    if stolen:
        (clone.root / "changes").mkdir()
        (clone.root / "changes" / "changes.json").write_text(stolen, encoding="utf-8")
    log = tmp_path / "log"
    assert comment(clone, programs, log, comments="41\n").returncode == code
    assert log.read_text("utf-8").startswith(
        "api --silent --method PATCH repos/team/book/issues/comments/41 "
    )
    assert (clone.root / "comment.md").read_text("utf-8") == (
        f"{MARK}\n### What changes for responders\n\nThe newest commit could not be compared. "
        f"[Its run]({RUN}) says why.\n"
    )


def test_a_change_without_a_report_gets_no_first_comment(
    clone: TestRepository, programs: Path, tmp_path: Path
) -> None:
    """The one that adds the playbook has none."""
    log = tmp_path / "log"
    assert (comment(clone, programs, log).returncode, log.exists()) == (0, False)


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
    ran = comment(clone, programs, log, number=number, comments=comments, artifact=artifact)
    assert ran.returncode == 0, ran.stderr
    return log


def comment(
    clone: TestRepository,
    programs: Path,
    log: Path,
    *,
    number: str = "7",
    comments: str = "",
    artifact: str = "",
) -> subprocess.CompletedProcess[str]:
    """Run the part that comments, with whatever report is there; what is sent goes to the log."""
    found = "success" if (clone.root / "changes" / "changes.json").exists() else "failure"
    return run(
        shell("github-comment.yml", "Write the comment"), clone.root, programs,
        REPOSITORY="team/book", HEAD_OWNER="someone", HEAD_BRANCH="slower", HEAD_SHA=clone.git("rev-parse", "HEAD"),
        RUN=RUN, RUN_ID="5", REPORT=found, GH_ARTIFACT=artifact, GH_NUMBER=number, GH_COMMENTS=comments, GH_LOG=str(log),
    )  # fmt: skip
