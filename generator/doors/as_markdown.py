"""A finished page of ours as plain Markdown, for pages that no entry is behind. Only the elements that we write are known."""

from __future__ import annotations

import re
from html import unescape

_TOKEN = re.compile(
    r'<pre\b[^<>]*>(?s:(.*?))</pre>|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"]|"[^"]*")*)>|([^<]+|<)'
)
"""A tag or words. Pages are made by our own templates, which quote every value; a whole parser takes eight times as long."""
_TAG = re.compile(r"<[^<>]*>")
_HREF = re.compile(r'\shref="([^"]*)"')
_BLOCKS = frozenset(
    {"p", "div", "section", "dl", "dt", "dd", "table", "details", "summary", "figure", "fieldset", "form"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol"})
FENCE = "~~~~~~"
_SILENT = frozenset({"script", "style", "svg", "button", "input", "select", "template"})
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_SPACE = re.compile(r"\s+")


def as_markdown(html: str) -> str:
    """Return an article as Markdown without HTML; a link to a page of ours leads to its Markdown."""
    reader = _Reader()
    for token in _TOKEN.finditer(html):
        verbatim, closes, tag, attributes, words = token.groups()
        if verbatim is not None:
            reader.verbatim(unescape(_TAG.sub("", verbatim)))
        elif words is not None:
            reader.words(unescape(words) if "&" in words else words)
        elif closes:
            reader.close(tag)
        else:
            reader.open(tag, attributes)
    return reader.text()


def plain_heading(text: str) -> str:
    """Return a text on one line in which Markdown finds nothing."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text)).strip()


class _Reader:
    """Writes lines as it reads: one for each block, item and row."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._piece: list[str] = []
        self._lists: list[str] = []
        self._silent = 0
        self._links: list[str] = []
        self._row: list[str] | None = None
        self._heads = False

    def text(self) -> str:
        """Return what was read."""
        self._end()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n") + "\n"

    def open(self, tag: str, attributes: str) -> None:
        """Begin a block, or a mark in one."""
        if tag in _SILENT:
            self._silent += tag not in {"input"}
        elif tag in _HEADINGS:
            self._end("")
            self._piece.append("#" * int(tag[1]) + " ")
        elif tag == "li":
            self._end()
            self._piece.append("  " * (len(self._lists) - 1) + self._lists[-1] if self._lists else "- ")
        elif tag in _LISTS:
            self._end("" if not self._lists else None)
            self._lists.append("1. " if tag == "ol" else "- ")
        elif tag == "tr":
            self._row, self._heads = [], False
        elif tag in {"td", "th"}:
            self._piece.clear()
            self._heads |= tag == "th"
        elif tag == "a":
            found = _HREF.search(attributes)
            self._links.append(unescape(found[1]) if found else "")
            self._piece.append("[")
        elif tag == "br":
            self._piece.append(" ")
        else:
            self._mark_or_block(tag)

    def close(self, tag: str) -> None:
        """End a block, or a mark in one."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _HEADINGS:
            self._end("")
        elif tag in _LISTS:
            self._end("" if len(self._lists) == 1 else None)
            self._lists[-1:] = []
        elif tag in {"td", "th"} and self._row is not None:
            self._row.append(_SPACE.sub(" ", "".join(self._piece)).strip().replace("|", "\\|"))
            self._piece.clear()
        elif tag == "tr":
            self._end_row()
        elif tag == "a" and self._links:
            self._piece.append(f"]({_to_markdown(self._links.pop())})")
        else:
            self._mark_or_block(tag)

    def words(self, data: str) -> None:
        """Take words."""
        if not self._silent:
            self._piece.append(_SPECIAL.sub(r"\\\1", _SPACE.sub(" ", data)))

    def verbatim(self, text: str) -> None:
        """Take words that stay as they are, line by line."""
        self._end()
        self._lines += [FENCE, *text.strip("\n").split("\n"), FENCE, ""]

    def _mark_or_block(self, tag: str) -> None:
        if tag in _MARKS:
            self._piece.append(_MARKS[tag])
        elif tag in _BLOCKS and self._row is None:
            self._end("" if not self._lists else None)

    def _end(self, behind: str | None = None) -> None:
        """Close the line that is open; an empty line may stand behind it."""
        raw = "".join(self._piece)
        self._piece.clear()
        line = _SPACE.sub(" ", raw).strip()
        if line and line not in {"-", "1.", "****", "**", "``", "[]()"}:
            indent = raw[: len(raw) - len(raw.lstrip(" "))] if self._lists else ""
            self._lines.append(indent + line)
            if behind is not None:
                self._lines.append(behind)
        elif line in {"-", "1."}:
            self._piece.append(raw)

    def _end_row(self) -> None:
        if self._row:
            self._lines.append(f"| {' | '.join(self._row)} |")
            if self._heads and all(not line.startswith("|") for line in self._lines[-2:-1]):
                self._lines.append(f"|{'---|' * len(self._row)}")
        self._row = None


def _to_markdown(address: str) -> str:
    page, hash_, anchor = address.partition("#")
    if ":" not in page and page.endswith(".html"):
        page = page.removesuffix(".html") + ".md"
    return f"{page}{hash_}{anchor}"
