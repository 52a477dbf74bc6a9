"""Hands MkDocs what the pages already know, through its public events, so that nothing is parsed again.

MkDocs gets an empty text to convert, then the finished article with its table of contents and anchors; the search
plugin is told to leave the page out, and its entries join the index that it wrote. A page whose text another plugin
changed on the way, or a site whose Markdown or search works otherwise, goes the ordinary way.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.site.compiled import compiled_beside
from generator.site.ready import Entry, Ready

NAME = "ai-incident-playbook/handover"
_SEARCH = "material/search"
_BLANK_LINES, _LINE = re.compile(r"\n\s*\n"), "\n"
_UNDERSTOOD = frozenset({"toc", "tables", "fenced_code", "attr_list", "admonition"})
"""Extensions of Markdown that find nothing in a generated page but the anchors of its headings."""


class Settings(Config):  # type: ignore[no-untyped-call]
    """The plugin has no settings."""


class Handover(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Puts finished pages in the place of what MkDocs would make of their Markdown."""

    def __init__(self, pages: Mapping[str, Ready], told: Callable[[int], None] = lambda _: None) -> None:
        """Take the finished pages by the path of their Markdown, and what is told how many pages are done."""
        self._pages, self._told, self._done = pages, told, 0
        self._taken: set[str] = set()
        self._indexed: list[Entry] = []

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give nothing to convert for a page that is finished."""
        del files
        ready = self._pages.get(page.file.src_uri)
        if ready is None or ready.markdown.strip() != markdown.strip() or not _usual(config):
            return markdown
        self._taken.add(page.file.src_uri)
        return ""

    @event_priority(100)
    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the finished article in, with what the engine would have found in it."""
        del files
        if page.file.src_uri not in self._taken:
            return html
        ready = self._pages[page.file.src_uri]
        page.toc = table_of_contents(ready.headings)
        page.present_anchor_ids = ready.anchors
        if _SEARCH in config.plugins and not _segments():
            self._indexed += ready.entries
            page.meta["search"] = {"exclude": True}
        return ready.html

    @event_priority(-100)
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Leave out the blank lines that the templates of the theme leave around an article: a tenth of a page."""
        del config
        self._done += 1
        self._told(self._done)
        article = page.content or ""
        if page.file.src_uri not in self._taken or not article or article not in output:
            return output
        before, _, after = output.partition(article)
        return f"{_BLANK_LINES.sub(_LINE, before).lstrip()}{article}{_BLANK_LINES.sub(_LINE, after)}"

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
        """Read a template once in a build, compiled where it was before.

        Looking after each page whether it changed takes a tenth of the time, and compiling the theme another one.
        """
        del config, files
        env.auto_reload = False
        env.bytecode_cache = compiled_beside(__file__, mkdocs.__version__.encode())
        return env

    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add what the search finds on our pages to the index; the offline plugin copies it afterwards."""
        index = Path(config.site_dir) / "search" / "search_index.json"
        if self._indexed and index.exists():
            index.write_text(joined(index.read_text("utf-8"), self._indexed), encoding="utf-8")
        self._taken, self._indexed = set(), []


def joined(index: str, entries: Iterable[Entry]) -> str:
    """Return an index of the search with these entries in front of what stands in it."""
    known = json.loads(index)
    return json.dumps(known | {"docs": [*entries, *known["docs"]]}, separators=(",", ":"))


def table_of_contents(headings: Sequence[tuple[int, str, str]]) -> TableOfContents:
    """Return headings nested by their level, as MkDocs nests those that it finds."""
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for level, title, anchor in headings:
        link = AnchorLink(title, anchor, level)
        while above and above[-1].level >= level:
            above.pop()
        (above[-1].children if above else top).append(link)
        above.append(link)
    if top:
        top[0].active = True  # type: ignore[attr-defined]
    return TableOfContents(top)


def _usual(config: MkDocsConfig) -> bool:
    """Return whether nobody asked for a Markdown in which our pages look otherwise."""
    return not config.mdx_configs and set(config.markdown_extensions) <= _UNDERSTOOD


def _segments() -> bool:
    """Return whether the search plugin cuts Chinese words apart, which only it knows how to."""
    return importlib.util.find_spec("jieba") is not None


def with_handover(
    config: Any, pages: Mapping[str, Ready], told: Callable[[int], None] = lambda _: None
) -> None:
    """Let a loaded configuration of MkDocs build from finished pages, and tell how many are done."""
    config.plugins[NAME] = Handover(pages, told)
