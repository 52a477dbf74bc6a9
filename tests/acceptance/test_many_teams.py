"""Many teams are checked in one command, and layers cost next to nothing on top of the plain check."""

from __future__ import annotations

import json
import time
from pathlib import Path

from generator import api
from generator.check.many import check_many, check_one
from tests.acceptance.test_cli import SMALL, playbook


def team(folder: Path, layers: int = 1, label: str = "Worst") -> Path:
    """Write a team with some layers over the small playbook; each changes a few values."""
    names = [f"layer-{number}" for number in range(layers)]
    folder.mkdir(parents=True)
    (folder / "playbook.yml").write_text(
        f'default: {{version: "1.0.0", path: {SMALL}}}\nlayers: [{", ".join(names)}]\n'
    )
    for number, name in enumerate(names):
        (folder / name).mkdir()
        (folder / name / "severities.yaml").write_text(
            f"sev-1:\n  label: {label} {number}\n  contain_within: {10 + number}m\n"
        )
        (folder / name / "about.yaml").write_text(f"name: Team {number}\n")
    return folder


def test_each_team_is_told_and_the_sound_ones_are_counted(tmp_path: Path) -> None:
    good = [team(tmp_path / f"team-{number}") for number in range(3)]
    bad = team(tmp_path / "team-bad")
    (bad / "layer-0/severities.yaml").write_text("sev-1:\n  lable: Worst\n")
    ran = playbook("check", *good, bad, tmp_path / "missing", "--today", "2026-11-02")
    assert ran.returncode == 1
    assert (
        "team-bad/layer-0/severities.yaml:2:3: error: 'sev-1' has no field 'lable' [unknown-field]"
        in ran.stdout
    )
    assert "  |   lable: Worst\n" in ran.stdout
    assert "missing cannot be read" in ran.stderr
    assert "3 of 5 playbooks are sound.\n" in ran.stderr


def test_many_teams_give_one_json_document(tmp_path: Path) -> None:
    teams = [team(tmp_path / f"team-{number}") for number in range(2)]
    (teams[1] / "layer-0/about.yaml").write_text("nme: Team\n")
    ran = playbook("check", *teams, "--today", "2026-11-02", "--format", "json")
    assert [problem["rule"] for problem in json.loads(ran.stdout)["problems"]] == ["unknown-field"]


def test_where_no_name_was_looked_for_is_told_once_with_the_folders(tmp_path: Path) -> None:
    teams = [team(tmp_path / f"team-{number}") for number in range(3)]
    for each in teams[:2]:
        path = each / "playbook.yml"
        path.write_text(f"{path.read_text('utf-8')}contacts: contacts\n", "utf-8")
    ran = playbook("check", *teams, "--today", "2026-11-02")
    told = f"No name of a person was looked for: contacts/ is not here, in {teams[0]}, {teams[1]}.\n"
    assert (ran.returncode, ran.stderr) == (0, f"{told}3 of 3 playbooks are sound.\n")


def test_the_order_of_results_is_the_order_of_the_names(tmp_path: Path) -> None:
    teams = [team(tmp_path / f"team-{number}") for number in (3, 1, 2)]
    done: list[int] = []
    assert [result.folder for result in check_many(teams, None, done.append, processes=2)] == teams
    assert done == [1, 2, 3]


def cpu_seconds(folder: Path, runs: int = 5) -> float:
    """Return the best of some checks; other work on the machine only ever adds time."""
    best = float("inf")
    for _ in range(runs):
        begin = time.process_time()
        assert not api.check(folder).fails()
        best = min(best, time.process_time() - begin)
    return best


def test_five_layers_cost_little_on_top_of_the_plain_check(tmp_path: Path) -> None:
    layered = team(tmp_path / "team", layers=5)
    api.check(SMALL)  # what is loaded once
    ratio = min(cpu_seconds(layered) / cpu_seconds(SMALL) for _ in range(3))
    assert ratio <= 1.6, ratio  # the aim is 1.2; a shared machine adds noise to both


def test_twice_the_teams_take_about_twice_the_time(tmp_path: Path) -> None:
    teams = [team(tmp_path / f"team-{number}") for number in range(16)]
    check_one(teams[0], None)

    def seconds(some: list[Path]) -> float:
        begin = time.process_time()
        for each in some:
            assert not check_one(each, None).fails()
        return time.process_time() - begin

    assert min(seconds(teams) / seconds(teams[:8]) for _ in range(3)) < 3.2
