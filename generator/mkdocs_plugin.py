"""The MkDocs plugin: hands the generated pages to MkDocs, so that the preview follows every edit.

A thin shell over `api`. The folder with the YAML files is MkDocs' `docs_dir`.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from generator import api, resources
from generator.errors import PlaybookError
from generator.pages import Page
from generator.preview import Preview
from generator.problems import Level
from generator.report.problems.text import as_text
from generator.site.handover import with_handover
from generator.site.on_demand import OnDemand, can_serve
from generator.site.preview import guarded, watch
from generator.site.settings import PICTURE

if TYPE_CHECKING:
    from generator.cards.make import Printed
    from generator.site import SiteFacts
    from generator.site.ready import Ready

log = get_plugin_logger(__name__)


class Settings(Config):  # type: ignore[no-untyped-call]
    """The plugin has no settings of its own."""


class PlaybookPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Generates the pages of a playbook in memory."""

    def __init__(self) -> None:
        self._serving = False
        self._preview: Preview | None = None
        self._folder = Path()
        self._signals = ""
        self._checked: api.Checked | None = None
        self._pages: tuple[Page, ...] = ()
        self._facts: SiteFacts | None = None
        self._ready: dict[str, Ready] = {}
        self._data: tuple[tuple[str, bytes], ...] = ()
        self._printed: Printed | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep this instance between rebuilds, and with it the last version without an error."""
        del dirty
        self._serving = command == "serve"
        self._signals = tempfile.mkdtemp(prefix="playbook-preview-")

    def on_shutdown(self) -> None:
        """Remove what was needed on the way."""
        if self._signals:
            shutil.rmtree(self._signals, ignore_errors=True)

    def on_config(self, config: MkDocsConfig, /) -> MkDocsConfig:
        """Render the pages, and let the playbook say what the site is called.

        Nothing in the folder is a page as it is, so MkDocs walks an empty one in its place.

        Raises:
            PluginError: the playbook has errors and there is no earlier version to show.
        """
        self._folder, config.docs_dir = Path(config.docs_dir), self._signals
        checked, notice = self._sound(self._folder, Path(config.config_file_path))
        self._checked = checked
        self._printed = None if self._serving else self._cards(checked, Path(config.config_file_path).parent)
        self._pages = api.render(checked, notice=notice, printed=self._printed)
        self._data = tuple(api.data_files(checked))
        self._facts = facts = api.site_facts(checked, self._pages)
        config.site_name, config.site_description = facts.name, facts.description
        config.theme["language"] = facts.theme_language
        config.nav = list(facts.navigation)
        config.extra["edition"], config.extra["words_in"] = facts.edition, facts.language
        config.extra["beside"] = True
        if facts.brand and config.extra.get("brand") != facts.brand:
            config.extra["brand"] = dict(facts.brand)
            config.theme["favicon"] = facts.brand["favicon"]
            config.extra_css.append(facts.brand["styles"])
        if config.site_url and not self._serving:
            config.extra["picture"] = PICTURE
            self._data += ((PICTURE, api.link_picture(checked)),)
        self._ready = api.ready(self._pages)
        with_handover(config, self._ready)
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Put the generated pages in the place of the YAML files."""
        for file in [file for file in files if file.src_dir == config.docs_dir]:
            files.remove(file)
        for page in self._pages:
            file = File.generated(config, page.path, content=page.text, inclusion=InclusionLevel.INCLUDED)
            files.append(file)
        for name, content in self._data:
            files.append(File.generated(config, name, content=content, inclusion=InclusionLevel.INCLUDED))
        for name, source in api.card_files(self._printed):
            files.append(
                File.generated(config, name, content=source.read_bytes(), inclusion=InclusionLevel.INCLUDED)
            )
        return files

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> None:
        """Let the preview make pages one by one after this build."""
        if self._preview and self._facts and can_serve(config, resources.site_overrides()):

            def templates() -> Any:
                return config.plugins.on_env(config.theme.get_env(), config=config, files=files)

            self._preview.adopt(OnDemand(config, files, env, self._ready), self._facts, templates)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what the site carries for programs; the preview goes without."""
        if self._checked and not self._serving:
            api.write_beside(self._checked, self._pages, Path(config.site_dir))

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch what MkDocs does not watch by itself, and answer nobody who was led here by a name of their own."""
        for path in (config.docs_dir, config.config_file_path):
            server.unwatch(path)
        settings = (Path(config.config_file_path), api.settings_of(self._folder))
        shown = (resources.templates(), resources.site_overrides(), Path(self._signals))
        watch(server, (self._folder, *settings, *shown))
        app = server.get_app() or server.serve_request
        if self._preview:
            server.builder = self._preview.follow(builder, Path(self._signals) / "rules")
            app = self._preview.answering(app, server.mount_path)
        server.set_app(guarded(app, config.dev_addr.host))
        return server

    def _cards(self, checked: api.Checked, root: Path) -> Printed:
        """Return the finished cards; the preview goes without, because typesetting is slow."""
        printed = api.cards(checked, root / "build")
        if any(problem.level is Level.ERROR for problem in printed.problems):
            raise PluginError(
                "the cards have problems:\n" + as_text(printed.problems, checked.source.source_line, False)
            )
        return printed

    def _sound(self, folder: Path, settings: Path) -> tuple[api.Checked, str]:
        """Return the newest version without errors, and what to say on top of its pages."""
        if self._serving and self._preview is None:
            self._preview = Preview(folder, settings, log.warning)
        try:
            checked, notice = self._preview.sound() if self._preview else (api.check(folder), "")
        except PlaybookError as error:
            raise PluginError(str(error)) from error
        if checked.names_missing:  # no warning: the site is sound, and `--strict` would stop at it
            log.info("no name of a person was looked for: %s", checked.names_missing)
        if checked.fails():
            text = as_text(checked.problems, checked.source.source_line, False)
            raise PluginError("the playbook has problems:\n" + text)
        return checked, notice
