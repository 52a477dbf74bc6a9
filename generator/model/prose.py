"""Prose as a reader hears it: marks gone, references and blanks filled, cut into sentences, counted.

For checking and measuring words. How prose looks on a page is the business of `pages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from generator.model.languages import base_of
from generator.model.phrases import as_compared, words_in
from generator.model.scripts import BLANK, Script
from generator.model.text import REFERENCE, fill
from generator.model.walk import Words
from generator.of_texts import of_text
from generator.patterns import later
from generator.problems import Spot

if TYPE_CHECKING:
    from generator.model.playbook import Playbook

_LINK = later(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = later(r"\*+|`+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|^[ ]*(?:[-*+]|\d+[.)])[ ]+", re.MULTILINE)
_CODE_BLOCK = later(
    r"^[ ]{0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_CODE_SPAN = later(r"(?<!`)(`+)(?!`)(?:.|\n(?!\s*\n))+?(?<!`)\1(?!`)")
_QUOTED = later(r"\"[^\"\n]*\"|“[^”\n]*”|(?<!\w)'[^'\n]*'(?!\w)|‘[^’\n]*’(?!\w)")
_SENTENCE_END = later(r"(?<=[.!?:;])[\"')\]”]*\s+(?=[\"'(“\[{A-Z0-9*-])|\n\s*\n|\n(?=\s*[-*+] )")
_WORD = re.compile(r"\w(?:[\w'’/.:,-]*\w)?")


class Sentence(NamedTuple):
    """A sentence as it is heard: references and blanks filled, other people's words a dash.

    Attributes:
        spot: the piece of prose it stands in.
        place: its place in that piece, from 0.
        text: the sentence.
        words: its words in lower case, apostrophes and hyphens those of a keyboard.
    """

    spot: Spot
    place: int
    text: str
    words: tuple[str, ...]


def plain(text: str) -> str:
    """Return the words of a text without Markdown marks; a link leaves its label."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return _MARKS.sub("", text) if _may_be_marked(text) else text


def _may_be_marked(text: str) -> bool:
    """Return whether looking for marks is worth its time; most prose has none."""
    return "*" in text or "`" in text or "_" in text or "\n" in text or text[:1] in " -+0123456789"


def without_code(text: str) -> str:
    """Return a text with each code span and each block of code as a dash: they are for a machine, and no prose."""
    if "`" not in text and "~~~" not in text:
        return text
    return _CODE_SPAN.sub("-", _CODE_BLOCK.sub("-", text))


def as_read(playbook: Playbook, text: str) -> str:
    """Return the text as a person reads it: references filled, marks gone."""
    return plain(fill(playbook, text))


def as_typed(text: str) -> str:
    """Return only what the author typed: each reference becomes a dash, marks are gone."""
    return plain(REFERENCE.sub("-", text))


def unquoted(text: str) -> str:
    """Return the text with everything in quotation marks or code replaced by a dash."""
    text = without_code(text)
    return _QUOTED.sub("-", text) if any(sign in text for sign in "\"'“‘") else text


def with_examples(playbook: Playbook, script: Script, text: str) -> str:
    """Return words of a script as they are sent: every blank filled with its example, as far as it has one."""

    def example(match: re.Match[str]) -> str:
        blank = script.blanks.get(match[1])
        return blank.example if blank and blank.example else match[0]

    return as_read(playbook, BLANK.sub(example, text))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a list item, a paragraph and the part before a colon count as one each."""
    for sentence in _SENTENCE_END.split(text):
        if words := " ".join(sentence.split()):
            yield words


def sentences_of(playbook: Playbook) -> Iterator[Sentence]:
    """Yield every sentence of a playbook in its own language, in order."""
    for piece in playbook.prose:
        if not _in_another_language(playbook, piece):
            yield from sentences_in(playbook, piece)


def _in_another_language(playbook: Playbook, piece: Words) -> bool:
    """Return whether words of a script are in another language than the playbook, whose rules they do not follow."""
    if piece.prose.kind != "script":
        return False
    script = playbook.scripts.get(str(piece.spot.path[1]))
    return bool(script and script.language and base_of(script.language) != base_of(playbook.language))


def sentences_in(playbook: Playbook, piece: Words) -> Iterator[Sentence]:
    """Yield the sentences of one piece of prose, in order."""
    for place, text in enumerate(_heard(playbook, piece)):
        if text:
            words = tuple(map(intern, words_in(as_compared(text))))  # the same few thousand again and again
            yield Sentence(piece.spot, place, text, words)


def _heard(playbook: Playbook, piece: Words) -> tuple[str, ...]:
    """Return the sentences of a piece of prose as they are heard; an empty one where there is none."""
    text, rich = piece.text, piece.prose.kind == "rich"
    script = playbook.scripts.get(str(piece.spot.path[1])) if piece.prose.kind == "script" else None
    if script or "{" in text:
        heard = with_examples(playbook, script, text) if script else _filled(playbook, text, rich=rich)
        return _cut(heard) or (heard,)
    return (_cut_rich(text) if rich else _cut_plain(text)) or (text,)


def _filled(playbook: Playbook, text: str, *, rich: bool) -> str:
    return unquoted(as_read(playbook, without_code(text) if rich else text))


@of_text(str)
def _cut(heard: str) -> tuple[str, ...]:
    """Return the sentences of what is heard; nothing where it is a single one."""
    return _unless(heard, heard)


@of_text(str)
def _cut_plain(text: str) -> tuple[str, ...]:
    """Return the sentences of a text that refers to nothing; nothing where it is a single one, heard as it stands."""
    return _unless(text, unquoted(plain(text)))


@of_text(str)
def _cut_rich(text: str) -> tuple[str, ...]:
    """Return the same of a text that may hold code, which nobody hears."""
    return _unless(text, unquoted(plain(without_code(text))))


def _unless(text: str, heard: str) -> tuple[str, ...]:
    """Return the sentences of what is heard, unless that is the text itself."""
    found = tuple(sentences(heard)) or ("",)
    return () if found == (text,) else found


def count_words(text: str) -> int:
    """Return how many words a text has; a number and an address count as one word."""
    return sum(1 for _ in _WORD.finditer(text))


def speaks_english(playbook: Playbook) -> bool:
    """Return whether rules about English words apply."""
    return playbook.language.lower().split("-")[0] == "en"
