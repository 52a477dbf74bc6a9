"""The site of a preview after an edit: each page is made when somebody asks for it, and nothing else is.

What MkDocs knew after its last whole build is kept: settings, theme, files. Its events are the public ones, in its order.
A page whose Markdown and shell are those that its file was made of is not made again; the edition in its foot, which
every edit moves, is put in last.
"""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol, cast
from urllib.parse import urlsplit

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from generator.site.handover import NAME, Handover
from generator.site.ready import Ready
from generator.site.settings import SiteFacts
from generator.site.shell import INDEX, SCRIPT, joined

_EDITION = "\ue010edition\ue010"
_UNDERSTOOD = frozenset({"ai-incident-playbook", "ai-incident-playbook/handover", "search", "offline"})
"""Plugins that work page by page; what any other one does is left to a whole build."""


class Contents(Protocol):
    """What a site is made of at a moment."""

    @property
    def paths(self) -> Sequence[str]:
        """The path of the Markdown of every page."""

    @property
    def facts(self) -> SiteFacts:
        """What is said about the site."""

    def page(self, path: str) -> tuple[str, Ready | None]:
        """Return the Markdown of a page, and the page finished where it can be."""

    def data(self) -> Mapping[str, bytes]:
        """Return the files for scripts by their path on the site."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What a file on disk was made of, and the edition that stands in it."""

    key: bytes
    edition: str


def can_serve(config: MkDocsConfig, overrides: Path) -> bool:
    """Return whether pages of a site can be made one by one: with our theme, and no plugin but those known here."""
    names = {name.rpartition("/")[2] if name.startswith("material/") else name for name in config.plugins}
    ours = Path(config.theme.custom_dir or ".").resolve() == overrides.resolve()
    return names <= _UNDERSTOOD and ours and not config.use_directory_urls


class OnDemand:
    """The pages of a site, made when they are asked for. Its methods are called one at a time."""

    def __init__(self, config: MkDocsConfig, files: Files, env: Any, ready: dict[str, Ready]) -> None:
        """Take over from a whole build.

        Args:
            config: the settings, whose plugins have been started.
            files: every file of the site.
            env: the templates of the theme.
            ready: the finished pages that the plugin of `handover` looks into.
        """
        self._config, self._files, self._env, self._ready = config, files, env, ready
        self._site = Path(config.site_dir)
        self._pages = {file.dest_uri: file for file in files.documentation_pages()}
        self._static = {file.dest_uri: file for file in files if not file.is_documentation_page()}
        self._made: dict[str, _Made] = {}
        self._nav = Navigation([], [])
        self._contents: Contents | None = None
        self._shell = b""
        self._data: Mapping[str, bytes] | None = None
        self._stale: set[str] = set()

    def renew(self, contents: Contents, env: Any | None = None) -> None:
        """Take what the site says now; every page is made anew when it is asked for.

        Args:
            contents: pages and facts.
            env: the templates of the theme, where one was edited.
        """
        facts, config = contents.facts, self._config
        config.site_name, config.site_description = facts.name, facts.description
        config.nav = list(facts.navigation)
        config.extra["edition"] = _EDITION
        gone = self._pages.keys()
        others = [file for file in self._files if file.dest_uri not in self._pages]
        pages = [_page_file(config, path) for path in contents.paths]
        self._files = Files([*others, *pages])
        cast(Handover, config.plugins[NAME]).adopt(self._files, config)
        self._pages = {file.dest_uri: file for file in pages}
        for path in gone - self._pages.keys():
            (self._site / path).unlink(missing_ok=True)
            self._made.pop(path, None)
        self._nav = get_navigation(self._files, config)
        if env is not None:
            self._env = env
            self._made.clear()
        self._shell = repr((facts.name, facts.description, facts.navigation)).encode()
        self._contents, self._data = contents, None
        self._stale = {*self._pages, *self._static, INDEX, SCRIPT, "404.html"}

    def make(self, path: str) -> None:
        """Let a file of the site be what it should be now.

        Args:
            path: as it is asked for, from the root of the site; what is no file of it becomes the page that says so.

        Raises:
            PlaybookError: the page cannot be made.
        """
        if self._contents is None:
            return
        path = path or "index.html"
        if path in self._pages:
            self._once(path, self._page)
        elif path in (INDEX, SCRIPT):
            self._once(INDEX, self._search)
        elif path in (data := self._all_data()):
            _write(self._site / path, data[path])
        elif path in self._static:
            self._static[path].copy_file(dirty=True)
        else:
            self._once("404.html", self._not_found)

    def _once(self, path: str, make: Callable[[str, Contents], None]) -> None:
        if path in self._stale and self._contents:
            make(path, self._contents)
            self._stale.discard(path)

    def _all_data(self) -> Mapping[str, bytes]:
        if self._data is None and self._contents:
            self._data = self._contents.data()
        return self._data or {}

    def _page(self, path: str, contents: Contents) -> None:
        file = self._pages[path]
        text, ready = contents.page(file.src_uri)
        edition = html.escape(contents.facts.edition)
        key = hashlib.sha256(self._shell + text.encode()).digest()
        known = self._made.get(path)
        if known and known.key == key:
            whole = (self._site / path).read_text("utf-8").replace(known.edition, edition)
        else:
            whole = self._through_theme(file, text, ready).replace(_EDITION, edition)
        _write(self._site / path, whole.encode("utf-8", errors="xmlcharrefreplace"))
        if edition:
            self._made[path] = _Made(key, edition)

    def _through_theme(self, file: File, text: str, ready: Ready | None) -> str:
        """Return a page as MkDocs makes it, event by event."""
        config, files, plugins = self._config, self._files, self._config.plugins
        self._ready.pop(file.src_uri, None)
        if ready:
            self._ready[file.src_uri] = replace(ready, entries=())  # the search is served by itself
        file.content_string = text
        page: Page = file.page or Page(None, file, config)
        page = plugins.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        page.active = True
        try:
            context = get_context(self._nav, files, config, page)
            template = self._env.get_template(page.meta.get("template", "main.html"))
            context = plugins.on_page_context(context, page=page, config=config, nav=self._nav)
            return str(plugins.on_post_page(template.render(context), page=page, config=config))
        finally:
            page.active = False

    def _not_found(self, path: str, contents: Contents) -> None:
        base = urlsplit(self._config.site_url or "/").path
        context = get_context(self._nav, self._files, self._config, base_url=base)
        whole = self._env.get_template(path).render(context)
        edition = html.escape(contents.facts.edition)
        _write(self._site / path, whole.replace(_EDITION, edition).encode("utf-8"))

    def _search(self, path: str, contents: Contents) -> None:
        """Write the index of the search with what all pages say now; pages that MkDocs read keep what it found."""
        index = self._site / path
        if not index.exists():
            return
        finished = {one: contents.page(one)[1] for one in contents.paths}
        read = {one.removesuffix(".md") + ".html" for one, made in finished.items() if made is None}
        known = json.loads(index.read_text("utf-8"))
        known["docs"] = [doc for doc in known["docs"] if doc["location"].partition("#")[0] in read]
        entries = [entry for made in finished.values() if made for entry in made.entries]
        text = joined(json.dumps(known), entries)
        _write(index, text.encode())
        if (self._site / SCRIPT).exists():
            _write(self._site / SCRIPT, f"var __index = {text}".encode())


def _page_file(config: MkDocsConfig, path: str) -> File:
    return File.generated(config, path, content="", inclusion=InclusionLevel.INCLUDED)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
