"""A generated page as HTML, with what a site engine would otherwise read back out of it: headings, words to find.

Generated Markdown is headings and blocks of HTML, set apart by blank lines, and nothing else. So the HTML of a page
needs no Markdown parser; a page in which anything else stands is left to the engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.pages.page import Page
from generator.site.ready import Entry, Ready

_BLANK = re.compile(r"\n{2,}")
_HEADING = re.compile(r"(#{1,6}) (.+) \{: #([\w:.-]+)( data-search-exclude)? \}")
_PLAIN = re.compile(r"(?:[^`*_\\\[\]<>!&]|&#\d+;)*")
"""A title in which Markdown finds nothing; others are left to it."""
_BLOCK = re.compile(r"<(?:blockquote|details|div|dl|fieldset|h[1-6]|ol|p|pre|section|table|ul)\b")
"""How a block begins that Markdown takes for HTML and leaves as it is."""

_NOT_SEARCHED = re.compile(
    r"<(p|details) [^<>]*data-search-exclude[^<>]*>(?:(?!<details\b).)*?</\1>", re.DOTALL
)
_OTHER_TAG = re.compile(r"</?(?!(?:p|code|pre|li|ol|ul|sub|sup)\b)[a-zA-Z][^<>]*>")
_KEPT_TAG = re.compile(r"<(p|code|pre|li|ol|ul|sub|sup)\s[^<>]*>")
_EMPTY = re.compile(r"<(\w+)>\s*</\1>")
_REFERENCE = re.compile(r"&(#\d+|quot);")
_CHARACTERS = {"quot": '"', "#38": "&amp;", "#60": "&lt;", "#62": "&gt;"}


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    title: str
    anchor: str
    searched: bool

    @property
    def html(self) -> str:
        return f'<h{self.level} id="{self.anchor}">{self.title}</h{self.level}>'


def finish(page: Page) -> Ready | None:
    """Return the HTML of a page and what is in it; None when something stands in it that only Markdown can read."""
    headings: list[_Heading] = []
    sections: list[list[str]] = [[]]
    for block in _BLANK.split(page.body.expandtabs(4).strip("\n")):
        if block.startswith("#"):
            heading = _heading(block)
            if heading is None:
                return None
            headings.append(heading)
            sections.append([])
        elif _BLOCK.match(block):
            sections[-1].append(block)
        else:
            return None
    texts = ["\n".join(section) for section in sections]
    blocks = [
        texts[0],
        *(part for one in zip((each.html for each in headings), texts[1:], strict=True) for part in one),
    ]
    shown = tuple((heading.level, heading.title, heading.anchor) for heading in headings)
    entries = tuple(_entries(page, headings, texts)) if page.searched else ()
    head = page.text.removesuffix(page.body)
    return Ready(page.body, "\n".join(filter(None, blocks)), shown, entries, head)


def _heading(block: str) -> _Heading | None:
    found = _HEADING.fullmatch(block)
    if found is None or not _PLAIN.fullmatch(found[2]):
        return None
    return _Heading(len(found[1]), found[2], found[3], searched=found[4] is None)


def _entries(page: Page, headings: Sequence[_Heading], texts: Sequence[str]) -> Iterator[Entry]:
    """Yield what the search finds: the page up to its second heading, then each section."""
    address = page.path.removesuffix(".md") + ".html"
    title = _decoded(headings[0].title) if headings else page.title
    weight = {} if page.boost == 1 else {"boost": page.boost}
    yield {"location": address, "title": title, "text": _words("\n".join(texts[:2])), **weight}
    for heading, text in zip(headings[1:], texts[2:], strict=True):
        if heading.searched:
            place = f"{address}#{heading.anchor}"
            yield {"location": place, "title": _decoded(heading.title), "text": _words(text), **weight}


def _words(html: str) -> str:
    """Return the words of a piece of a page with the few tags that results of a search are shown with."""
    text = _OTHER_TAG.sub("", _NOT_SEARCHED.sub("", html))
    text = " ".join(_KEPT_TAG.sub(r"<\1>", text).split())
    return _decoded(_EMPTY.sub("", text)).strip()


def _decoded(text: str) -> str:
    return _REFERENCE.sub(lambda found: _character(found[1]), text)


@cache
def _character(name: str) -> str:
    """Return the character of a reference; what is markup stays one."""
    return _CHARACTERS.get(name) or chr(int(name[1:]))
