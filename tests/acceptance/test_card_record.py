"""Recording cards at a release: what a check says afterwards, and how free one is until the next release."""

from __future__ import annotations

from pathlib import Path

from tests.build import changed, write
from tests.printing import CARDS
from tests.warm import command

MISSION = "roles/incident-commander/mission"


def test_words_that_change_after_a_release_need_one_new_version_and_are_free_from_then_on(
    tmp_path: Path,
) -> None:
    def state(mission: str, version: str) -> Path:
        return write(
            changed({"cards": CARDS, MISSION: mission, "about/version": version}), tmp_path / "playbook"
        )

    released = command(
        "cards", state("Leads.", "1.0.0"), "--work", tmp_path / "work", "--deck", "badge", "--record"
    )
    assert released.returncode == 0, released.stderr
    assert (tmp_path / "cards.lock.json").exists()

    kept = command("check", state("Decides.", "1.0.0"))
    assert kept.returncode == 1
    assert "about.yaml:" in kept.stdout + kept.stderr
    assert "the words of card role-incident-commander changed (" in kept.stdout + kept.stderr
    assert (
        "help: raise `version` in about.yaml once, with the first change after a release"
        in kept.stdout + kept.stderr
    )

    for mission in ("Decides.", "Decides, and says so."):
        assert command("check", state(mission, "1.1.0")).returncode == 0


def test_a_build_before_the_first_release_warns_of_other_words_and_one_after_it_stops(tmp_path: Path) -> None:
    """A fork brings the record of the default; its own first edit must show."""
    folder = write(changed({MISSION: "Leads."}), tmp_path / "playbook")
    assert command("cards", folder, "--work", tmp_path / "work", "--record").returncode == 0
    write(changed({MISSION: "Decides."}), folder)
    build = ("build", folder, "--work", tmp_path / "work")
    edited = command(*build, "--no-cards")
    assert (edited.returncode, "warning" in edited.stderr) == (0, True)
    assert "card-changed-same-version" in edited.stderr
    assert command("check", folder).returncode == 1
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "1.0.0.json").write_text("{}\n", encoding="utf-8")
    assert command(*build).returncode == 1
