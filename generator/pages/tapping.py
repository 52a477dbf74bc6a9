"""Addresses and telephone numbers in running words, as links that a thumb can tap."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.pages.escaping import OPEN, Html, as_text

_FOUND = re.compile(
    r"(?P<web>https?://[^\s<>\"“”]+)"
    r"|(?P<mail>(?<![\w.+-])(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<tel>(?<![\w+])(?:tel:)?\+\d(?:[ ./()-]{0,2}\d){6,14}(?!\w))"
)
_BEHIND = ".,;:!?'’"


def tappable(text: str, encode: Callable[[str], str] = as_text) -> Html:
    """Return words as HTML, each address and each number with its country as a link.

    A number keeps its order where the words around it run from right to left.

    Args:
        text: the words; where a reference stands in an address, that is no link.
        encode: what makes HTML of the words between.
    """
    parts: list[str] = []
    start = 0
    for match in _FOUND.finditer(text):
        if OPEN in match[0]:
            continue
        said = _without_what_follows(match[0]) if match["web"] else match[0]
        parts += [encode(text[start : match.start()]), _link(said, match.lastgroup or "web")]
        start = match.start() + len(said)
    return Html("".join([*parts, encode(text[start:])]))  # encoded piece by piece


def _link(said: str, kind: str) -> Html:
    if kind == "web":
        return Html(f'<a href="{as_text(said)}" rel="noopener noreferrer">{as_text(said)}</a>')
    if kind == "mail":
        return Html(f'<a href="mailto:{as_text(said.removeprefix("mailto:"))}">{as_text(said)}</a>')
    digits = re.sub(r"[^\d+]", "", said)
    return Html(f'<a href="tel:{digits}" dir="ltr">{as_text(said)}</a>')


def _without_what_follows(address: str) -> str:
    """Return an address without the signs of the sentence behind it; a bracket stays where its pair is inside."""
    while address[-1] in _BEHIND or (address[-1] in ")]" and _opens_less(address)):
        address = address[:-1]
    return address


def _opens_less(address: str) -> bool:
    opens = {")": "(", "]": "["}[address[-1]]
    return address.count(opens) < address.count(address[-1])
