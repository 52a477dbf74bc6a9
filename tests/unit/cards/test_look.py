"""A theme folder and a logo that cannot be used are told before anything is typeset."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cards.look import problems_of_look
from generator.model.cards import Brand, Cards
from tests.printing import TEMPLATES

SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>\n'


def told(root: Path, theme: str | None = "brand", logo: str | None = None) -> list[tuple[str, str, str, str]]:
    cards = Cards(theme=theme, brand=Brand(logo=logo))
    return [
        (problem.rule, str(problem.spot), problem.message, problem.hint or "")
        for problem in problems_of_look(cards, root, TEMPLATES)
    ]


def brand(root: Path, **files: bytes) -> Path:
    (root / "brand").mkdir()
    for name, content in files.items():
        (root / "brand" / name.replace("_", ".")).write_bytes(content)
    return root


def test_a_sound_folder_with_a_logo_and_a_template_that_is_used_is_not_told(tmp_path: Path) -> None:
    own = b'#import "part.typ": part\n#let own = (note: part)\n'
    assert (
        told(brand(tmp_path, logo_svg=SVG, own_typ=own, part_typ=b"#let part = 1\n"), logo="logo.svg") == []
    )


def test_a_folder_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    ((rule, spot, message, hint),) = told(tmp_path, logo="logo.svg")
    assert (rule, spot) == ("card-theme-missing", "cards/theme")
    assert message == "there is no folder 'brand' with templates or a logo"
    assert "beside playbook.yml" in hint


def test_a_template_that_nothing_uses_is_told_with_the_names_it_may_have(tmp_path: Path) -> None:
    ((rule, spot, message, hint),) = told(brand(tmp_path, timers_typ=b"#let own = (:)\n"))
    assert (rule, spot, message) == (
        "card-theme-unused",
        "cards/theme",
        "nothing uses the template brand/timers.typ",
    )
    assert hint.startswith("name it like the one that it replaces: blocks.typ, face.typ, ")
    assert hint.endswith("; blocks drawn anew go into own.typ")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("logo.png", b"\x89PNG\r\n", "the logo 'logo.png' is no SVG file, so it would be coarse in print"),
        ("logo.svg", SVG[:60], "the logo 'logo.svg' is damaged: line 2: unclosed token"),
        ("logo.svg", b"", "the logo 'logo.svg' is damaged: line 1: no element found"),
        ("logo.svg", b"<html/>", "the logo 'logo.svg' is damaged: it begins with <html>"),
    ],
)
def test_a_logo_that_cannot_be_drawn_is_told_with_the_reason(
    name: str, content: bytes, message: str, tmp_path: Path
) -> None:
    (brand(tmp_path) / "brand" / name).write_bytes(content)
    ((rule, spot, said, hint),) = told(tmp_path, logo=name)
    assert (rule, spot, said) == ("card-logo-missing", "cards/brand/logo", message)
    assert hint == "save it as a plain SVG file in brand/"


@pytest.mark.parametrize("logo", ["logo.svg", "../logo.svg"])
def test_a_logo_that_is_not_in_the_folder_is_told(logo: str, tmp_path: Path) -> None:
    (brand(tmp_path) / "logo.svg").write_bytes(SVG)
    ((_, spot, message, _),) = told(tmp_path, logo=logo)
    assert (spot, message) == ("cards/brand/logo", f"the logo '{logo}' is not in the folder 'brand'")
