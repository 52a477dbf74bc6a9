"""Cards of what did not change cost nothing: they are taken for printed exactly when a run anew would print the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.build import changed, write
from tests.warm import command

CARDS: dict[str, Any] = {
    "theme": "theme",
    "decks": {"tiny": {"name": "Tiny", "cards": ["severities"], "only": ["sev-1"], "format": "a7"}},
}
OWN = "#let own = (:)\n"


def printed(place: Path, *more: str) -> tuple[int, str, str]:
    ran = command("cards", "playbook", *more, cwd=place)
    return ran.returncode, ran.stdout, ran.stderr


def files(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (place / "build/cards").iterdir() if path.is_file()}


def was_asked(place: Path) -> bool:
    """Return whether cards were looked at since: each such run puts its templates together."""
    found = (place / "build/cards-templates").exists()
    shutil.rmtree(place / "build/cards-templates", ignore_errors=True)
    return found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A playbook whose cards were printed once."""
    write(changed({"cards": CARDS}), tmp_path / "playbook")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/own.typ").write_text(OWN, encoding="utf-8")
    assert printed(tmp_path)[:2] == (0, "3 files in build/cards\n")
    assert was_asked(tmp_path)
    return tmp_path


def test_what_did_not_change_is_told_again_and_not_printed_again(place: Path) -> None:
    said, first = printed(place, "--deck", "tiny"), files(place)
    assert was_asked(place), "other words of the command are another question"
    assert (printed(place, "--deck", "tiny"), files(place), was_asked(place)) == (said, first, False)
    assert command("clean", cwd=place).returncode == 0
    assert sorted(path.name for path in (place / "build").iterdir()) == ["cards"]
    assert (printed(place, "--deck", "tiny"), files(place), was_asked(place)) == (said, first, True)


def test_whatever_is_not_as_it_was_is_printed_anew_with_the_bytes_of_a_run_that_remembers_nothing(
    place: Path,
) -> None:
    first = files(place)
    (pdf,) = (place / "build/cards").glob("*.pdf")
    (kept,) = (place / "build/cards-cache").glob("*.pdf")
    (memory,) = (place / "build/.remembered/checks").glob("*.json")
    about = place / "playbook/about.yaml"

    def remove_and_damage() -> None:
        pdf.unlink()
        kept.write_bytes(b"%PDF, half of it")

    same: list[Callable[[], object]] = [
        pdf.unlink,
        lambda: pdf.write_bytes(b"%PDF, half of it"),
        remove_and_damage,
        lambda: memory.write_bytes(memory.read_bytes()[:-9]),
        lambda: (place / "theme/own.typ").write_text(f"{OWN}// as before\n", encoding="utf-8"),
        lambda: about.write_text(f"{about.read_text('utf-8')}# as before\n", encoding="utf-8"),
    ]
    for change in same:
        change()
        assert (printed(place)[0], files(place), was_asked(place)) == (0, first, True)
        assert (printed(place)[0], files(place), was_asked(place)) == (0, first, False)
    write(
        changed({"cards": CARDS, "severities/sev-1/criteria": ["Another test for it."]}), place / "playbook"
    )
    assert (printed(place)[0], was_asked(place)) == (0, True)
    other = files(place)
    shutil.rmtree(place / "build")
    assert (printed(place)[0], files(place)) == (0, other)
    assert other != first
