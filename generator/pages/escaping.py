"""What may stand in a page: everything is text until this module has made it harmless.

`Html` marks strings that are ours or were cleaned; whatever else a template prints goes through `as_text`.
Pages pass through MkDocs' Markdown afterwards, so characters that mean something to Markdown or to one of
its extensions become character references too, not only those that mean something to HTML.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from functools import lru_cache
from html.parser import HTMLParser

from markupsafe import Markup

Html = Markup
"""A string that may be printed as it is."""

ROOT = "\ue002"
"""Stands for the way from a page to the root of the site; replaced when the page is finished."""

OPEN, CLOSE = "\ue000", "\ue001"
"""Bracket the number of a reference while its text is being turned into HTML."""

TERM_OPEN, TERM_WORDS, TERM_CLOSE = "\ue005", "\ue006", "\ue007"
"""Stand around the id of a term of the glossary and the words that name it, until the page is finished."""

_HARMLESS = frozenset(",.-/?;")
_ACTIVE = {ord(mark): f"&#{ord(mark)};" for mark in string.punctuation if mark not in _HARMLESS}
_MARKS = (ROOT, OPEN, CLOSE, TERM_OPEN, TERM_WORDS, TERM_CLOSE)
_OURS = {ord(mark): "\N{REPLACEMENT CHARACTER}" for mark in _MARKS}
_INERT = _ACTIVE | {ord("\n"): "&#10;"}
_FOREIGN = _INERT | _OURS


def without_marks(text: str) -> str:
    """Return the text without the private characters that mean something to this package."""
    return text.translate(_OURS)


@lru_cache(maxsize=16_384)
def as_text(text: str) -> Html:
    """Return text as one line of HTML that shows exactly this text, wherever it is put."""
    return Html(text.translate(_FOREIGN))  # every active character is encoded


def inert(text: str) -> str:
    """Return text without active characters. The marks of references stay: users cannot write them."""
    return text.translate(_INERT)


def encode_text_nodes(html: str, encode: Callable[[str], str] = inert) -> str:
    """Return clean HTML with its text made inert for Markdown.

    Args:
        html: clean HTML.
        encode: makes running text inert; links and code are left to `inert`.
    """
    encoder = _TextEncoder(encode)
    encoder.feed(html)
    encoder.close()
    return "".join(encoder.parts)


_NOT_PROSE = frozenset({"a", "code"})


class _TextEncoder(HTMLParser):
    """Writes tags as they come and text as character references."""

    def __init__(self, encode: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._encode = encode
        self._closed = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._closed += tag in _NOT_PROSE
        written = "".join(f' {name}="{inert(value or "")}"' for name, value in attrs)
        self.parts.append(f"<{tag}{written}>")

    def handle_endtag(self, tag: str) -> None:
        self._closed -= tag in _NOT_PROSE
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(inert(data) if self._closed else self._encode(data))
