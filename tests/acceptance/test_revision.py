"""`check`, `export` and `cards` of a git revision: what was committed then, and nothing of the folder as it is now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.acceptance.test_cli import playbook as run
from tests.acceptance.test_public_edition import readings
from tests.build import changed, write
from tests.build import playbook as built
from tests.repository import TestRepository

DAY = ("--today", "2026-11-10")
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="{}"/></svg>\n'
)
LEVER: dict[str, object] = {"levers/kill-switch/command": "flags canary"}


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> TestRepository:
    """Return a repository with a sound version, one with an error, and a folder that nobody can read any more."""
    team = TestRepository(tmp_path_factory.mktemp("revisions") / "team")
    brand = team.root / "brand"
    brand.mkdir()
    (brand / "logo.svg").write_text(LOGO.format("#7a1f5c"), encoding="utf-8")
    look: dict[str, object] = {"cards": {"theme": "brand", "brand": {"logo": "logo.svg", "logo_alt": "Us"}}}
    team.commit(look | LEVER | {"about/version": "1.0.0"}, tag="v1.0.0")
    (team.root / "mkdocs.yml").write_text("hooks: [evil.py]\n", encoding="utf-8")
    team.commit(look | {"about/version": "2.0.0", "levers/kill-switch/owner": "nobody"}, tag="v2.0.0")
    (team.root / "mkdocs.yml").unlink()
    (brand / "logo.svg").write_text("no picture", encoding="utf-8")
    (team.playbook / "roles.yaml").write_text("[", encoding="utf-8")
    (team.playbook / "contacts.yaml").write_text("scribe: {reach: /page canary}\n", encoding="utf-8")
    return team


def state(team: TestRepository) -> tuple[str, str, set[Path]]:
    return team.git("status", "--porcelain"), team.git("rev-parse", "HEAD"), set(team.root.iterdir())


def test_a_check_of_a_revision_reads_what_was_committed(team: TestRepository) -> None:
    before = state(team)
    sound = run("check", "--revision", "v1.0.0", *DAY, cwd=team.root)
    assert sound.returncode == 0, sound.stdout + sound.stderr
    assert run("check", *DAY, cwd=team.root).returncode == 1
    built = team.root / "build"  # where a check remembers what it said
    assert [path.name for path in built.iterdir()] == [".remembered"]
    status, head, files = state(team)
    assert (status, head, files - {built}) == before


def test_problems_of_a_revision_are_placed_in_it_with_their_lines(team: TestRepository) -> None:
    ran = run("check", "--revision", "v2.0.0", *DAY, cwd=team.root)
    assert ran.returncode == 1
    lines = team.git("show", "v2.0.0:playbook/levers.yaml").splitlines()
    number, line = next((n, line) for n, line in enumerate(lines, start=1) if "nobody" in line)
    assert f"v2.0.0:playbook/levers.yaml:{number}:" in ran.stdout
    assert line.strip() in ran.stdout
    assert "there is no 'nobody' in roles" in ran.stdout
    assert (
        "v2.0.0:mkdocs.yml:1:8: warning: 'hooks' names programs that never run here" in ran.stdout
    )  # its settings are looked at, and never used
    assert str(Path("revision", "playbook")) not in ran.stdout


def test_an_export_of_a_revision_is_the_playbook_of_then_in_the_edition_that_is_asked_for(
    team: TestRepository,
) -> None:
    ran = run("export", "--revision", "v1.0.0", cwd=team.root)
    assert (ran.returncode, ran.stderr) == (0, "")
    exported = json.loads(ran.stdout)
    assert exported["about"]["version"] == "1.0.0"
    assert exported["levers"]["kill-switch"]["command"] == "flags canary"
    outside = run("export", "--revision", "v1.0.0", "--edition", "public", cwd=team.root)
    assert (outside.returncode, "canary" in outside.stdout) == (0, False)
    assert json.loads(outside.stdout)["about"]["version"] == "1.0.0"


def test_the_edition_of_a_revision_is_what_its_own_manifest_says(tmp_path: Path) -> None:
    team = TestRepository(tmp_path / "team")
    write(changed(LEVER | {"about/version": "1.0.0"}), team.root / "base")
    manifest = "default: {path: base, version: 1.0.0}\nlayers: [ours]\n"
    (team.root / "ours").mkdir()
    (team.root / "ours" / "about.yaml").write_text('version: "2.0.0"\n', encoding="utf-8")
    (team.root / "playbook.yml").write_text(f"{manifest}edition: public\n", encoding="utf-8")
    team.git("add", "--all")
    team.git("commit", "--quiet", "--message=Public")
    (team.root / "playbook.yml").write_text(f"{manifest}edition: internal\n", encoding="utf-8")
    then = run("export", "--revision", "HEAD", cwd=team.root)
    now = run("export", cwd=team.root)
    assert (then.returncode, "canary" in then.stdout) == (0, False), then.stderr
    assert (now.returncode, "canary" in now.stdout) == (0, True), now.stderr


def test_cards_of_a_revision_have_its_words_and_its_look(team: TestRepository) -> None:
    ran = run(
        "cards", "--revision", "v1.0.0", "--deck", next(iter(built().cards.decks)), "--out", "out", "--work",
        str(team.root.parent / "work"), cwd=team.root,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    backs = list((team.root / "out").glob("*-back.svg"))
    assert all(any("#7a1f5c" in text for text in readings(path)) for path in backs)
    assert len(backs) > 2


@pytest.mark.parametrize("command", ["check", "export", "cards"])
def test_a_revision_that_is_none_is_told_as_at_diff(team: TestRepository, command: str) -> None:
    ran = run(command, "--revision", "v9.9.9", cwd=team.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("playbook: 'v9.9.9' names no commit in ")


def test_what_a_revision_cannot_mean_is_refused(team: TestRepository) -> None:
    """Several folders, and a record of what is published now."""
    several = run("check", "--revision", "v1.0.0", "playbook", "brand", cwd=team.root)
    record = run("cards", "--revision", "v1.0.0", "--record", cwd=team.root)
    assert [several.returncode, record.returncode] == [2, 2]
    assert "--revision takes one folder" in several.stderr
    assert "--record writes down what is published now" in record.stderr
