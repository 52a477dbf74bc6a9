"""Addresses and telephone numbers in running words, as links that a thumb can tap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.model.templated import without_what_follows
from generator.pages.escaping import OPEN, Html, as_text

_FOUND = re.compile(
    r"(?P<web>https?://[^\s<>\"“”]+)"
    r"|(?P<mail>(?<![\w.+-])(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<tel>(?<![\w+])(?:tel:)?\+\d(?:[ ./()-]{0,2}\d){6,14}(?!\w))"
    r"|(?P<app>\b(?:sms|slack|msteams):[^\s<>\"“”]*\w[^\s<>\"“”]*)"
)


class Link(NamedTuple):
    """What can be tapped in a text: its words, and where it leads."""

    said: str
    href: str


def links_in(text: str) -> Iterator[str | Link]:
    """Yield a text piece by piece: words, and each address and number; where a reference stands in one, that is words."""
    start = 0
    for match in _FOUND.finditer(text):
        if OPEN in match[0]:
            continue
        kind = match.lastgroup
        said = without_what_follows(match[0]) if kind in ("web", "app") else match[0]
        yield text[start : match.start()]
        yield Link(said, _address(said, kind))
        start = match.start() + len(said)
    yield text[start:]


def _address(said: str, kind: str | None) -> str:
    if kind == "mail":
        return f"mailto:{said.removeprefix('mailto:')}"
    if kind == "tel":
        return "tel:" + re.sub(r"[^\d+]", "", said)
    return said


def tappable(text: str, encode: Callable[[str], str] = as_text) -> Html:
    """Return words as HTML, each address and each number with its country as a link.

    A number keeps its order where the words around it run from right to left.

    Args:
        text: the words; where a reference stands in an address, that is no link.
        encode: what makes HTML of the words between.
    """
    parts = (encode(each) if isinstance(each, str) else _link(each) for each in links_in(text))
    return Html("".join(parts))  # encoded piece by piece


def _link(link: Link) -> Html:
    scheme, _, rest = link.href.partition(":")
    said = as_text(link.said)
    if scheme == "tel":
        return Html(f'<a href="tel:{rest}" dir="ltr">{said}</a>')
    if scheme == "mailto":
        return Html(f'<a href="mailto:{as_text(rest)}">{said}</a>')
    return Html(f'<a href="{as_text(link.href)}" rel="noopener noreferrer">{said}</a>')
