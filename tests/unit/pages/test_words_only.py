"""Texts without markup skip Markdown; nobody may see the difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import api
from generator.pages.addresses import Addresses
from generator.pages.richtext import TextRenderer

SMALL = Path(__file__).parents[2] / "small"
PIECES = (
    *("word", "15", "1.5", ".", "'", '"', "#", "|", "~", "=", "!", "—", "a  b", "{roles/scribe}"),
    *("2. ", "- ", "+ ", "* ", "> ", "*word*", "_word_", "__word__", "`word`", "\\.", "\\{", "a\nb"),
    *("<b>", "<!-- ", "&amp;", "<https://a.example>", "[word](https://a.example)", "https://a.example/b?c=d"),
)


@pytest.fixture(scope="module")
def texts() -> TextRenderer:
    playbook = api.check(SMALL).playbook
    assert playbook is not None
    return TextRenderer(playbook, Addresses(playbook))


@pytest.mark.parametrize("around", ["{}", "{} after", "{}after", "before {} after", "before{}", "12 {}"])
@pytest.mark.parametrize("piece", PIECES)
def test_a_text_reads_the_same_alone_and_in_front_of_a_paragraph_with_markup(
    texts: TextRenderer, piece: str, around: str
) -> None:
    text = around.replace("{}", piece).strip()
    followed = texts.rich(f"{text}\n\n**end**")
    assert texts.rich(text) == followed.removesuffix("&#10;<p><strong>end</strong></p>")
