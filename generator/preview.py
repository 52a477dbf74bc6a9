"""What a running preview shows after each save: the pages at once, what the rules say as soon as they have said it.

A save is read, and pages are made when somebody asks for them (`site.on_demand`); the rules work meanwhile. An error that
they find brings back the last version without one, with a notice. What concerns the whole site (settings, another look,
files that come or go in the theme) is left to a whole build.
"""

from __future__ import annotations

import posixpath
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import api, resources
from generator.check.draft import draft
from generator.errors import PlaybookError
from generator.folder.assemble import assemble
from generator.folder.files import Files
from generator.problems import Level, Problem
from generator.report.notice import as_notice
from generator.report.problems.text import as_text

if TYPE_CHECKING:
    from generator.pages import Page
    from generator.site import SiteFacts
    from generator.site.on_demand import OnDemand
    from generator.site.preview import App
    from generator.site.ready import Ready

_PATIENCE = 1.0
"""Seconds that the rules leave to the page that is looked at."""

Say = Callable[..., None]


class Shown:
    """The contents of the site at a moment."""

    def __init__(self, checked: api.Checked, notice: str) -> None:
        self._checked = checked
        self._renderer = api.renderer(checked, notice=notice)
        self._outlines: tuple[Page, ...] = self._renderer.outlines()
        self.facts: SiteFacts = api.site_facts(checked, self._outlines)

    @property
    def paths(self) -> Sequence[str]:
        """The path of the Markdown of every page."""
        return [page.path for page in self._outlines]

    def page(self, path: str) -> tuple[str, Ready | None]:
        """Return the Markdown of a page, and the page finished where it can be."""
        page = self._renderer.page(path)
        return page.text, api.ready([page]).get(path)

    def data(self) -> Mapping[str, bytes]:
        """Return the files for scripts by their path on the site."""
        return dict(api.data_files(self._checked))


class Preview:
    """The state of a running preview. What asks it comes from several threads; one is answered at a time."""

    def __init__(self, folder: Path, settings: Path, warn: Say) -> None:
        """Begin with nothing shown.

        Args:
            folder: the playbook folder.
            settings: the settings that the preview reads.
            warn: gets a template and its values when the last version without errors has to be shown.
        """
        self.last_good: api.Checked | None = None
        self._folder, self._settings, self._warn = folder, settings, warn
        self._lock = threading.RLock()
        self._seen = threading.Event()
        self._number = 0
        self._site: OnDemand | None = None
        self._look: SiteFacts | None = None
        self._theme_env: Callable[[], Any] | None = None
        self._files_then: Mapping[Path, tuple[int, int]] = {}
        self._settings_then: tuple[bytes, ...] = ()
        self._found: tuple[Files, api.Checked] | None = None
        self._by_rules = False

    def sound(self, source: Files | None = None) -> tuple[api.Checked, str]:
        """Return the newest version without errors after a whole check, and what to say on top of its pages.

        Without any version to show the check itself is returned, with its errors.
        """
        try:
            checked = api.check(self._folder, source=source).as_edit()
        except PlaybookError as error:  # an editor renames what it saves: for a moment the file is away
            return self._away(error)
        return self._judged(checked)

    def adopt(self, site: OnDemand, facts: SiteFacts, theme_env: Callable[[], Any]) -> None:
        """Take over from a whole build.

        Args:
            site: what makes its pages from now on.
            facts: what was said about it.
            theme_env: reads the templates of the theme anew.
        """
        self._site, self._look, self._theme_env = site, facts, theme_env
        self._files_then, self._settings_then = _stamps(), self._settings_now()

    def follow(self, whole: Callable[[], None], signal: Path) -> Callable[[], None]:
        """Return what is called whenever a file changed.

        Args:
            whole: builds the whole site.
            signal: a file that is watched, too; it changes when the rules have found an error.
        """

        def anew() -> None:
            with self._lock:
                self._number += 1
                self._seen.clear()
                try:
                    api.renew_preview(self._folder, self._settings)
                except PlaybookError as error:
                    self._warn("the settings stay as they were: %s", error)
                if not self._at_once(signal):
                    self._found = None
                    whole()

        return anew

    def answering(self, app: App, mount: str) -> App:
        """Return an application that makes what is asked for before it answers.

        Args:
            app: what answers with files.
            mount: the path below which the site is.
        """

        def answer(asked: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            path = asked["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if path.startswith("/livereload/") or not path.startswith(mount):
                return app(asked, start)
            name = path[len(mount) :] + ("index.html" if path.endswith("/") else "")
            while True:
                number = self._make(posixpath.normpath(f"/{name}").lstrip("/"))
                said: list[Sequence[Any]] = []
                body = app(asked, lambda *told, said=said: said.append(told))
                if number == self._number:  # else a save came between: its page is the one to show
                    break
            start(*said[-1])
            if path.endswith((".html", "/")):
                self._seen.set()
            return body

        return answer

    def _at_once(self, signal: Path) -> bool:
        """Show the newest state page by page; False where only a whole build can."""
        before, now = self._files_then, _stamps()
        if self._site is None or self._settings_now() != self._settings_then or before.keys() != now.keys():
            return False
        edited = [path for path, stamp in now.items() if before[path] != stamp]
        env = (
            self._theme_env() if self._theme_env and any(each.suffix == ".html" for each in edited) else None
        )
        self._files_then = now
        found, self._found = self._found, None
        try:
            source = assemble(self._folder)
        except PlaybookError as error:
            return self._show(*self._away(error), env)
        if found and found[0].texts == source.texts:
            return self._show(*self._judged(found[1]), env)
        new = None if self._by_rules else draft(self._folder, source)
        if new is None or not self._tried(new, env):
            return self._show(*self.sound(source), env)
        threading.Thread(target=self._judge, args=(self._number, source, signal), daemon=True).start()
        return True

    def _tried(self, new: api.Checked, env: Any | None) -> bool:
        """Show what no rule has seen yet, where pages can be planned from it."""
        try:
            return self._show(new, "", env)
        except Exception:  # noqa: BLE001 - what a rule would have told: whatever is wrong, the rules say it better
            return False

    def _show(self, checked: api.Checked, notice: str, env: Any | None) -> bool:
        if checked.playbook is None or self._site is None or self._look is None:
            return False
        shown = Shown(checked, notice)
        if _look_of(shown.facts) != _look_of(self._look):
            return False
        self._site.renew(shown, env)
        return True

    def _make(self, path: str) -> int:
        """Make a file of the site; return the number of the save that it shows."""
        with self._lock:
            if self._site:
                try:
                    self._site.make(path)
                except PlaybookError as error:
                    self._warn("%s stays as it was: %s", path, error)
                except Exception as error:  # noqa: BLE001 - as above
                    self._warn("%s stays as it was until the rules have said why: %s", path, error)
            return self._number

    def _judge(self, number: int, source: Files, signal: Path) -> None:
        """Ask the rules, when the page that is looked at has been made; tell where they find an error."""
        self._seen.wait(_PATIENCE)
        try:
            checked = api.check(self._folder, source=source).as_edit()
        except PlaybookError as error:
            self._warn("%s", error)
            return
        with self._lock:
            if number != self._number:
                return
            if not checked.fails():
                self.last_good = checked
                return
            self._found = source, checked
        signal.write_text(str(number), encoding="utf-8")

    def _judged(self, checked: api.Checked) -> tuple[api.Checked, str]:
        self._by_rules = checked.fails() and draft(self._folder, checked.source) is not None
        if not checked.fails():
            self.last_good = checked
            return checked, ""
        if self.last_good is None:
            return checked, ""
        text = as_text(checked.problems, checked.source.source_line, False)
        self._warn("showing the last version without errors\n%s", text)
        return self.last_good, as_notice(checked.problems, checked.source.source_line)

    def _away(self, error: PlaybookError) -> tuple[api.Checked, str]:
        if self.last_good is None:
            raise error
        self._warn("showing the last version without errors\n%s", error)
        return self.last_good, as_notice((Problem("layer-folder", Level.ERROR, str(error)),), lambda _: "")

    def _settings_now(self) -> tuple[bytes, ...]:
        paths = {self._settings, api.settings_of(self._folder)}
        return tuple(path.read_bytes() if path.exists() else b"" for path in sorted(paths))


def _look_of(facts: SiteFacts) -> SiteFacts:
    """Return what every page of the site has in common and only a whole build can change."""
    return replace(facts, name="", description="", navigation=(), edition="")


def _stamps() -> dict[Path, tuple[int, int]]:
    """Return what tells whether a file of the theme was edited."""
    found = {path: path.stat() for path in resources.site_overrides().rglob("*") if path.is_file()}
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in found.items()}
