"""The MkDocs plugin: hands the generated pages to MkDocs, so that the preview follows every edit.

A thin shell over `api`. The folder with the YAML files is MkDocs' `docs_dir`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from generator import api, resources
from generator.pages import navigation
from generator.report import as_notice, as_text

log = get_plugin_logger(__name__)


class Settings(Config):  # type: ignore[no-untyped-call]
    """The plugin has no settings of its own."""


class PlaybookPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Generates the pages of a playbook in memory."""

    def __init__(self) -> None:
        self._serving = False
        self._last_good: api.Checked | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep this instance between rebuilds, and with it the last version without an error."""
        del dirty
        self._serving = command == "serve"

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add every generated page, and the navigation.

        Raises:
            PluginError: the playbook has errors and there is no earlier version to show.
        """
        pages = self._pages(Path(config.docs_dir))
        for file in [file for file in files if file.src_dir == config.docs_dir]:
            files.remove(file)  # the YAML files and what lies beside them are no part of the site
        for page in pages:
            file = File.generated(config, page.path, content=page.text, inclusion=InclusionLevel.INCLUDED)
            files.append(file)
        config.nav = list(navigation(pages))
        return files

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch what MkDocs does not watch by itself: templates, theme overrides, settings."""
        del config, builder
        for folder in (resources.templates(), resources.site_overrides()):
            server.watch(str(folder))
        return server

    def _pages(self, folder: Path) -> tuple[api.Page, ...]:
        checked = api.check(folder)
        if not checked.fails():
            self._last_good = checked
            return api.render(checked)
        text = as_text(checked.problems, checked.source.source_line, False)
        if not self._serving or self._last_good is None:
            raise PluginError("the playbook has problems:\n" + text)
        log.warning("showing the last version without errors\n%s", text)
        return api.render(self._last_good, notice=as_notice(checked.problems, checked.source.source_line))
