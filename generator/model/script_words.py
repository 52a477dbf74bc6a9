"""The pieces of words a script consists of, each with its spot, and the blanks in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.base import ID_PATTERN
from generator.model.scripts import BLANK, Script
from generator.problems import Spot


def words_of(script: Script) -> Iterator[tuple[Spot, str]]:
    """Yield the subject, the text and every line of a script with their spots."""
    spot = Spot.of("scripts", script.id)
    if script.subject:
        yield spot.at("subject"), script.subject
    if script.text:
        yield spot.at("text"), script.text
    for index, line in enumerate(script.lines):
        yield spot.at("lines", index, "text"), line.text


def valid_blanks(text: str) -> Iterator[str]:
    """Yield the names of the blanks in a text that are written as they should be."""
    for match in BLANK.finditer(text):
        if re.fullmatch(ID_PATTERN, match[1]):
            yield match[1]
