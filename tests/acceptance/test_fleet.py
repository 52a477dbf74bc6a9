"""`playbook fleet`: many teams at once. A team that is broken, slow or deadly is a failed row and stops nobody."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.fleet.pool import TRIES, rows_of
from generator.fleet.portfolio import portfolio
from generator.fleet.rows import Job, Row, inputs_of
from generator.fleet.run import run as run_fleet
from generator.fleet.teams import Team, read_teams
from tests.build import changed, write
from tests.repository import TestRepository
from tests.warm import command as run

DAY = "2026-11-29"


@pytest.fixture(scope="module")
def teams(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four teams on this disk, one of them broken, and the file that names them; made once, never changed."""
    folder = tmp_path_factory.mktemp("fleet")
    for name in ("alpha", "beta", "delta"):
        write(changed({"about/name": f"Plan of {name}"}), folder / "teams" / name)
    write(changed({"severities/sev-1/led_by": "nobody"}), folder / "teams" / "gamma")
    (folder / "fleet.yaml").write_text("folders: [teams/*]\n", "utf-8")
    return folder


def job(tmp_path: Path, does: str = "check", **more: object) -> Job:
    return Job(does, datetime.date.fromisoformat(DAY), tmp_path / "out", **more)  # type: ignore[arg-type]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_broken_team_fails_and_stops_nobody(teams: Path, tmp_path: Path) -> None:
    ran = run("fleet", "check", str(teams / "fleet.yaml"), "--out", str(tmp_path), "--today", DAY)
    assert ran.returncode == 1
    lines = ran.stdout.splitlines()
    assert [line.split()[:2] for line in lines if not line.startswith(" ")][:4] == [
        ["alpha", "ok"], ["beta", "ok"], ["delta", "ok"], ["gamma", "FAILED"],
    ]  # fmt: skip
    assert "nobody" in ran.stdout
    assert lines[-1] == "3 of 4 teams are well."
    assert json.loads((tmp_path / "teams/gamma.json").read_text("utf-8"))["ok"] is False
    whole = json.loads((tmp_path / "fleet.json").read_text("utf-8"))
    assert [row["team"] for row in whole["teams"]] == ["alpha", "beta", "delta", "gamma"]


def test_one_process_and_two_give_the_same_bytes(teams: Path, tmp_path: Path) -> None:
    made = []
    for processes in (1, 2):
        out = tmp_path / str(processes)
        run_fleet(
            teams / "fleet.yaml", Job("todo", datetime.date.fromisoformat(DAY), out), processes=processes
        )
        made.append(files(out))
    assert made[0] == made[1]
    assert len(made[0]) == 10


def test_only_what_changed_is_done_again(teams: Path, tmp_path: Path) -> None:
    ours = Path(shutil.copytree(teams, tmp_path / "ours"))
    done: list[tuple[int, int]] = []
    told: Callable[[int, int], None] = lambda count, of: done.append((count, of))  # noqa: E731
    first = run_fleet(ours / "fleet.yaml", job(tmp_path), told)
    assert done[-1] == (4, 4)
    write(changed({"about/name": "Plan of beta", "about/summary": "Another one."}), ours / "teams/beta")
    done.clear()
    second = run_fleet(ours / "fleet.yaml", job(tmp_path), told)
    assert [count for count, _ in done if count > 3] == [4]
    assert min(count for count, _ in done) >= 3
    assert [row["team"] for row, before in zip(second, first, strict=True) if row != before] == ["beta"]


def test_a_layer_beside_the_teams_counts_as_theirs(tmp_path: Path) -> None:
    """An organisation's layer lies beside its teams; an edit of it is one of each team that names it."""
    file = tmp_path / "fleet.yaml"
    file.write_text("folders: [teams/*]\n", "utf-8")
    write(changed(), tmp_path / "default")
    for name in ("one", "two"):
        (tmp_path / "teams" / name).mkdir(parents=True)
        layers = "[../../organisation]" if name == "one" else "[]"
        (tmp_path / "teams" / name / "playbook.yml").write_text(
            f'default: {{version: "1.0.0", path: ../../default}}\nlayers: {layers}\n', "utf-8"
        )
    about = tmp_path / "organisation/about.yaml"
    about.parent.mkdir()
    about.write_text("name: Plan of all\n", "utf-8")
    first = {team.name: inputs_of(team, job(tmp_path)) for team in read_teams(file, tmp_path)}
    about.write_text("name: Plan of everybody\n", "utf-8")
    second = {team.name: inputs_of(team, job(tmp_path)) for team in read_teams(file, tmp_path)}
    assert [name for name in first if first[name] != second[name]] == ["one"]
    (tmp_path / "default/about.yaml").write_text("name: Other\n", "utf-8")
    third = {team.name: inputs_of(team, job(tmp_path)) for team in read_teams(file, tmp_path)}
    assert [name for name in first if third[name] != second[name]] == ["one", "two"]


def test_a_base_that_moved_is_compared_with_anew(tmp_path: Path) -> None:
    repository = TestRepository(tmp_path / "team")
    repository.commit()
    team = Team("team", repository.playbook)
    against = job(tmp_path, "diff", base="main")
    before = inputs_of(team, against)
    assert before
    assert before == inputs_of(team, against)
    repository.commit()
    assert inputs_of(team, against) != before
    assert inputs_of(team, job(tmp_path, "diff", base="default")) == ""


def quiet(team: Team, job: Job) -> Row:
    del job
    return {"team": team.name, "ok": True, "failure": ""}


def deadly(team: Team, job: Job) -> Row:
    """End the process of the team `killer` each time, and that of `unlucky` once."""
    mark = team.folder / f"{team.name}.{os.getpid()}"
    before = list(team.folder.glob(f"{team.name}.*"))
    if team.name == "killer" or (team.name == "unlucky" and not before):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return quiet(team, job)


def slow(team: Team, job: Job) -> Row:
    time.sleep(60 if team.name == "slow" else 0)
    return quiet(team, job)


def test_a_team_that_ends_its_process_is_done_again_and_no_other_is_blamed(tmp_path: Path) -> None:
    names = ["a", "killer", "b", "unlucky", "c", "d", "e"]
    rows = rows_of([Team(name, tmp_path) for name in names], job(tmp_path), processes=2, make=deadly)
    assert [(row["team"], row["ok"]) for row in rows] == [(name, name != "killer") for name in names]
    assert rows[1]["failure"] == f"it ended its process {TRIES} times"
    assert len(list(tmp_path.glob("killer.*"))) == TRIES
    assert len(list(tmp_path.glob("unlucky.*"))) == 1


def test_a_team_that_takes_too_long_is_ended_and_the_others_are_done(tmp_path: Path) -> None:
    names = ["a", "slow", "b", "c"]
    rows = rows_of([Team(name, tmp_path) for name in names], job(tmp_path), processes=2, limit=2, make=slow)
    assert [row["failure"] for row in rows] == ["", "it took longer than 2 seconds", "", ""]


def test_three_hundred_teams_come_back_in_order_with_a_process_killed_on_the_way(tmp_path: Path) -> None:
    names = [f"team-{number:03}" for number in range(300)]
    names[150] = "unlucky"
    counted: list[int] = []
    rows = rows_of(
        [Team(name, tmp_path) for name in names], job(tmp_path), counted.append, processes=2, make=deadly
    )
    assert [row["team"] for row in rows] == names
    assert all(row["ok"] for row in rows)
    assert counted[-1] == 300


def test_sites_are_built_each_into_its_own_folder_beside_the_page_of_all(teams: Path, tmp_path: Path) -> None:
    (tmp_path / "fleet.yaml").write_text(
        f"teams:\n  alpha:\n    folder: {teams}/teams/alpha\n  gamma:\n    folder: {teams}/teams/gamma\n",
        "utf-8",
    )
    ran = run("fleet", "build", str(tmp_path / "fleet.yaml"), "--out", str(tmp_path / "out"), "--today", DAY)
    assert ran.returncode == 1
    page = (tmp_path / "out/index.html").read_text("utf-8")
    assert '<a href="alpha/index.html">alpha</a>' in page
    assert (tmp_path / "out/alpha/index.html").exists()
    assert not (tmp_path / "out/gamma").exists()
    assert "1 of 2 teams are well on 2026-11-29." in page


def test_a_team_of_a_repository_is_read_at_its_revision(tmp_path: Path) -> None:
    team = TestRepository(tmp_path / "repository")
    team.commit({"about/version": "1.0.0"}, tag="v1.0.0")
    team.commit({"about/version": "2.0.0"})
    (tmp_path / "fleet.yaml").write_text(
        "teams:\n  now: {git: repository, path: playbook}\n  then: {git: repository, path: playbook, revision: v1.0.0}\n"
        "  never: {git: repository, path: playbook, revision: v9}\n", "utf-8",
    )  # fmt: skip
    rows = {row["team"]: row for row in run_fleet(tmp_path / "fleet.yaml", job(tmp_path), processes=2)}
    assert (rows["now"]["version"], rows["then"]["version"]) == ("2.0.0", "1.0.0")
    assert rows["never"]["failure"].startswith("git cannot get it: ")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "teams:\n  alpha:\n    folder: teams/alpha\nfolders: [teams/*]\n",
            ":4:11: two teams are called 'alpha': the other is at ",
        ),
        ("teams:\n  Alpha:\n    folder: x\n", "'Alpha' is no name"),
        ("teams:\n  alpha:\n    revision: v1\n", "the team 'alpha' needs `folder` or `git`, one of both"),
        (
            "teams:\n  alpha:\n    git: ext::sh -c id\n",
            "write an address of git such as https://git.example.org/team.git",
        ),
        ("teams:\n  alpha:\n    git: --upload-pack=id\n", "write an address of git"),
        ("team: {}\n", "write `teams`, a map from name to place, or `folders`, a list of patterns"),
        ("folders: [nothing/*]\n", ":1:11: no folder with a playbook fits the pattern nothing/*"),
        (
            "teams: {alpha: {folder: teams/alpha}}\nfolders: teams/*\n",
            ":2:10: `folders` is a list of patterns",
        ),
        ("teams: [alpha]\nfolders: [teams/*]\n", ":1:8: `teams` is a map from name to place"),
        ("teams:\n  alpha: teams/alpha\n", ":2:10: 'alpha' is a map of `folder`, or of `git`"),
        ("folders: [teams/*]\nteam: {}\n", ":2:1: there is no `team`: write `teams`"),
        ("teams:\n  alpha: {folder: teams/alpha, path: x}\n", "`path` and `revision` are for `git`"),
        (
            "teams:\n  alpha:\n    folder: a\n  alpha:\n    folder: b\n",
            ":4:3: the key 'alpha' already stands in line 2",
        ),
    ],
)
def test_a_mistake_in_the_file_is_named(teams: Path, tmp_path: Path, text: str, says: str) -> None:
    path = teams / f"wrong-{abs(hash(text))}.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="wrong") as caught:
        read_teams(path, tmp_path)
    assert says in str(caught.value)


def test_a_file_that_is_not_there_is_an_error_of_use(tmp_path: Path) -> None:
    ran = run("fleet", "check", str(tmp_path / "none.yaml"))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "cannot be read" in ran.stderr


def test_a_hostile_name_stays_text_on_the_page_of_all_teams() -> None:
    row: Row = {"team": "a", "ok": False, "failure": "<script>alert(1)</script>", "name": '"><img src=x>'}
    page = portfolio([row], DAY)
    assert "<script>alert" not in page
    assert "<img" not in page


def test_diff_counts_what_a_team_changed_where_its_default_lies_outside_its_repository(
    tmp_path: Path,
) -> None:
    default = write(changed(), tmp_path / "default")
    team = TestRepository(tmp_path / "teams/alpha")
    (team.root / "ours").mkdir()
    for minutes, tag in (("45m", "before"), ("40m", "after")):
        (team.root / "playbook.yml").write_text(
            'default: {version: "1.0.0", path: ../../default}\nlayers: [ours]\n', "utf-8"
        )
        (team.root / "ours/severities.yaml").write_text(f"sev-1: {{contain_within: {minutes}}}\n", "utf-8")
        team.git("add", "--all")
        team.git("commit", "--quiet", f"--message={tag}")
        team.git("tag", tag)
    (row,) = rows_of([Team("alpha", team.root)], job(tmp_path, "diff", base="before"), processes=1)
    assert (row["failure"], sum(row["changes"].values())) == ("", 1)
    about = default / "about.yaml"
    about.write_text(about.read_text("utf-8").replace("1.0.0", "2.0.0"), "utf-8")
    manifest = team.root / "playbook.yml"
    manifest.write_text(manifest.read_text("utf-8").replace("1.0.0", "2.0.0"), "utf-8")
    (row,) = rows_of([Team("alpha", team.root)], job(tmp_path, "diff", base="before"), processes=1)
    assert row["failure"].startswith(
        "before was written for default 1.0.0 in ../../default, which lies outside of the repository and is 2.0.0 now"
    )
