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
    {"p", "div", "section", "dl", "dd", "table", "details", "summary", "figure", "form", "blockquote"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol"})
FENCE = "~~~~~~"
_SILENT = frozenset({"script", "style", "svg", "button", "input", "select", "template", "fieldset"})
_UNHEARD = re.compile(r'\s(?:aria-hidden="true"|role="img")')
"""What nobody who listens to a page hears: pictures and numbers of what the words beside them say."""
_INLINE = frozenset({"a", "b", "strong", "span"})
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
        self._item = ""
        self._quotes = 0
        self._unread: list[str] = []
        self._links: list[str] = []
        self._row: list[str] | None = None
        self._heads = False
        self._in_code = False

    def text(self) -> str:
        """Return what was read."""
        self._end()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n") + "\n"

    def open(self, tag: str, attributes: str) -> None:
        """Begin a block, or a mark in one."""
        if self._unread:
            self._unread += [tag] if tag == self._unread[0] else []
        elif tag in _SILENT or _UNHEARD.search(attributes):
            self._unread += [tag] if tag != "input" else []
        elif tag in _HEADINGS:
            self._end("")
            self._piece.append("**" if self._lists else "#" * int(tag[1]) + " ")
        elif tag in {"td", "th"}:
            self._piece.clear()
            self._heads |= tag == "th"
        elif tag == "tr":
            self._row, self._heads = [], False
        elif self._row is None and (tag == "li" or tag in _LISTS):
            self._open_list_or_item(tag)
        else:
            self._open_other(tag, attributes)

    def _open_list_or_item(self, tag: str) -> None:
        self._end("" if not self._lists and tag != "li" else None)
        if tag == "li":
            self._item = self._indent(self._lists[:-1]) + (self._lists[-1] if self._lists else "- ")
            return
        if self._item:  # an item that begins with a list has no words of its own
            self._lines.append(self._item.rstrip())
            self._item = ""
        self._lists.append("1. " if tag == "ol" else "- ")

    def _open_other(self, tag: str, attributes: str) -> None:
        if tag in _INLINE and self._piece and self._piece[-1].endswith((")", "**")) and self._piece != ["**"]:
            self._piece.append(" ")
        if tag == "a":
            found = _HREF.search(attributes)
            self._links.append(unescape(found[1]) if found else "")
            self._piece.append("[")
        elif tag in {"br", "li"}:
            self._piece.append(" ")
        elif tag == "dt":
            self._end("")
            self._piece.append("**")
        elif tag != "dd" or self._piece[-1:] != ["**: "]:
            self._quotes += tag == "blockquote"
            self._mark_or_block(tag)

    def close(self, tag: str) -> None:
        """End a block, or a mark in one."""
        if self._unread:
            self._unread[-1:] = [] if tag == self._unread[0] else self._unread[-1:]
        elif tag in _HEADINGS:
            self._piece += ["**"] if self._lists else []
            self._end("" if not self._lists else None)
        elif tag in _LISTS and self._row is None:
            self._end()
            self._lists[-1:] = []
            self._lines += [] if self._lists else [""]
        elif tag == "li" and self._row is None:
            self._end()
            self._item = ""
        elif tag in {"td", "th"} and self._row is not None:
            self._row.append(_SPACE.sub(" ", "".join(self._piece)).strip().replace("|", "\\|"))
            self._piece.clear()
        elif tag == "tr":
            self._end_row()
        elif tag == "table":
            self._lines.append("")
        elif tag == "a" and self._links:
            self._piece.append(f"]({_to_markdown(self._links.pop())})")
        elif tag == "dt":
            self._piece.append("**: ")
        else:
            self._mark_or_block(tag)
            self._quotes -= tag == "blockquote"

    def words(self, data: str) -> None:
        """Take words."""
        said = "" if self._unread else _SPACE.sub(" ", data)
        if said := said.lstrip() if self._piece[-1:] == ["["] else said:
            self._piece.append(said if self._in_code else _SPECIAL.sub(r"\\\1", said))

    def verbatim(self, text: str) -> None:
        """Take words that stay as they are, line by line."""
        self._end()
        self._lines += [FENCE, *text.strip("\n").split("\n"), FENCE, ""]

    def _mark_or_block(self, tag: str) -> None:
        if tag in _MARKS:
            self._piece.append(_MARKS[tag])
            self._in_code ^= tag == "code"
        elif tag in _BLOCKS and self._row is None:
            self._end("" if not self._lists else None)

    def _indent(self, lists: list[str]) -> str:
        return " " * sum(map(len, lists))

    def _end(self, behind: str | None = None) -> None:
        """Close the line that is open; an empty line may stand behind it."""
        line = _SPACE.sub(" ", "".join(self._piece)).strip()
        self._piece.clear()
        if not line or line in {"****", "**", "``", "[]()", "**:"}:
            return
        if not self._item and self._lists:
            self._lines.append("")
        before = self._item or self._indent(self._lists)
        self._lines.append("> " * self._quotes + before + line)
        self._item = ""
        if behind is not None:
            self._lines.append(behind)

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
