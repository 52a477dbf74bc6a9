"""A small start: a playbook that stands on nothing, and a card that says nothing more than it has to say."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

from generator.api import check
from generator.problems import Level
from tests.acceptance.test_cli import playbook
from tests.shared import once

FOREIGN = Path(__file__).parents[1] / "cases/foreign"
ONE_PAGE = FOREIGN / "one-page"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Begin a blank playbook and build its site."""

    def make(folder: Path) -> None:
        ran = playbook("init", "--from", "blank", "--yes", "--organisation", "Acme AG", folder / "ours")
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout.splitlines()[-1] == f"  {folder.as_posix()}/ours/GROWING.md grows it step by step"
        ran = playbook("build", "--no-cards", cwd=folder / "ours")
        assert (ran.returncode, ran.stderr) == (0, "")

    return once(tmp_path_factory, "blank", make) / "ours"


def test_a_blank_playbook_is_one_severity_one_type_two_roles_and_three_steps_without_a_problem(
    begun: Path,
) -> None:
    """Nothing is asked for that it does not say yet."""
    found = check(begun / "playbook")
    assert found.problems == ()
    assert found.playbook is not None
    counts = [len(getattr(found.playbook, name)) for name in ("severities", "types", "roles", "steps")]
    assert counts == [1, 1, 2, 3]
    assert found.playbook.about.name == "Incident playbook of Acme AG"


def test_the_page_that_grows_it_lies_beside_it(begun: Path) -> None:
    """The last line of `init` names what is there, and that leads nowhere else."""
    text = (begun / "GROWING.md").read_text("utf-8")
    assert text.startswith("# From a small playbook to a full one\n")
    assert "](" not in text


def test_its_site_has_the_pages_of_what_it_says_and_leads_to_no_other(begun: Path) -> None:
    """What it does not say has no page, no place in the navigation and no number on the home page."""
    site = begun / "build/site"
    there = {path.name for path in site.glob("*.html")}
    assert {"index.html", "first-hour.html", "severities.html", "types.html", "roles.html"} <= there
    assert not {"triage.html", "scripts.html", "postmortem.html", "levers.html", "schedule.html"} & there
    home = (site / "index.html").read_text("utf-8")
    assert "An AI incident is happening" in home
    assert "triage.html" not in home
    assert "Step by step" in home


def test_a_start_that_is_none_is_refused_with_what_would_be_right(tmp_path: Path) -> None:
    """Neither a word nor a folder; a place that has layers; an answer without a place."""
    ran = playbook("init", "--from", "blnk", "--yes", tmp_path / "x")
    assert (ran.returncode, ran.stderr.strip()) == (
        2, "playbook: --from takes blank, default or a folder, and there is no folder 'blnk'",
    )  # fmt: skip
    (tmp_path / "playbook.yml").write_text("layers: []\n")
    ran = playbook("init", "--from", "blank", "--yes", tmp_path)
    assert ran.returncode == 2
    assert "a blank playbook has no layers" in ran.stderr
    ran = playbook("init", "--from", "blank", "--yes", "--product", "Helper", tmp_path / "y")
    assert (ran.returncode, (tmp_path / "y").exists()) == (2, False)
    assert "no place for --product yet" in ran.stderr


def test_a_card_of_one_page_checks_without_a_problem_and_does_not_speak_of_ai(tmp_path: Path) -> None:
    """One level, one type, four branches, no minutes, no triage, no scripts: as it stands in the drawer."""
    assert check(ONE_PAGE).problems == ()
    ran = playbook("pages", ONE_PAGE, "--work", tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    home = next(tmp_path.rglob("index.md")).read_text("utf-8")
    assert "An incident is happening" in home
    assert not any("AI incident" in path.read_text("utf-8") for path in tmp_path.rglob("*.md"))


MOST = {
    "on-call": 11,
    "hospital-downtime": 5,
    "university-ai": 22,
    "phishing": 14,
    "data-centre": 11,
    "voice-assistant": 19,
}
"""Warnings that each plan gets at most: advice that a small plan drowns in is read by nobody."""


@pytest.mark.parametrize("plan", MOST)
def test_a_small_plan_of_another_kind_has_no_error_for_what_it_leaves_out_and_its_cards_print(
    plan: str, tmp_path: Path
) -> None:
    """No value had to be made up for it, little is advised, and nothing that the start wrote stops its cards."""
    found = check(FOREIGN / plan, datetime.date(2040, 1, 1)).problems
    assert [
        problem.message
        for problem in found
        if problem.level is Level.ERROR and problem.rule != "review-overdue"
    ] == []
    assert len([problem for problem in found if problem.level is Level.WARNING]) <= MOST[plan]
    ran = playbook("cards", FOREIGN / plan, "--work", tmp_path)
    assert ran.returncode == 0, ran.stdout
    assert (tmp_path / "cards/everything-a4.pdf").is_file()


def test_its_coverage_counts_nothing_that_it_does_not_have(begun: Path) -> None:
    """No column of zeros, no table of dashes, and one of a thing is not called many."""
    page = (begun / "build/site/coverage.md").read_text("utf-8")
    assert "3 steps" in page
    assert (
        re.findall(
            r"\b0 of 0\b|\b0 (?:min|pieces|experts|exit)|\b1 (?:steps|levers|experts)|Who hears what", page
        )
        == []
    )


def test_a_playbook_for_incidents_of_any_product_asks_nothing_about_ai(tmp_path: Path) -> None:
    """What the team has to fill in, and the page of the clocks, speak of any product."""
    assert playbook("init", "--from", "blank", "--yes", tmp_path).returncode == 0
    source = tmp_path / "playbook"
    about = source / "about.yaml"
    about.write_text(about.read_text("utf-8") + "scope: general\n", "utf-8")
    clock = "{name: Report, trigger: It begins, deadlines: [{what: Report, within: 3d, to: Authority}]}"
    (source / "clocks.yaml").write_text(f"report: {clock}\n", "utf-8")
    playbook("build", "--no-cards", cwd=tmp_path)
    said = "".join(
        (tmp_path / "build/site" / name).read_text("utf-8") for name in ("about.html", "clocks.html")
    )
    assert "What is the product called in public?" in said
    assert re.findall(r"\bAI\b|deployer", re.sub(r"<[^>]*>", "", said)) == []


@pytest.mark.parametrize(
    ("path", "new"),
    [
        ("severities/incident", "severe"),
        ("roles/responder", "helper"),
        ("types/fault", "bug"),
        ("steps/stop-it", "halt"),
    ],
)
def test_an_entry_of_a_playbook_without_layers_gets_another_id_in_every_file(
    begun: Path, tmp_path: Path, path: str, new: str
) -> None:
    folder = tmp_path / "playbook"
    shutil.copytree(begun / "playbook", folder)
    phases = folder / "phases.yaml"
    old = path.rpartition("/")[2]
    phases.write_text(f"{phases.read_text('utf-8')}      note: 'See {{{path}}}.'\n", "utf-8")
    ran = playbook("rename", path, new, str(folder), "--write")
    assert (ran.returncode, ran.stderr) == (0, "")
    texts = [file.read_text("utf-8") for file in folder.glob("*.yaml")]
    assert sum(f"{{{path.rpartition('/')[0]}/{new}}}" in text for text in texts) == 1
    assert not any(re.search(rf"^ *{old}:", text, re.MULTILINE) for text in texts)
    assert [problem for problem in check(folder).problems if problem.level == "error"] == []
