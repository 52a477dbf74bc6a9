"""After each save a preview shows what a whole build of the same files would, page by page, before the rules have spoken."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from generator import resources

SMALL = Path(__file__).parents[1] / "small"
PROBLEM = "The files have a problem"
ADDRESS = "http://127.0.0.1:8000/"
_RELOAD = re.compile(r"<script>\nvar livereload.*?</script>", re.DOTALL)
_WORDS = (".js", ".json", ".html", ".css")


def built(folder: Path, site: Path) -> Any:
    """Build all of a preview, as `mkdocs serve` does at its start; return the configuration."""
    site.mkdir()
    MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined] # it would keep the plugin of another build
    config = load_config(str(resources.mkdocs_config()), docs_dir=str(folder), site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = ADDRESS
    build(config, serve_url=ADDRESS)
    return config


class Running:
    """A preview without a socket and without anything that looks for changes."""

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder, self.whole_builds = folder, 0
        self.config = built(folder, site)
        server = LiveReloadServer(self._whole, "127.0.0.1", 0, str(site))
        for path in (self.config.docs_dir, self.config.config_file_path):
            server.watch(path)
        self.watched: list[str] = []
        server.watch = self.watched.append  # type: ignore[method-assign, assignment]
        self._server = self.config.plugins.on_serve(server, config=self.config, builder=self._whole)

    def _whole(self) -> None:
        self.whole_builds += 1

    def begin_again(self) -> None:
        """Undo every edit."""
        shutil.copytree(SMALL, self.folder, dirs_exist_ok=True)
        self.whole_builds = 0
        self._server.builder()

    def save(self, file: str, old: str, new: str) -> None:
        """Write something else into a file, and let the preview know."""
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        self._server.builder()

    def asked(self, path: str) -> str:
        """Return what a browser gets, without the script that waits for the next change."""
        got = self._server.get_app()({"PATH_INFO": f"/{path}", "HTTP_HOST": "localhost"}, lambda *_: None)
        text = b"".join(got).decode("utf-8")
        if hasattr(got, "close"):
            got.close()
        return _RELOAD.sub("", text)

    def until_the_rules_spoke(self) -> None:
        """Wait for an error that the rules find, and for the preview to hear of it."""
        deadline = time.monotonic() + 60
        while not list(Path(self.watched[-1]).iterdir()) and time.monotonic() < deadline:
            time.sleep(0.02)
        self._server.builder()

    def close(self) -> None:
        self._server.server_close()
        self.config.plugins.on_shutdown()


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One preview for all tests, because its start is a whole build."""
    home = tmp_path_factory.mktemp("preview")
    folder = Path(shutil.copytree(SMALL, home / "small" / "playbook"))
    preview = Running(folder, home / "site")
    yield preview
    preview.close()


@pytest.fixture
def preview(started: Running) -> Running:
    started.begin_again()
    return started


def texts(site: Path, read: Callable[[str], str]) -> dict[str, Any]:
    """Return every file of a site that is made of words, as something reads it; the search by what it finds."""
    names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.suffix in _WORDS]
    found: dict[str, Any] = {name: read(name) for name in names}
    for name in ("search/search_index.json", "search/search_index.js"):
        docs = json.loads(found[name].removeprefix("var __index = "))["docs"]
        found[name] = sorted(docs, key=lambda doc: str(doc["location"]))
    return found


EDITS = (
    ("about.yaml", "name: Small playbook", "name: Another name"),  # on every page
    ("severities.yaml", "contain_within: 15m", "contain_within: 14m"),  # other texts state it
    ("glossary.yaml", "containment:\n", "trace:\n  term: trace\n  meaning: What was said.\ncontainment:\n"),
    ("drills.yaml", "drill-quality-regression:", "another-drill:"),  # pages go and others come
)


def test_after_edits_every_file_is_that_of_a_whole_build(preview: Running, tmp_path: Path) -> None:
    for edit in EDITS:
        preview.save(*edit)
        preview.asked("severities.html")
    built(preview.folder, tmp_path / "site")
    fresh = texts(tmp_path / "site", lambda path: (tmp_path / "site" / path).read_text("utf-8"))
    assert texts(tmp_path / "site", preview.asked) == fresh
    assert "drills/drill-quality-regression.html" not in fresh
    assert "404 Not Found" in preview.asked("drills/drill-quality-regression.html")
    assert preview.whole_builds == 0


def test_a_page_that_stays_as_it_is_bears_the_edition_of_the_newest_save(preview: Running) -> None:
    before = preview.asked("glossary.html")
    preview.save("severities.yaml", "contain_within: 15m", "contain_within: 14m")
    shown = preview.asked("glossary.html")
    edition = re.compile(r"content (\w{12})")
    assert edition.findall(before) != edition.findall(shown)
    assert edition.sub("", before) == edition.sub("", shown)


def test_an_error_of_the_files_shows_at_once(preview: Running) -> None:
    preview.save("about.yaml", "name: Small playbook", "name: [")
    page = preview.asked("index.html")
    assert PROBLEM in page
    assert "Small playbook" in page
    preview.save("about.yaml", "name: [", "name: Another name")
    assert PROBLEM not in preview.asked("index.html")


def test_an_error_of_the_rules_shows_by_itself_and_the_last_version_without_it_comes_back(
    preview: Running,
) -> None:
    preview.save("severities.yaml", "{severities/sev-2/contain_within}", "{severities/sev-2/nothing}")
    preview.until_the_rules_spoke()
    page = preview.asked("index.html")
    assert PROBLEM in page
    assert "leads nowhere" in page
    preview.save("severities.yaml", "{severities/sev-2/nothing}", "the word back")
    assert PROBLEM not in preview.asked("index.html")
    assert "the word back" in preview.asked("severities.html")


def test_settings_of_the_site_are_left_to_a_whole_build(preview: Running) -> None:
    settings = preview.folder.parent / "mkdocs.yml"
    settings.write_text("copyright: Ours\n", encoding="utf-8")
    preview.save("about.yaml", "name: Small playbook", "name: Another name")
    assert preview.whole_builds == 1
    settings.unlink()
