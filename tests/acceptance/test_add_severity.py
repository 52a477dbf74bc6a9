"""A severity of a team's own comes with one command: everything that has to speak of it does, and the plan is sound."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from generator.api import check
from generator.model import Playbook
from generator.model.severities import Criterion
from generator.model.walk import walk_references
from tests.acceptance.test_cli import NO_NAMES, ROOT, playbook
from tests.build import data_of

OURS = """\
# What we changed.
sev-1:
  updates: # faster
    every: 10m
sev-3: {name: Yellow} # as on the wall }
"""
WORST = (
    "--worse-than", "sev-1", "--label", "Existential", "--criterion", "Many people are hurt.",
    "--answer", "person-at-risk=Yes",
)  # fmt: skip


@pytest.fixture
def team(started: Path) -> Path:
    """A team that has just begun, and changed its severities."""
    (started / "layers/team/severities.yaml").write_text(OURS, encoding="utf-8")
    return started


def built(folder: Path) -> Playbook:
    found = check(folder).playbook
    assert found is not None
    return found


def lists_with(found: Playbook, severity: str) -> set[str]:
    """Return each list, and each table by severity, that names one."""
    return {
        "/".join(map(str, reference.spot.path[:-1]))
        for reference in walk_references(found)
        if reference.concept == "severities"
        and reference.names == severity
        and (reference.spot.on_key or isinstance(reference.spot.path[-1], int))
    }


def test_a_worse_severity_is_sound_at_once_and_stands_wherever_its_neighbour_does(team: Path) -> None:
    ran = playbook("add-severity", "sev-0", *WORST, cwd=team)
    assert (ran.returncode, ran.stderr) == (0, NO_NAMES)
    assert ran.stdout.endswith("No problems found, 17 accepted.\n")
    found = built(team)
    assert [(each.id, each.rank) for each in found.severities.values()] == [
        ("sev-0", 1), ("sev-1", 2), ("sev-2", 3), ("sev-3", 4), ("sev-4", 5),
    ]  # fmt: skip
    new, old = found.severities["sev-0"], found.severities["sev-1"]
    assert (new.name, new.label) == ("SEV-0", "Existential")
    assert [each.says for each in new.criteria if isinstance(each, Criterion)] == ["Many people are hurt."]
    assert isinstance(old.criteria[0], Criterion)  # the answer gave it as well, and a kind still does
    assert (old.criteria[0].given_by.answers, old.criteria[0].given_by.types) == ((), ("self-harm",))
    assert (new.pages, new.contain_within, new.updates) == (old.pages, old.contain_within, old.updates)
    assert "{severities/sev-0/war_room_within}" in (new.response or "")
    assert lists_with(found, "sev-0") == lists_with(found, "sev-1") != set()


def test_the_command_that_a_team_is_told_can_be_copied_as_it_stands(started: Path) -> None:
    (told,) = re.findall(r"```sh\n(playbook .*?)```", (started / "README.md").read_text("utf-8"), re.DOTALL)
    program, *arguments = shlex.split(told.replace("\\\n", ""))
    assert program == "playbook"
    ran = playbook(*arguments, cwd=started)
    assert (ran.returncode, ran.stderr) == (0, NO_NAMES)
    assert next(iter(built(started).severities)) == "sev-0"


def test_what_the_team_wrote_stays_as_it_is_written(team: Path) -> None:
    path = team / "layers/team/severities.yaml"
    path.write_bytes(OURS.replace("\n", "\r\n").encode())
    assert playbook("add-severity", "sev-0", *WORST, cwd=team).returncode == 0
    text = path.read_bytes().decode()
    assert text.count("\r\n") == text.count("\n")
    lines = iter(text.replace("\r\n", "\n").splitlines())
    yellow = "sev-3: {name: Yellow, rank: 4} # as on the wall }"
    kept = [yellow if line.startswith("sev-3") else line for line in OURS.splitlines()]
    assert all(line in lines for line in kept)  # in this order


def test_a_second_one_joins_the_lists_of_the_first(team: Path) -> None:
    assert playbook("add-severity", "sev-0", *WORST, cwd=team).returncode == 0
    ran = playbook(
        "add-severity", "sev-00", "--worse-than", "sev-0", "--label", "Final", "--criterion", "A court stops us.",
        "--answer", "data-crossed=Yes", "--answer", "data-crossed=Not sure", cwd=team,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, NO_NAMES)
    found = built(team)
    assert {name: each.rank for name, each in found.severities.items()}["sev-4"] == 6
    assert lists_with(found, "sev-00") == lists_with(found, "sev-0") == lists_with(found, "sev-1")


def test_a_milder_one_is_raised_and_the_one_above_it_is_lowered(team: Path) -> None:
    ran = playbook(
        "add-severity", "sev-5", "--milder-than", "sev-4", "--label", "Note", "--criterion", "Odd.", cwd=team
    )
    assert ran.returncode == 0
    assert "warning: no combination of triage answers leads to 'sev-5'" in ran.stdout
    assert ": error: " not in ran.stdout
    found = built(team)
    assert list(found.severities)[-1] == "sev-5"
    assert found.severities["sev-5"].raise_when == ("It meets a criterion of {severities/sev-4}.",)
    assert found.severities["sev-4"].lower_when == ("It meets no criterion of {severities/sev-4} any more.",)


@pytest.mark.parametrize("beside", [("--worse-than", "sev-3"), ("--milder-than", "sev-2")])
def test_one_in_the_middle_goes_both_ways_by_the_criteria_beside_it(
    team: Path, beside: tuple[str, str]
) -> None:
    told = ("--label", "Between", "--criterion", "One shop is closed.", "--answer", "growing=Yes")
    assert (
        playbook("add-severity", "between", *beside, *told, cwd=team).returncode == 1
    )  # triage is for the team
    new = built(team).severities["between"]
    assert new.raise_when == ("It meets a criterion of {severities/sev-2}.",)
    assert new.lower_when == ("It meets no criterion of {severities/between} any more.",)
    assert new.lowered_by == built(team).severities[beside[1]].lowered_by


def test_what_cannot_be_joined_is_told_with_its_lines(team: Path) -> None:
    own = "holding-notice:\n  used_for:\n    $add:\n      - sev-3\n"
    (team / "layers/team/scripts.yaml").write_text(own, encoding="utf-8")
    ran = playbook("add-severity", "sev-0", *WORST, cwd=team)
    assert ran.returncode == 1
    assert ran.stderr == (
        "layers/team/scripts.yaml: something else stands there; join this with it by hand: "
        "`holding-notice: {used_for: {$add: [sev-0]}}`\n" + NO_NAMES
    )
    assert own in (team / "layers/team/scripts.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("sev-1", *WORST), "there is a severity 'sev-1' already: choose another id"),
        (("SEV 0", *WORST), "'SEV 0' is no id: write lower-case letters, digits and hyphens, such as sev-0"),
        (("sev-0", "--label", "A", "--criterion", "B."), "say where it stands: either --worse-than or --milder-than"),
        (("sev-0", *WORST, "--milder-than", "sev-1"), "say where it stands: either --worse-than or --milder-than"),
        (("sev-0", *WORST[2:], "--worse-than", "sev-9"), "there is no severity 'sev-9'; there is sev-1, sev-2"),
        (("sev-0", *WORST, "--answer", "reach"), "--answer reach: write it as QUESTION=ANSWER"),
        (("sev-0", *WORST, "--answer", "harm=Yes"), "triage asks no 'harm'; it asks person-at-risk"),
        (("sev-0", *WORST, "--answer", "public=Perhaps"), "'public' has no answer 'Perhaps'; it has "),
    ],
)  # fmt: skip
def test_what_is_asked_wrongly_is_told_and_nothing_is_written(
    arguments: tuple[str, ...], told: str, team: Path
) -> None:
    before = {path: path.read_bytes() for path in team.rglob("*.yaml")}
    ran = playbook("add-severity", *arguments, cwd=team)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert told in ran.stderr
    assert {path: path.read_bytes() for path in team.rglob("*.yaml")} == before


PLAIN = (
    "--worse-than",
    "sev-1",
    "--label",
    "Existential",
    "--criterion",
    "Many people are hurt.",
    "--answer",
    "harm=Yes",
)


def test_a_plain_playbook_takes_one_into_its_own_files(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    shutil.copytree(ROOT / "tests/small", plain)
    triage = plain / "triage.yaml"
    remarked = triage.read_text("utf-8").replace(
        "      - answer: Not sure", "      # rather too early\n      - answer: Not sure", 1
    )
    triage.write_text(remarked, encoding="utf-8")
    ran = playbook("add-severity", "sev-0", plain, *PLAIN, cwd=tmp_path)
    assert (
        "no combination of triage answers leads to 'sev-1'" in ran.stdout
    )  # its only answer went to the new one
    assert triage.read_text("utf-8") == remarked.replace("floor: sev-1", "floor: sev-0", 1)
    found = built(plain)
    assert [(each.id, each.rank) for each in found.severities.values()] == [
        ("sev-0", 1), ("sev-1", 2), ("sev-2", 3), ("sev-3", 4),
    ]  # fmt: skip
    new, old = found.severities["sev-0"], found.severities["sev-1"]
    assert (new.name, new.label, new.criteria) == ("SEV-0", "Existential", ("Many people are hurt.",))
    assert (new.pages, new.contain_within, new.updates) == (old.pages, old.contain_within, old.updates)
    assert lists_with(found, "sev-0") == lists_with(found, "sev-1") != set()


def test_the_smallest_playbook_takes_a_milder_one_as_its_file_says(tmp_path: Path) -> None:
    assert playbook("init", "new", "--from", "blank", "--yes", "--offline", cwd=tmp_path).returncode == 0
    file = tmp_path / "new/playbook/severities.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    assert b"`playbook add-severity` adds more" in before
    ran = playbook(
        "add-severity", "minor", "new/playbook", "--milder-than", "incident", "--label", "Minor", "--criterion", "It can wait.",
        cwd=tmp_path,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    after = file.read_bytes()
    assert after.startswith(before.rstrip())
    assert after.count(b"\r\n") == after.count(b"\n")
    assert list(built(tmp_path / "new/playbook").severities) == ["incident", "minor"]


def test_what_stands_in_one_line_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    shutil.copytree(ROOT / "tests/small", plain)
    file = plain / "severities.yaml"
    file.write_text(json.dumps(data_of(file)), encoding="utf-8")
    before = {path: path.read_bytes() for path in plain.rglob("*.yaml")}
    ran = playbook("add-severity", "sev-0", plain, *PLAIN, cwd=tmp_path)
    assert ran.returncode == 2
    assert "'sev-1' does not stand in lines of its own" in ran.stderr
    assert {path: path.read_bytes() for path in plain.rglob("*.yaml")} == before
