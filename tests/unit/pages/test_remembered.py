"""Pages of which some are remembered are those that are all made: whatever changed, was damaged or went away."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.model import Playbook, build_playbook
from generator.pages import Change, Page, PageOptions, Renderer, write_tree
from generator.pages.remembered import Remembered
from generator.problems import Spot
from tests.build import playbook, shipped_playbook, small
from tests.mutants.operators import mutants_of


def line_of(spot: Spot) -> tuple[str, int]:
    return f"{spot.path[0]}.yaml", 1 + len(spot.path)


OPTIONS = PageOptions(source_of=line_of, sources={"about.yaml": "name: x\n"}, tool_version="1", digest="0")


class Place:
    """A folder in which one build after the other leaves its pages."""

    def __init__(self, folder: Path) -> None:
        self.tree, self.memory = folder / "docs", folder / "memory" / "pages"
        self.made: list[str] = []

    def pages(
        self, book: Playbook, options: PageOptions = OPTIONS, *, leave: bool = True
    ) -> tuple[Page, ...]:
        """Return the pages, after a look whether they are those that are made without a memory."""
        remembered = _Watching(self.memory, self.tree, book, options)
        found = tuple(Renderer(book, options, remembered).pages())
        assert found == tuple(Renderer(book, options).pages())
        self.made = remembered.made
        if leave:
            write_tree(found, self.tree)
        return found

    @property
    def file(self) -> Path:
        (file,) = self.memory.iterdir()
        return file


class _Watching(Remembered):
    """Notes which pages are made."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.made: list[str] = []

    def page(self, one: Any, outline: Page, make: Callable[[], Page]) -> Page:
        def made() -> Page:
            self.made.append(outline.path)
            return make()

        return super().page(one, outline, made)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_nothing_is_made_again_but_what_tells_of_the_whole(place: Place) -> None:
    place.pages(playbook())
    everything = len(place.made)
    place.pages(playbook())
    assert everything > 40
    assert place.made == ["about.md"]


def test_a_word_makes_the_pages_on_which_it_stands(place: Place) -> None:
    place.pages(playbook())
    place.pages(playbook({"types/quality-regression/summary": "Quite another summary."}))
    assert "types/quality-regression.md" in place.made
    assert not [path for path in place.made if path.startswith(("roles/", "my-steps/", "levers"))]
    assert len(place.made) < 8


@pytest.mark.parametrize("seed", range(3))
def test_any_change_of_any_field_is_seen(place: Place, seed: int) -> None:
    """One after the other, each on what the one before has left."""
    data = small()
    book = playbook()
    place.pages(book)
    mutants = list(mutants_of(book, data, seed))
    for mutant in random.Random(seed).sample(mutants, 12):
        built, _ = build_playbook(mutant.apply(data))
        if built is not None and built.phases:
            place.pages(built)


def test_any_change_of_the_default_is_seen(place: Place) -> None:
    book = shipped_playbook()
    texts = {
        (role.id, name): role.model_copy(update={name: f"{getattr(role, name)} changed"})
        for role in book.roles.values()
        for name in ("name", "mission")
        if getattr(role, name, None)
    }
    place.pages(book)
    for (key, _), role in random.Random(1).sample(sorted(texts.items()), 2):
        place.pages(book.model_copy(update={"roles": {**book.roles, key: role}}))


@pytest.mark.parametrize(
    "other",
    [
        {"today": datetime.date(2031, 1, 1)},
        {"public": True},
        {"notice": "<p>Look.</p>"},
        {"source_of": lambda spot: ("other.yaml", 7) if spot.path[0] == "levers" else line_of(spot)},
        {"changes_at": lambda spot: [Change("ours", "a.yaml", 3)] if spot.path[:1] == ("roles",) else []},
        {"sources": {"about.yaml": "name: y\n"}},
        {"tool_version": "2"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_pages_ask_beside_the_playbook_is_seen(place: Place, other: dict[str, Any]) -> None:
    place.pages(playbook())
    place.pages(playbook(), replace(OPTIONS, **other))
    place.pages(playbook())


def test_a_page_that_is_not_as_it_was_left_is_made(place: Place) -> None:
    place.pages(playbook())
    (place.tree / "levers.md").write_text("edited", encoding="utf-8")
    (place.tree / "glossary.md").unlink()
    place.pages(playbook())
    assert place.made == ["levers.md", "glossary.md", "about.md"]


@pytest.mark.parametrize("damage", [b"", b"nothing", None])
def test_a_memory_that_is_damaged_or_gone_is_none(place: Place, damage: bytes | None) -> None:
    place.pages(playbook())
    whole, everything = place.file.read_bytes(), len(place.made)
    if damage is None:
        place.file.unlink()
    else:
        place.file.write_bytes(damage or whole[: len(whole) // 2])
    place.pages(playbook())
    assert len(place.made) == everything


def test_pages_that_another_build_left_are_not_taken(place: Place) -> None:
    """Two builds at once: the memory of one, the tree of the other."""
    other = playbook({"types/quality-regression/summary": "Quite another summary."})
    place.pages(playbook())
    write_tree(Renderer(other, OPTIONS).pages(), place.tree)
    place.pages(playbook())
    assert "types/quality-regression.md" in place.made


def test_a_page_that_came_and_went_is_remembered_no_more(place: Place) -> None:
    without = playbook(remove=["glossary"])
    place.pages(playbook())
    before = place.file.stat().st_size
    place.pages(without)
    place.pages(playbook())
    assert place.file.stat().st_size <= before * 1.02
