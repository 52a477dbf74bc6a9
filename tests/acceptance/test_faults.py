"""Each command that writes, with a fault before, in and after every single write: the old state or the new one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.team import begin
from generator.team.start import Answers
from tests.build import SMALL, changed, write
from tests.faults import KILLED, Order, Outcome, outcomes
from tests.printing import CARDS
from tests.repository import TestRepository
from tests.warm import command

pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="needs Linux")  # noqa: PTH112

ALWAYS = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Test"), ("EMAIL", "test@example.org"), ("DATE", "2026-11-10T12:00:00Z"))
}


def begun(folder: Path) -> Path:
    begin.begin(folder, Answers(), begin.default_base(folder, SMALL), lambda _: False)
    return folder


def init(folder: Path) -> Order:
    """A team that lost some files, and whose pin says something else."""
    ours = begun(folder / "ours")
    for name in ("README.md", "layers/team/organisation.yaml", ".playbook/default.zip"):
        (ours / name).unlink()
    (ours / "playbook.yml").write_text("# mine\n", "utf-8")
    words = ["init", "--offline", "--yes", "--replace", "ours", "--default", str(SMALL)]
    return Order(words, str(folder), str(ours))


def add_severity(folder: Path) -> Order:
    ours = begun(folder / "ours")
    words = [
        "add-severity",
        "sev-0",
        "--worse-than",
        "sev-1",
        "--label",
        "Worst",
        "--criterion",
        "Many are hurt.",
    ]
    return Order(words, str(ours), str(ours))


def remove(folder: Path) -> Order:
    ours = begun(folder / "ours")
    return Order(["remove", "severities/sev-3", "--write"], str(ours), str(ours))


def rename(folder: Path) -> Order:
    ours = begun(folder / "ours")
    return Order(["rename", "levers/kill-switch", "off-switch", "--write"], str(ours), str(ours))


def add(folder: Path) -> Order:
    ours = begun(folder / "ours")
    words = [
        "add",
        "script",
        "second-notice",
        "--like",
        "holding-notice",
        "--name",
        "Second notice",
        "--write",
    ]
    return Order(words, str(ours), str(ours))


def upgrade(folder: Path) -> Order:
    """A team whose lever gets another id, in a default whose severity it changed."""
    write(changed(), folder / "one")
    text = write(
        changed({"about/version": "1.1.0", "severities/sev-1/contain_within": "12m"}), folder / "two"
    )
    levers = (text / "levers.yaml").read_text("utf-8")
    for path in text.rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("kill-switch", "off-switch"), "utf-8")
    assert "kill-switch" in levers
    with (text / "about.yaml").open("a", encoding="utf-8") as stream:
        stream.write("moved: {levers/kill-switch: levers/off-switch}\n")
    ours = folder / "ours"
    for name, said in (
        ("playbook.yml", 'default: {version: "1.0.0", path: ../one}\nlayers: [team]\n'),
        ("team/severities.yaml", "sev-1: {contain_within: 10m, $was: {contain_within: 15m}}\n"),
        ("team/levers.yaml", "kill-switch: {where: Console}\n"),
    ):
        (ours / name).parent.mkdir(parents=True, exist_ok=True)
        (ours / name).write_text(said, "utf-8")
    return Order(["upgrade", "--to", "../two", "--write"], str(ours), str(ours))


def release(folder: Path) -> Order:
    team = TestRepository(folder / "team")
    team.commit({"about/version": "1.0.0"}, tag="v1.0.0", day="2026-02-03")
    team.commit({"about/version": "1.0.0", "severities/sev-2/contain_within": "2h"}, day="2026-04-01")
    words = ["release", "--write", "--today", "2026-11-10"]
    return Order(words, str(team.root), str(team.root), ALWAYS)


def cards(folder: Path) -> Order:
    """A badge whose words changed since it was printed and recorded."""
    ours = folder / "ours"
    words = ["cards", "--work", str(folder / "work"), "--deck", "badge", "--out", "printed", "--record"]
    for mission, version in (("Leads.", "1.0.0"), ("Decides.", "1.1.0")):
        change = {"cards": CARDS, "roles/incident-commander/mission": mission, "about/version": version}
        write(changed(change), ours / "playbook")
        if version == "1.0.0":
            ran = command(*words, cwd=ours)
            assert ran.returncode == 0, ran.stderr
    return Order(words, str(ours), str(ours))


def site(folder: Path) -> Order:
    """A site with one version, where the second one was released and is built already."""
    team = TestRepository(folder / "team")
    words = ["site", "--versions", "--no-cards", "--work", str(folder / "work")]
    shown = folder / "public"
    for version in ("1.0.0", "1.1.0"):
        team.commit({"about/version": version}, tag=f"v{version}")
        out = shown / "site" if version == "1.0.0" else folder / "elsewhere"
        ran = command(*words, "--out", str(out), cwd=team.root)
        assert ran.returncode == 0, ran.stderr
    return Order(
        [*words, "--out", str(shown / "site")],
        str(team.root),
        str(shown),
        ignored=(".site.playbook-lock",),
        hidden=".site.playbook-work",
    )


COMMANDS: dict[str, Callable[[Path], Order]] = {
    "init": init, "add-severity": add_severity, "add": add, "remove": remove, "rename": rename, "upgrade": upgrade, "cards": cards, "release": release, "site": site,
}  # fmt: skip


TRIED = [name for name in COMMANDS if name != "site" or "STRIDE" in os.environ]


@pytest.fixture(scope="module")
def found_of(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Outcome]]:
    """What came of each fault, by command."""
    return outcomes({name: COMMANDS[name](tmp_path_factory.mktemp(name)) for name in TRIED})


@pytest.mark.parametrize("name", TRIED)
def test_a_fault_at_any_write_leaves_the_old_state_or_the_new_one(
    found_of: dict[str, list[Outcome]], name: str
) -> None:
    found = found_of[name]

    assert [each for each in found if not is_right(each)] == []
    seen = Counter((each.fault, each.left) for each in found)
    assert all(seen["error", state] for state in ("old", "new"))
    assert seen["full", "old"]
    assert any(each.again in {0, 1} for each in found)


def is_right(found: Outcome) -> bool:
    """Return whether a fault did what it may."""
    if "Traceback" in found.said + found.said_again or found.last == "half":
        return False
    if found.code == 2:
        return found.left == "old" and not found.litter
    if found.fault in {"error", "full"}:  # a plan that could not be removed waits for the next time
        return found.left == "new" or found.told
    if found.code not in {KILLED, -25, 0} or found.recovered == "half":
        return False
    done = found.again is None or (found.last == "new" and found.again in {0, 1})
    return done and (found.told or found.left == found.recovered)
