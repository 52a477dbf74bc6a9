"""Syllables are counted as a dictionary of pronunciation counts them."""

from __future__ import annotations

import pytest

from generator.model.syllables import syllables

WORDS = {
    "a": 1, "the": 1, "page": 1, "pages": 2, "use": 1, "uses": 2, "stopped": 1, "decided": 3, "settled": 2,
    "called": 1, "table": 2, "create": 2, "quiet": 2, "idea": 3, "react": 2, "violation": 4, "region": 2, "audio": 3,
    "business": 2, "statement": 2, "careful": 2, "timeline": 2, "someone": 2, "severity": 4, "commander": 3,
    "communications": 5, "evaluation": 5, "prioritising": 5, "continuity": 5, "follow-up": 3, "2026": 1, "being": 2,
    "criticism": 4, "easier": 3, "beyond": 2, "languages": 3,
}  # fmt: skip


@pytest.mark.parametrize(("word", "count"), WORDS.items())
def test_a_word_has_its_syllables(word: str, count: int) -> None:
    assert syllables(word) == count
