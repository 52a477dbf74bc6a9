"""Looks at a built site as a reader's browser would: every page there, every link leading somewhere.

MkDocs checks the links it made itself; links inside our HTML, style sheets and scripts it never sees.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

from generator.memory import Known
from generator.problems import Level, Problem

_LINK = re.compile(r"""<(\w+)\b[^>]*?\s(href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_ID = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_LIKE_MARKUP = tuple(
    re.compile(rf"""={quote}[^{quote}<>]*?(?:[<>]|\s(?:href|src|id|name)=)""") for quote in "\"'"
)
"""A value that reads like a tag or an attribute, where HTML has to be read as a browser does. Hardly a page has one, and a
parser takes twenty times as long."""
_LOADED = frozenset({"script", "link", "img", "iframe", "source", "object", "embed"})
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico")
_LFS = b"version https://git-lfs."
_ALWAYS_THERE = frozenset({"", "__top"})
_NOT_A_PAGE = frozenset({"404.html"})
"""Served from any address; its links are absolute on purpose."""


def verify(
    site: Path, pages: Iterable[str], known: Known | None = None, moving: str = ""
) -> Iterator[Problem]:
    """Yield what is wrong with a built site: missing pages, dead links, things loaded from elsewhere.

    Args:
        site: the folder with the HTML.
        pages: paths of the Markdown pages, each of which must have become a page.
        known: what was found on pages before.
        moving: words without links that change on every page with every change of the playbook, as HTML.
    """
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    texts = {name: (site / name).read_text("utf-8") for name in sorted(names) if name.endswith(".html")}
    for page in sorted(pages):
        address = page.removesuffix(".md") + ".html"
        if address not in names:
            yield Problem("missing-page", Level.ERROR, f"the page {address} was not built")
    known = known or Known(None)
    read = {
        name: known.ask(_found, text.replace(moving, "") if moving else text) for name, text in texts.items()
    }
    yield from _dead_links(names, read)
    for name in sorted(names):
        if name.endswith(_PICTURES) and _is_pointer(site / name):
            message = f"{name} is a pointer of Git LFS, not a picture"
            yield Problem("lfs-pointer", Level.ERROR, message, None, None, "`git lfs pull` fetches it")


def _is_pointer(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(_LFS)) == _LFS


def _dead_links(names: set[str], read: Mapping[str, _Found]) -> Iterator[Problem]:
    anchors = {name: set(ids) | _ALWAYS_THERE for name, (_, ids) in read.items()}

    @cache
    def complaint(folder: str, page: str, element: str, link: str) -> str | None:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            foreign = element in _LOADED and parts.scheme != "data"
            return (
                f"loads {link} from another place; the site must work without a network" if foreign else None
            )
        path, anchor = urldefrag(link)
        target = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else page
        if path.endswith("/") or target == ".":
            target = posixpath.join(target, "index.html").removeprefix("./")
        if target not in names:
            return f"links to {link}, which is not in the site"
        if anchor and target in anchors and unquote(anchor) not in anchors[target]:
            return f"links to {link}, but {target} has no such place"
        return None

    for name in sorted(read.keys() - _NOT_A_PAGE):
        folder = posixpath.dirname(name)
        for element, link in read[name][0]:
            own = name if link.startswith("#") or not link else ""
            if wrong := complaint(folder, own, element, link):
                yield Problem("dead-link", Level.ERROR, f"the page {name} {wrong}")


_Found = Sequence[Sequence[Any]]
"""The links of a page, as element and address, and the places that a link can lead to."""


def _found(text: str) -> _Found:
    if not any(pattern.search(text) for pattern in _LIKE_MARKUP):
        return [sorted(_links(text)), sorted(_ids(text))]
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return [sorted(reader.links), sorted(reader.ids)]


class _Reader(HTMLParser):
    """Collects links and places."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[tuple[str, str]] = set()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what one element says; a canonical link loads nothing."""
        for name, value in attrs:
            if name in {"id", "name"}:
                self.ids.add(value or "")
            elif name in {"href", "src"} and ("rel", "canonical") not in attrs:
                self.links.add((tag, value or ""))


def _links(text: str) -> set[tuple[str, str]]:
    found = set()
    for match in _LINK.finditer(text):
        if 'rel="canonical"' in match[0]:  # says where the page is published; nothing is loaded from there
            continue
        link = html.unescape(match[3] or match[4] or match[5] or "")
        found.add((match[1].lower(), link))
    return found


def _ids(text: str) -> set[str]:
    return {html.unescape(match[1] or match[2] or match[3] or "") for match in _ID.finditer(text)}
