"""The default site, built by each way that leads to one: all give the same pages."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator import api
from tests.build import as_shipped

ROOT = Path(__file__).parents[2]
CARD_CODE = re.compile(r"\b[0-9a-f]{8}\b")
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1760000000"}


@pytest.fixture(scope="module")
def work(default_build: Path) -> Path:
    """A folder with the Markdown tree, the settings and the published site of the default playbook."""
    return default_build


def run(*command: str | Path, cwd: Path) -> None:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=os.environ | QUIET | {"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def html_of(folder: Path) -> dict[str, str]:
    pages = sorted(folder.rglob("*.html"))
    return {page.relative_to(folder).as_posix(): page.read_text("utf-8") for page in pages}


def article(text: str) -> str:
    """Return what stands between the article's tags, byte for byte."""
    found = re.search(r"<article\b[^>]*>(.*)</article>", text, re.DOTALL)
    return found[1] if found else ""


class _Title(HTMLParser):
    """Collects the words of the page's title and first heading."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, str] = {}
        self._in: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in ("title", "h1") and tag not in self.words and not (tag == "title" and self._in):
            self.words[tag], self._in = "", tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._in:
            self._in = None

    def handle_data(self, data: str) -> None:
        if self._in:
            self.words[self._in] += data


def heading(text: str) -> str:
    parser = _Title()
    parser.feed(text)
    return " ".join(parser.words.get("h1", "").replace("¶", "").split())


def test_every_page_became_html_and_nothing_else_did(work: Path) -> None:
    pages = {
        path.relative_to(work / "docs").with_suffix(".html").as_posix()
        for path in (work / "docs").rglob("*.md")
    }
    assert len(pages) > 100
    assert set(html_of(work / "site")) == pages | {"404.html"}


def test_each_page_tells_programs_of_its_data_and_its_plain_markdown(work: Path) -> None:
    scribe, home = ((work / "site" / name).read_text("utf-8") for name in ("roles/scribe.html", "index.html"))
    for text, name in ((scribe, "scribe"), (home, "index")):
        assert re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)">', text) == [
            ("application/json", f"{name}.json"),
            ("text/markdown", f"{name}.md"),
        ]


def test_the_plugin_and_the_written_tree_give_byte_equal_articles(work: Path, tmp_path: Path) -> None:
    """`mkdocs build` at the root is the same site as `playbook build`."""
    run(
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        tmp_path / "plugin",
        cwd=ROOT,
    )
    written, plugin = html_of(work / "site"), html_of(tmp_path / "plugin")
    assert list(written) == list(plugin)
    assert [name for name in written if article(written[name]) != article(plugin[name])] == []


def test_zensical_builds_the_same_pages_with_the_same_headings(work: Path, tmp_path: Path) -> None:
    """The site survives its engine: the written tree is complete, so the successor builds it too."""
    project = tmp_path / "project"
    shutil.copytree(work / "docs", project / "docs")
    settings = (work / "mkdocs.yml").read_text("utf-8")
    overrides = os.path.relpath(ROOT / "site_overrides", work)
    assert overrides in settings
    shutil.copytree(ROOT / "site_overrides", project / "overrides")
    (project / "mkdocs.yml").write_text(settings.replace(overrides, "overrides"), encoding="utf-8")
    run(
        Path(sys.executable).parent / "zensical",
        "build",
        "--strict",
        "--config-file",
        "mkdocs.yml",
        cwd=project,
    )
    mkdocs, zensical = html_of(work / "site"), html_of(project / "site")
    mkdocs.pop("404.html")
    zensical.pop("404.html", None)
    assert list(zensical) == list(mkdocs)
    assert {name: heading(text) for name, text in zensical.items()} == {
        name: heading(text) for name, text in mkdocs.items()
    }


def test_the_same_playbook_gives_the_same_bytes(work: Path, tmp_path: Path) -> None:
    """Whatever the folder, the hash seed, the time zone: two builds differ in nothing."""
    run(
        "env", "-u", "SOURCE_DATE_EPOCH", "PYTHONHASHSEED=7", "TZ=Asia/Tokyo", "LC_ALL=C",
        sys.executable, "-m", "generator.cli", "build", ROOT / "playbook", "--work", tmp_path / "other", cwd=tmp_path,
    )  # fmt: skip
    first = {
        path.relative_to(work / "site"): path.read_bytes()
        for path in (work / "site").rglob("*")
        if path.is_file()
    }
    other = tmp_path / "other" / "site"
    second = {path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file()}
    assert sorted(first) == sorted(second)
    assert [str(name) for name in first if first[name] != second[name]] == []


@pytest.mark.needs("pdftotext")
def test_every_page_card_and_export_says_which_version_of_the_playbook_it_is(work: Path) -> None:
    """Pages and exports bear the digest of the content; a card bears its own, so that only its words make it stale."""
    checked = as_shipped()
    assert checked.playbook is not None
    about, exported = checked.playbook.about, json.loads(api.export(checked))
    stamp = (about.version, about.reviewed_on)
    assert (exported["version"], exported["reviewed_on"]) == stamp
    words = f"Version {about.version}, reviewed {about.reviewed_on}, content {exported['digest'][:12]}"
    feet = {name: text.rpartition("<footer")[2] for name, text in html_of(work / "site").items()}
    assert [name for name, foot in feet.items() if words not in foot] == []
    unmarked = []
    for path in sorted((work / "site" / "cards").glob("*.pdf")):
        text = " ".join(
            subprocess.run(
                ["pdftotext", path, "-"], capture_output=True, text=True, check=True
            ).stdout.split()
        )
        if not (f"v{about.version}" in text and about.counted_day in text and CARD_CODE.search(text)):
            unmarked.append(path.name)
    assert unmarked == []
