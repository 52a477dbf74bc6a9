"""The tree on disk holds exactly the pages; nothing else in the folder is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.pages import Page, navigation, write_tree


def page(path: str, text: str = "x\n", section: str = "", nav_title: str = "T") -> Page:
    return Page(path, text, "Title", section, nav_title)


def test_only_pages_that_differ_are_written(tmp_path: Path) -> None:
    pages = [page("index.md"), page("roles/scribe.md")]
    assert write_tree(pages, tmp_path) == 2
    assert write_tree(pages, tmp_path) == 0
    assert write_tree([pages[0], page("roles/scribe.md", "y\n")], tmp_path) == 1
    assert (tmp_path / "roles/scribe.md").read_bytes() == b"y\n"


def test_a_page_that_is_gone_is_deleted_and_a_foreign_file_stays(tmp_path: Path) -> None:
    write_tree([page("index.md"), page("levers.md")], tmp_path)
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    write_tree([page("index.md")], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith(".")) == [
        "index.md",
        "mine.md",
    ]


def test_a_damaged_list_of_earlier_pages_stops_the_writing(tmp_path: Path) -> None:
    write_tree([page("index.md")], tmp_path)
    (tmp_path / ".playbook-pages.json").write_text("[", encoding="utf-8")
    with pytest.raises(UsageError, match="is damaged: delete the folder"):
        write_tree([page("index.md")], tmp_path)


@pytest.mark.parametrize("name", ["../outside.md", "/outside.md", "notes.txt"])
def test_a_list_that_was_tampered_with_deletes_nothing_of_others(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "docs"
    write_tree([page("index.md")], folder)
    for victim in (tmp_path / "outside.md", folder / "notes.txt"):
        victim.write_text("mine", encoding="utf-8")
    (folder / ".playbook-pages.json").write_text(f'["{name}"]', encoding="utf-8")
    write_tree([page("index.md")], folder)
    assert (tmp_path / "outside.md").exists()
    assert (folder / "notes.txt").exists()


def test_the_navigation_has_the_start_page_then_the_sections_in_order() -> None:
    pages = [
        page("index.md", nav_title="Start"),
        page("triage.md", section="Act", nav_title="Classify"),
        page("roles/scribe.md"),
        page("about.md", section="Look up", nav_title="About"),
        page("levers.md", section="Act", nav_title="Levers"),
    ]
    assert navigation(pages) == [
        {"Start": "index.md"},
        {"Act": [{"Classify": "triage.md"}, {"Levers": "levers.md"}]},
        {"Look up": [{"About": "about.md"}]},
    ]
