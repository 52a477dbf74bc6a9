"""A team begins its own playbook: one command, a small layer, sound at once, a site at once."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import yaml

from generator.api import check
from generator.team import begin
from generator.team.start import Answers
from tests.acceptance.test_cli import ROOT, SMALL, playbook


def test_a_new_playbook_is_sound_and_builds_at_once(tmp_path: Path) -> None:
    ran = playbook(
        "init", "--offline", tmp_path / "ours", "--organisation", "Acme AG", "--product", "Helper", "--on-call",
        "executive-on-call=/page exec", "--jurisdiction", "EU", "--status-page", "https://status.example.com",
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")  # the capitals in a name of ours need no glossary
    assert "Your playbook is sound." in ran.stdout
    assert "playbook todo" in ran.stdout
    ran = playbook("build", "--no-cards", cwd=tmp_path / "ours")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "ours/build/site/index.html").exists()


def test_the_layer_is_small_and_the_pin_names_version_and_digest(started: Path) -> None:
    layer = "".join(path.read_text("utf-8") for path in (started / "layers").rglob("*.yaml"))
    assert len(layer.splitlines()) < 40
    assert re.search(
        r'version: "\d+\.\d+\.\d+"\n  digest: sha256-[0-9a-f]{64}\n', (started / "playbook.yml").read_text()
    )


def test_what_is_there_is_kept_and_said(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("copyright: mine\n")
    ran = playbook("init", "--offline", tmp_path, "--yes")
    assert ran.returncode == 0
    assert "mkdocs.yml is there already and stays" in ran.stderr
    assert (tmp_path / "mkdocs.yml").read_text() == "copyright: mine\n"


def test_requirements_of_a_project_that_stay_are_not_said_to_install_the_program(started: Path) -> None:
    (started / "requirements.txt").write_text("other==1\n")
    ran = playbook("init", started, "--yes")
    assert (ran.returncode, "Trying" in ran.stdout) == (0, False)
    assert "the workflows install what requirements.txt says, and the program is not in it" in ran.stderr
    assert (started / "requirements.txt").read_text() == "other==1\n"


def test_answers_come_from_a_file_and_options_win(tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text("organisation: From the file\nproduct: Helper\n")
    ran = playbook(
        "init",
        "--offline",
        tmp_path / "o",
        "--answers",
        tmp_path / "answers.yaml",
        "--organisation",
        "From the option",
    )
    assert ran.returncode == 0
    text = (tmp_path / "o/layers/team/organisation.yaml").read_text("utf-8")
    assert 'name: "From the option"\nproduct: "Helper"\n' in text


def test_the_help_shows_a_file_of_answers_that_can_be_used_as_it_stands(tmp_path: Path) -> None:
    said = playbook("init", "--help").stdout
    shown = re.search(r"each may be left out:\n((?:    .*\n)+)", said)
    assert shown
    text = textwrap.dedent(shown[1])
    assert set(yaml.safe_load(text)) == set(Answers.model_fields)
    (tmp_path / "answers.yaml").write_text(text)
    here = tmp_path / "here"
    here.mkdir()
    mark = here / yaml.safe_load(text)["logo"]
    mark.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>')
    ran = playbook("init", "--offline", tmp_path / "ours", "--answers", tmp_path / "answers.yaml", cwd=here)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert check(tmp_path / "ours").problems == ()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--on-call", "scribe"], "--on-call takes NAME=ANSWER, not 'scribe'"),
        (
            ["--status-page", "status"],
            "'status_page' is 'status' (write an address that starts with https://",
        ),
        (["--answers", "none.yaml"], "none.yaml cannot be read"),
    ],
)
def test_a_wrong_answer_is_told_before_anything_is_written(
    tmp_path: Path, arguments: list[str], complaint: str
) -> None:
    ran = playbook("init", "--offline", tmp_path / "ours", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert complaint in ran.stderr
    assert not (tmp_path / "ours").exists()


def test_todo_lists_what_an_incident_misses_first(started: Path) -> None:
    found = json.loads(playbook("todo", "--format", "json", cwd=started).stdout)
    paths = [item["path"] for item in found["open"]]
    assert paths[0] == "contacts/executive-on-call"
    assert {item["name"] for item in found["open"] if item["path"] == "levers/kill-switch/where"} == {
        "Kill switch"
    }
    assert paths.index("levers/kill-switch/where") < paths.index("organisation/status_page")
    assert found["open"][0]["write_in"] == "contacts/contacts.yaml"
    assert re.fullmatch(r"default/roles\.yaml:\d+:1", found["open"][0]["where"])
    assert found["done"] + len(found["open"]) == found["total"]


def test_the_start_page_shows_how_far_the_team_is(started: Path) -> None:
    agenda = json.loads(playbook("todo", "--format", "json", cwd=started).stdout)
    assert playbook("pages", cwd=started).returncode == 0
    home = (started / "build/docs/index.md").read_text("utf-8")
    assert (
        f"{agenda['done']} of {agenda['total']} filled in. Next: How do you reach the Executive on Call"
        in home
    )


def test_workflows_are_pinned_and_may_only_read(started: Path) -> None:
    workflow = (started / ".github/workflows/playbook.yml").read_text("utf-8")
    uses = re.findall(r"uses: (\S+)", workflow)
    assert uses
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action) for action in uses)
    assert "permissions:\n  contents: read\n" in workflow
    assert "pull_request_target" not in workflow


def at_a_terminal(folder: Path, *typed: str) -> tuple[int, str]:
    """Run `playbook init` with somebody typing; return its exit code and all it printed."""
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "generator.cli",
        "init",
        "--offline",
        str(folder),
        "--default",
        str(ROOT / "tests/small"),
    ]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        os.write(ours, ("\n".join(typed) + "\n").encode())
        said = b""
        while True:
            try:
                chunk = os.read(ours, 4096)
            except OSError:  # how Linux says that the other end is gone
                break
            said += chunk
        code = process.wait()
    os.close(ours)
    return code, said.decode()


def test_questions_are_asked_one_by_one_and_a_wrong_answer_again(tmp_path: Path) -> None:
    plain = ["Acme", "Helper", "Chat, Voice", "", "#inc", ""]
    places = ["Germany, Mars", "nowhere", "berlin", "Bavaria", "Christmas", "2026-12-25"]
    answers = [*plain, "not an address", "https://status.example.com", "", *places, *[""] * 30]
    code, said = at_a_terminal(tmp_path / "ours", *answers)
    assert code == 0, said
    assert "'status_page' is 'not an address': write an address that starts with https://" in said
    assert "'nowhere' is no time zone that is known here" in said
    assert "Germany counts as EU: those clocks stay on." in said
    assert "Nothing is known here about the law of Mars, so no clock is switched off." in said
    assert "That is Europe/Berlin." in said
    assert "is 'Christmas': write the date as year-month-day" in said
    text = (tmp_path / "ours/layers/team/organisation.yaml").read_text("utf-8")
    assert 'name: "Acme"\nproduct: "Helper"\n' in text
    assert 'status_page: "https://status.example.com"' in text
    assert '  chat: "Chat"\n  voice: "Voice"\n' in text
    assert 'time_zone: "Europe/Berlin"\n' in text
    assert '  name: "Bavaria"\n  holidays: ["2026-12-25"]\n' in text
    assert "incident-channel" not in said


def test_a_milder_severity_is_not_updated_more_often(tmp_path: Path) -> None:
    pages = len(begin.default_base(tmp_path, SMALL).playbook.by_rank[0].pages)
    code, said = at_a_terminal(tmp_path / "ours", *[""] * (14 + pages), "25m", "20m", "", *[""] * 5)
    assert code == 0, said
    assert "SEV-2 is milder than SEV-1: name 25m or more." in said
    assert "How often do you send updates at SEV-2? [25m]" in said


def test_todo_gives_the_lines_to_write(started: Path) -> None:
    said = playbook("todo", cwd=started).stdout
    assert said.startswith(
        "  1. How do you reach the Executive on Call?\n"
        "     Write in contacts/contacts.yaml:\n"
        "       executive-on-call:\n"
        '         reach: "..."\n'
    )
    assert "Kill switch: Where is the switch?" in said
    written = "executive-on-call:\n  reach: /page exec\n"
    (started / "contacts").mkdir(exist_ok=True)
    (started / "contacts/contacts.yaml").write_text(written)
    assert playbook("export", cwd=started).returncode == 0
    assert "executive-on-call" not in playbook("todo", cwd=started).stdout.split("It is about")[0]


def test_a_deadline_in_business_days_is_counted_with_the_holidays_of_the_team(tmp_path: Path) -> None:
    days = ("--working-days", "Bavaria", "--holiday", "2099-12-25", "--holiday", "2100-01-01")
    assert playbook("init", "--offline", tmp_path, "--yes", *days).returncode == 0
    assert playbook("pages", cwd=tmp_path).returncode == 0
    page = (tmp_path / "build/docs/postmortem.md").read_text("utf-8")
    assert (
        "For example, counted from Thursday 24 December 2099: published by Monday 4 January 2100. Free days of "
        "Bavaria in between: Friday 25 December 2099, Friday 1 January 2100."
    ) in page


@pytest.mark.parametrize(
    ("option", "said", "told"),
    [
        ("--on-call", "executive=/page exec", "'on_call' knows no 'executive': did you mean 'executive-on-call'?"),
        ("--update", "SEV-1=10m", "'updates' knows no 'SEV-1': did you mean 'sev-1'?"),
        ("--update", "sev-4=10m", "'updates' knows no 'sev-4': did you mean 'sev-3'?"),
    ],
)  # fmt: skip
def test_an_answer_about_nothing_is_refused_before_anything_is_written(
    option: str, said: str, told: str, tmp_path: Path
) -> None:
    ran = playbook("init", "--offline", tmp_path / "ours", "--yes", option, said)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", f"playbook: {told}\n")
    assert not (tmp_path / "ours").exists()


RECIPES = re.findall(
    r"```yaml\n# (layers/team/\w+\.yaml): [^\n]*\n(.*?)```",
    (ROOT / "templates/start/README.md").read_text("utf-8"),
    re.DOTALL,
)


@pytest.mark.parametrize(("file", "text"), RECIPES, ids=[file for file, _ in RECIPES])
def test_what_the_instructions_offer_can_be_copied_as_it_stands(file: str, text: str, started: Path) -> None:
    (started / "brand").mkdir()
    (started / "brand/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    with (started / file).open("a", encoding="utf-8") as layer:
        layer.write(text)
    assert check(started).problems == ()


def test_a_logo_that_is_not_there_is_told_before_cards_are_made(started: Path) -> None:
    (started / "layers/team/cards.yaml").write_text("brand: {logo: logo.svg}\n")
    said = playbook("check", started).stdout
    assert "cards.yaml:1:15: error: no folder holds the logo 'logo.svg' [card-logo-missing]" in said
    assert (
        "help: put logo.svg into a folder of your own, such as brand, and write `theme: brand` above `brand:`"
        in said
    )
