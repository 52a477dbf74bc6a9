"""Hands MkDocs what the pages already know, through its public events, so that nothing is parsed again.

Each file gets a page of ours, which takes the finished article, its table of contents and its anchors where the engine
would convert Markdown; the search plugin is told to leave it out, and its entries join the index that it wrote. A page
whose text another plugin changed on the way, or a site whose Markdown or search works otherwise, goes the ordinary way.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme

from generator.site.compiled import compiled_beside, visible_templates
from generator.site.ready import Entry, Ready
from generator.site.settings import titles_in
from generator.site.shell import INDEX, Shell, joined

NAME = "ai-incident-playbook/handover"
_SEARCH = "material/search"
_BLANK_LINES, _LINE = re.compile(r"\n\s*\n"), "\n"
_UNDERSTOOD = frozenset({"toc", "tables", "fenced_code", "attr_list", "admonition"})
"""Extensions of Markdown that find nothing in a generated page but the anchors of its headings."""


class Settings(Config):  # type: ignore[no-untyped-call]
    """The plugin has no settings."""


class _Page(Page):
    """A page that is taken as it was finished, unless somebody changed its text on the way."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, handover: Handover) -> None:
        super().__init__(title, file, config)
        self._handover = handover

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the text; the front matter of a finished page is known."""
        source = config.plugins.on_page_read_source(page=self, config=config)
        ready = self._handover.finished(self.file.src_uri, config)
        if source is None and ready and self.file.content_string == ready.head + ready.markdown:
            self.markdown, self.meta = ready.markdown, self._handover.meta_of(self.file.src_uri, ready)
        else:
            super().read_source(config)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the finished article, with what the engine would have found in it."""
        ready = self._handover.finished(self.file.src_uri, config)
        if ready is None or ready.markdown.strip() != (self.markdown or "").strip():
            super().render(config, files)
            return
        self.content, self.toc = ready.html, table_of_contents(ready.headings)
        self.present_anchor_ids = ready.anchors
        self._handover.take(self, ready, config)


class Handover(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Puts finished pages in the place of what MkDocs would make of their Markdown."""

    def __init__(
        self,
        pages: Mapping[str, Ready],
        told: Callable[[int], None] = lambda _: None,
        shell: Shell | None = None,
    ) -> None:
        """Take the finished pages by the path of their Markdown, what is told how many are done, and what gathers the rest."""
        self._pages, self._told, self._done, self._shell = pages, told, 0, shell
        self._taken: set[str] = set()
        self._indexed: list[Entry] = []

    @event_priority(-100)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Let every page that may be finished be one of ours, when all files are known."""
        self.adopt(files, config)
        return files

    def adopt(self, files: Files, config: MkDocsConfig) -> None:
        """Give the files of pages a page that looks for a finished one when it is read and rendered."""
        titles = dict(titles_in(config.nav or []))
        for file in files.documentation_pages():
            _Page(titles.get(file.src_uri), file, config, self)

    def finished(self, path: str, config: MkDocsConfig) -> Ready | None:
        """Return the finished page of a path, if nobody asked for a Markdown in which our pages look otherwise."""
        return self._pages.get(path) if self._usual(config) else None

    def meta_of(self, path: str, ready: Ready) -> dict[str, Any]:
        """Return what the front matter of a finished page says to the theme."""
        return self._shell.meta_of(path) if self._shell else ready.meta

    def take(self, page: Page, ready: Ready, config: MkDocsConfig) -> None:
        """Note a page that was taken as it is, and let its entries join the index instead of those that the engine finds."""
        self._taken.add(page.file.src_uri)
        if _SEARCH in config.plugins and not _segments():
            self._indexed += ready.entries
            page.meta["search"] = {"exclude": True}

    def _usual(self, config: MkDocsConfig) -> bool:
        return not config.mdx_configs and set(config.markdown_extensions) <= _UNDERSTOOD

    @event_priority(-100)
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Leave out the blank lines that the templates of the theme leave around an article: a tenth of a page."""
        del config
        self._done += 1
        self._told(self._done)
        article, path = page.content or "", page.file.src_uri
        if path not in self._taken or not article or article not in output:
            return self._filled(output, path)
        before, _, after = output.partition(article)
        before, after = _BLANK_LINES.sub(_LINE, before).lstrip(), _BLANK_LINES.sub(_LINE, after)
        if self._shell:
            self._shell.take_page(path, before, after)
        return f"{self._filled(before, path)}{article}{self._filled(after, path)}"

    @event_priority(-100)
    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Put into a page that is none of ours what is put in last."""
        del config
        if self._shell:
            self._shell.take_file(template_name, output_content)
        return self._filled(output_content)

    def _filled(self, text: str, path: str = "") -> str:
        return self._shell.fill(text, path) if self._shell else text

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002 - MkDocs names it
        """Read a template once in a build, compiled where it was before.

        Looking after each page whether it changed takes a tenth of the time, and compiling the theme another one.
        """
        if self._shell:
            others = [
                file
                for file in files
                if not file.is_documentation_page() and file.inclusion.value > InclusionLevel.DRAFT.value
            ]
            self._shell.take_static({file.dest_uri: file.abs_src_path for file in others})
        env.auto_reload = False
        env.bytecode_cache = compiled_beside(__file__, mkdocs.__version__.encode())
        return env

    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add what the search finds on our pages to the index; the offline plugin copies it afterwards."""
        index = Path(config.site_dir) / INDEX
        if self._indexed and index.exists():
            found = index.read_text("utf-8")
            if self._shell:
                self._shell.take_index(found)
            index.write_text(joined(found, self._indexed), encoding="utf-8")
        self._taken, self._indexed = set(), []


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


@cache
def _segments() -> bool:
    """Return whether the search plugin cuts Chinese words apart, which only it knows how to."""
    return importlib.util.find_spec("jieba") is not None


def with_handover(
    config: Any,
    pages: Mapping[str, Ready],
    told: Callable[[int], None] = lambda _: None,
    shell: Shell | None = None,
) -> None:
    """Let a loaded configuration of MkDocs build from finished pages, tell how many are done, and gather the shell."""
    config.plugins[NAME] = Handover(pages, told, shell)
    config.theme = _Theme(config.theme)


class _Theme(Theme):
    """A theme in which nobody looks for the thousands of pictures that no site shows."""

    def __init__(self, theme: Theme) -> None:
        vars(self).update(vars(theme))

    def get_env(self) -> Any:
        """Return the templates."""
        env = super().get_env()
        env.loader = visible_templates(self.dirs)
        return env
