"""The command as people and programs use it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.model import CONCEPTS
from tests.warm import cold, command

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "small"
TODAY = "2026-11-02"
"""The day on which everything in the small playbook is fresh."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small playbook, free to break."""
    return Path(shutil.copytree(SMALL, tmp_path / "playbook"))


NO_NAMES = "No name of a person was looked for: contacts/ is not here.\n"
"""What a command says beside its result where a team keeps its contacts out of git and they are not there."""


def playbook(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    if arguments[0] == "check":
        arguments = ("check", "--today", TODAY, *arguments[1:])
    return command(*arguments, cwd=cwd or ROOT, **environment)


def break_owner(folder: Path) -> int:
    """Misspell the owner of the first lever; return the line it stands on."""
    path = folder / "levers.yaml"
    lines = path.read_text("utf-8").splitlines()
    number = next(index for index, line in enumerate(lines) if re.match(r"\s+owner: ", line))
    lines[number] = re.sub(r"owner: .*", "owner: scrbe", lines[number])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return number + 1


def test_a_sound_playbook_is_clean(folder: Path) -> None:
    ran = playbook("check", folder)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "No problems found.\n", "")


@pytest.mark.parametrize("words", ["check playbook --today 2026-11-02", "export playbook", "check nowhere"])
def test_a_start_from_nothing_does_what_these_tests_see_after_a_warm_one(words: str, folder: Path) -> None:
    break_owner(folder)
    seen = [start(*words.split(), cwd=folder.parent) for start in (cold, command)]
    nothing, warm = ((ran.returncode, ran.stdout, ran.stderr) for ran in seen)
    assert nothing == warm


def test_a_broken_reference_is_told_with_place_line_caret_and_nearest_name(folder: Path) -> None:
    line = break_owner(folder)
    ran = playbook("check", "playbook", cwd=folder.parent)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout == (
        f"playbook/levers.yaml:{line}:10: error: there is no 'scrbe' in roles [unknown-reference]\n"
        "  |   owner: scrbe\n"
        "  |          ^\n"
        "  help: did you mean 'scribe'?\n"
        "\n"
        "1 error, 0 warnings.\n"
    )


def test_the_folder_is_playbook_here_when_none_is_named(folder: Path) -> None:
    break_owner(folder)
    assert playbook("check", cwd=folder.parent).returncode == 1


def test_actions_get_annotations_without_being_asked(folder: Path) -> None:
    line = break_owner(folder)
    ran = playbook("check", "playbook", cwd=folder.parent, GITHUB_ACTIONS="true")
    assert ran.stdout.startswith(
        f"::error file=playbook/levers.yaml,line={line},col=10,title=unknown-reference::"
    )


def test_json_is_one_document_on_standard_output(folder: Path) -> None:
    break_owner(folder)
    ran = playbook("check", folder, "--format", "json")
    assert (ran.returncode, json.loads(ran.stdout)["errors"]) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["check", "no-such-folder"], "no-such-folder cannot be read (No such file or directory)"),
        (["check", "--formt", "json"], "No such option '--formt'. Did you mean '--format'?"),
        (["chek"], "No such command 'chek'"),
        (
            ["rules", "unknwn-reference"],
            "there is no rule 'unknwn-reference': did you mean 'unknown-reference'?",
        ),
        (["schema", "severity"], "there is no concept 'severity'; known: about, severities, triage"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_says_what_is_right(arguments: list[str], complaint: str) -> None:
    ran = playbook(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert complaint in ran.stderr
    assert "Traceback" not in ran.stderr


def test_what_is_too_old_on_a_day_fails_the_check_and_is_marked_on_the_site(folder: Path) -> None:
    """Age alone stops no build: the site that it would replace is older still."""
    late = ("--today", "2027-06-01")
    ran = playbook("check", folder, *late)
    assert (ran.returncode, "[lever-not-retested]" in ran.stdout) == (1, True)
    levers = folder.parent / "work" / "site" / "levers.html"
    build = ("build", folder, "--no-cards", "--work", folder.parent / "work")
    assert playbook(*build, *late, "--strict").returncode == 1
    assert not levers.exists()
    assert playbook(*build, *late).returncode == 0
    assert "pb-expired" in levers.read_text("utf-8")
    assert playbook(*build).returncode == 0
    assert "pb-expired" not in levers.read_text("utf-8")


def test_a_folder_without_a_playbook_is_not_called_clean(tmp_path: Path) -> None:
    ran = playbook("check", tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "there is no playbook in" in ran.stderr


def test_a_bug_of_ours_is_exit_code_3_and_says_so(tmp_path: Path) -> None:
    code = (
        "import sys; from generator import api, cli\n"
        "def broken(*_, **__): raise RuntimeError('boom')\n"
        "api.check = broken; sys.argv = ['playbook', 'check']; cli.main()"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)},
                         capture_output=True, text=True, check=False)  # fmt: skip
    assert ran.returncode == 3
    assert "this is a bug in the program, not in your playbook" in ran.stderr
    assert "RuntimeError: boom" in ran.stderr


@pytest.mark.parametrize("command", ["build", "cards"])
def test_a_folder_that_cannot_be_written_is_named_and_no_bug_of_ours(
    command: str, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = playbook(command, folder, "--work", tmp_path / "file" / "work")
    assert ran.returncode == 2
    assert f"playbook: {tmp_path / 'file'}" in ran.stderr
    assert "Not a directory: choose a folder that can be written" in ran.stderr


@pytest.mark.parametrize("words", ["rules", "export", "rules only-one-without", "check --format sarif"])
def test_a_reader_that_goes_away_gets_no_answer_and_no_traceback(words: str) -> None:
    command = f"{sys.executable} -m generator.cli {words} | true"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (141, "")


def test_export_is_the_whole_playbook_and_the_same_every_time(folder: Path) -> None:
    first, second = (
        playbook("export", folder, PYTHONHASHSEED="1"),
        playbook("export", folder, PYTHONHASHSEED="2"),
    )
    document = json.loads(first.stdout)
    assert first.stdout == second.stdout
    assert list(document)[:3] == ["schema", "schema_version", "edition"]
    assert document["schema_version"] == 2
    assert list(document)[3:7] == ["version", "reviewed_on", "digest", "digest_form"]
    assert document["severities"]["sev-1"]["rank"] == 1


def test_the_digest_follows_the_content_not_the_layout(folder: Path) -> None:
    before = json.loads(playbook("export", folder).stdout)["digest"]
    path = folder / "levers.yaml"
    path.write_text("# a comment\n" + path.read_text("utf-8"), encoding="utf-8")
    assert json.loads(playbook("export", folder).stdout)["digest"] == before
    path.write_text(re.sub(r"name: ", "name: New ", path.read_text("utf-8"), count=1), encoding="utf-8")
    assert json.loads(playbook("export", folder).stdout)["digest"] != before


def test_schemas_are_written_for_every_concept(tmp_path: Path) -> None:
    assert playbook("schema", "--out", tmp_path / "schema").returncode == 0
    assert sorted(path.stem for path in (tmp_path / "schema").iterdir()) == sorted(CONCEPTS)


def test_each_rule_can_be_explained() -> None:
    listed = json.loads(playbook("rules", "--format", "json").stdout)
    ran = playbook("rules", listed[0]["id"])
    assert ran.stdout.startswith(
        f"{listed[0]['id']} ({listed[0]['kind']}, {listed[0]['level']})\n\n{listed[0]['summary']}"
    )
    assert playbook("rules").stdout.endswith(f"{len(listed)} rules. `playbook rules RULE` explains one.\n")


def test_every_command_is_in_the_readme() -> None:
    commands = re.findall(r"^  (\w+)  +\S", playbook("--help").stdout.split("Commands:")[1], re.MULTILINE)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert len(commands) >= 7
    assert [command for command in commands if f"playbook {command}" not in readme] == []
