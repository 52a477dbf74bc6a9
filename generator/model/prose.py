"""Prose as a reader hears it: marks gone, references and blanks filled, cut into sentences, counted.

For checking and measuring words. How prose looks on a page is the business of `pages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.playbook import Playbook
from generator.model.scripts import BLANK, Script
from generator.model.text import REFERENCE, fill

_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"\*+|`+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|^[ ]*(?:[-*+]|\d+\.)[ ]+", re.MULTILINE)
_QUOTED = re.compile(r"`[^`\n]*`|\"[^\"\n]*\"|“[^”\n]*”|(?<!\w)'[^'\n]*'(?!\w)|‘[^’\n]*’(?!\w)")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])[\"')\]”]*\s+(?=[\"'(“\[{A-Z0-9*-])|\n\s*\n|\n(?=\s*[-*+] )")
_WORD = re.compile(r"\w(?:[\w'’/.:,-]*\w)?")


def plain(text: str) -> str:
    """Return the words of a text without Markdown marks; a link leaves its label."""
    return _MARKS.sub("", _LINK.sub(r"\1", text))


def as_read(playbook: Playbook, text: str) -> str:
    """Return the text as a person reads it: references filled, marks gone."""
    return plain(fill(playbook, text))


def as_typed(text: str) -> str:
    """Return only what the author typed: each reference becomes a dash, marks are gone."""
    return plain(REFERENCE.sub("-", text))


def unquoted(text: str) -> str:
    """Return the text with everything in quotation marks or code replaced by a dash."""
    return _QUOTED.sub("-", text)


def with_examples(playbook: Playbook, script: Script, text: str) -> str:
    """Return words of a script as they are sent: every blank filled with its example."""

    def example(match: re.Match[str]) -> str:
        blank = script.blanks.get(match[1])
        return blank.example if blank else match[0]

    return as_read(playbook, BLANK.sub(example, text))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a list item, a paragraph and the part before a colon count as one each."""
    for sentence in _SENTENCE_END.split(text):
        if words := " ".join(sentence.split()):
            yield words


def count_words(text: str) -> int:
    """Return how many words a text has; a number and an address count as one word."""
    return sum(1 for _ in _WORD.finditer(text))


def speaks_english(playbook: Playbook) -> bool:
    """Return whether rules about English words apply."""
    return playbook.about.language.lower().split("-")[0] == "en"
