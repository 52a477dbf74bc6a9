"""Where finished files go, other people's files are safe."""

from __future__ import annotations

from pathlib import Path

from generator.cards.make import File, Printed, PrintedDeck
from generator.cards.shelf import MADE, put_files
from generator.model.cards import default_decks


def printed(folder: Path, *names: str) -> Printed:
    for name in names:
        (folder / name).write_text(name, encoding="utf-8")
    files = tuple(File(name, folder / name, name) for name in names)
    return Printed((PrintedDeck(default_decks()["badge"], (), files),))


def test_what_an_earlier_run_made_goes_and_what_anybody_else_made_stays(tmp_path: Path) -> None:
    store, out = tmp_path / "store", tmp_path / "out"
    store.mkdir()
    out.mkdir()
    (out / "thesis.pdf").write_text("years of work", encoding="utf-8")
    assert put_files(printed(store, "a.pdf", "b.svg"), out) == 2
    assert put_files(printed(store, "b.svg", "c.pdf"), out) == 2
    assert sorted(path.name for path in out.iterdir()) == [MADE, "b.svg", "c.pdf", "thesis.pdf"]
    assert (out / "thesis.pdf").read_text("utf-8") == "years of work"
    assert put_files(None, out) == 0
    assert sorted(path.name for path in out.iterdir()) == [MADE, "thesis.pdf"]


def test_a_list_of_made_files_leads_to_no_other_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "thesis.pdf").write_text("years of work", encoding="utf-8")
    (out / MADE).write_text("../thesis.pdf\ngone.pdf\n..\n\n", encoding="utf-8")
    put_files(None, out)
    assert (tmp_path / "thesis.pdf").exists()
