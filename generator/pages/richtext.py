"""Words of a playbook as HTML: rich text, references, blanks of scripts.

What Markdown may do here is the business of `markup`; what is outside stays visible as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from functools import lru_cache, partial
from typing import Any

import nh3

from generator.markup import as_html
from generator.model import Playbook
from generator.model.base import Entry
from generator.model.phases import ActionStep
from generator.model.prose import as_read
from generator.model.scripts import BLANK, Script
from generator.model.text import ToFill, fill, in_words, title_of
from generator.pages.addresses import Addresses
from generator.pages.escaping import (
    CLOSE,
    OPEN,
    Html,
    as_text,
    encode_text_nodes,
    without_marks,
)
from generator.pages.glossary import Glossary, without_terms
from generator.pages.tapping import tappable

_TAGS = {
    *("p", "strong", "em", "ul", "ol", "li", "code", "pre", "a", "blockquote", "br"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}
_SCHEMES = {"https", "http", "mailto", "tel"}

_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_WORDS_ONLY = re.compile(r"(?!\d+[.)]|[-+])[^\s\\`*_{}<>&\[\]]+(?: [^\s\\`*_{}<>&\[\]]+)*")
"""A single line in which Markdown finds nothing, as most texts are; it need not look."""
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>|<(?:ul|ol|blockquote|pre|table)\b).)*)</p>", re.S)
_BLOCK_TAGS = re.compile(r"</?(?:p|ul|ol|li|blockquote|br|pre|table|thead|tbody|tr|th|td)\b[^>]*>")
_LINK_TAGS = re.compile(r"</?a\b[^>]*>")


Once = Callable[[Hashable, Callable[[], Any]], Any]
"""Does the work that a key tells from other work, once for all that ask."""


def with_code(text: str) -> Html:
    """Return a text of the documentation, which is ours: what stands between backticks as code."""
    parts = (as_text(part) for part in text.split("`"))
    return Html(
        "".join(f"<code>{part}</code>" if odd % 2 else part for odd, part in enumerate(parts))
    )  # encoded


class TextRenderer:
    """Turns the texts of one playbook into HTML; equal texts are rendered once."""

    def __init__(self, playbook: Playbook, addresses: Addresses, once: Once | None = None) -> None:
        """Take the playbook, where its entries stand, and what does work once for all that ask."""
        self._playbook = playbook
        self._addresses = addresses
        self._glossary = Glossary(playbook.glossary)
        self.rich = _shared(self._rich, once) if once else lru_cache(maxsize=None)(self._rich)

    def plain(self, text: str) -> str:
        """Return one line of text with its references in words."""
        return fill(self._playbook, text)

    def _rich(self, text: str) -> Html:
        """Return rich text as paragraphs and lists, references to entries as links, terms marked."""
        links: list[Html] = []

        def note(path: str, value: object) -> str:
            links.append(self._reference(path, value))
            return f"{OPEN}{len(links) - 1}{CLOSE}"

        marked = fill(self._playbook, without_marks(text), note)
        html = f"<p>{self._prose(marked)}</p>" if _WORDS_ONLY.fullmatch(marked) else self._with_markup(marked)
        return Html(_MARK.sub(lambda match: links[int(match[1])], html))  # cleaned, then encoded

    def _with_markup(self, text: str) -> str:
        clean = nh3.clean(
            as_html(text),
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            url_relative="deny",
            link_rel="noopener noreferrer",
        )
        return encode_text_nodes(clean, self._prose)

    def _prose(self, text: str) -> str:
        """Return running words with their terms marked, and addresses as links."""
        return tappable(text, self._glossary.marked)

    def line(self, text: str) -> Html:
        """Return rich text without the paragraph around it, when it is a single one."""
        html = self.rich(text)
        only = _ONE_PARAGRAPH.fullmatch(html.strip())
        return Html(only[1]) if only else html  # part of what was cleaned

    def bare(self, text: str) -> Html:
        """Return rich text on one line and without links, for use inside a link or a heading."""
        html = _LINK_TAGS.sub("", without_terms(self.line(text)))
        return Html(_BLOCK_TAGS.sub(" ", html).strip())  # tags only removed

    def words(self, text: str) -> str:
        """Return rich text as plain words on one line, for titles and descriptions."""
        return " ".join(as_read(self._playbook, text).split())

    def title(self, entry: Entry) -> str:
        """Return what people call an entry; an action is called by what it does."""
        name = title_of(entry)
        return self.words(name) if isinstance(entry, ActionStep) else self.plain(name)

    def script(self, text: str, script: Script | None = None) -> Html:
        """Return the words of a script: line breaks kept, each blank marked, brackets around it, or what is preset."""
        said = self.plain(text)
        parts: list[str] = []
        start = 0
        for match in BLANK.finditer(said):
            blank = script.blanks.get(match[1]) if script else None
            stands = self.plain(blank.preset) if blank and blank.preset else f"[{match[1]}]"
            parts += [
                as_text(said[start : match.start()]),
                f'<mark class="pb-blank">{as_text(stands)}</mark>',
            ]
            start = match.end()
        return Html("".join([*parts, as_text(said[start:])]))  # encoded piece by piece

    def _reference(self, path: str, value: object) -> Html:
        if isinstance(value, ToFill):
            return Html(f'<mark class="pb-blank">{as_text(value.question)}</mark>')  # encoded
        if not isinstance(value, Entry):
            return as_text(in_words(value) or path)
        words = as_text(self.title(value))
        address = self._addresses.of_reference(path)
        return Html(f'<a href="{address}">{words}</a>') if address else words  # ids and encoded words


def _shared(work: Callable[[str], Html], once: Once) -> Callable[[str], Html]:
    return lambda text: once(("rich", text), partial(work, text))
