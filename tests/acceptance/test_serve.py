"""The live preview: an edit shows, an error shows with its place, and mending it shows again."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from tests.acceptance.test_cli import playbook

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Preview:
    """A running preview of a playbook that may be edited."""

    def __init__(self, folder: Path, port: int, process: subprocess.Popen[bytes]) -> None:
        self.folder = folder
        self.address = f"http://127.0.0.1:{port}/index.html"
        self._process = process

    def home(self) -> str:
        """Return the home page as it is now; empty while the server starts or builds."""
        try:
            with urllib.request.urlopen(self.address, timeout=20) as answer:  # noqa: S310 - our own server
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return ""

    def until(self, seen: Callable[[str], bool]) -> bool:
        """Wait until the home page is as expected."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self._process.poll() is None:
            if seen(self.home()):
                return True
            time.sleep(0.3)
        return False

    def edit(self, old: str, new: str, file: str = "about.yaml") -> None:
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@contextmanager
def served(folder: Path, said: int | IO[bytes] = subprocess.DEVNULL) -> Iterator[Preview]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "serve", str(folder), "--address", f"127.0.0.1:{port}"],
        cwd=folder.parent, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, stderr=said,
    )  # fmt: skip
    try:
        yield Preview(folder, port, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with served(Path(shutil.copytree(ROOT / "tests" / "small", tmp_path / "playbook"))) as running:
        yield running


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Preview]:
    """The preview of a team with a layer, a contact and a new layer file to come."""
    small = Path(shutil.copytree(ROOT / "tests" / "small", tmp_path / "default"))
    folder = tmp_path / "ours"
    (folder / "layers/team").mkdir(parents=True)
    manifest = f'default: {{version: "1.0.0", path: ../{small.name}}}\nlayers: [layers/team]\n'
    (folder / "playbook.yml").write_text(manifest)
    (folder / "layers/team/about.yaml").write_text("name: Playbook of our team\n")
    (folder / "mkdocs.yml").write_text("copyright: Ours\n")
    with served(folder) as running:
        yield running


def test_the_preview_follows_edits_and_survives_errors(preview: Preview) -> None:
    """One walk, because starting a server is slow: edit, break, mend."""
    assert preview.until(lambda page: "Small playbook" in page)
    preview.edit("Small playbook", "Our very own playbook")
    assert preview.until(lambda page: "Our very own playbook" in page)
    preview.edit("Our very own playbook", "Our own playbook\n  : broken")
    assert preview.until(lambda page: "The files have a problem" in page and "about.yaml:" in page)
    assert "Our very own playbook" in preview.home()
    preview.edit("Our own playbook\n  : broken", "Mended playbook")
    assert preview.until(lambda page: "Mended playbook" in page and "The files have a problem" not in page)


def test_the_preview_of_a_team_follows_its_layers(team: Preview) -> None:
    """Edit a layer, break it, mend it, add a file to it, and change the default below."""
    layer = "layers/team/about.yaml"
    assert team.until(lambda page: "Playbook of our team" in page)
    team.edit("Playbook of our team", "Plan of our team", layer)
    assert team.until(lambda page: "Plan of our team" in page)
    team.edit("name: Plan of our team", "lable: Broken", layer)
    assert team.until(lambda page: "The files have a problem" in page and f"{layer}:1:1" in page)
    team.edit("lable: Broken", "name: Mended plan", layer)
    assert team.until(lambda page: "Mended plan" in page and "The files have a problem" not in page)
    (team.folder / "layers/team/severities.yaml").write_text("sev-1: {label: Most severe}\n")
    assert team.until(lambda page: "Most severe" in page)
    (team.folder / "layers/team/about.yaml").unlink()
    team.edit("Small playbook", "The default below", "../default/about.yaml")
    assert team.until(lambda page: "The default below" in page)
    team.edit("copyright: Ours", "copyright: All of us", "mkdocs.yml")
    assert team.until(lambda page: "All of us" in page)
    (team.folder / "playbook.yml").rename(team.folder / "playbook.yml~")  # as some editors save a file
    assert team.until(lambda page: "The files have a problem" in page and "The default below" in page)
    (team.folder / "playbook.yml~").rename(team.folder / "playbook.yml")
    assert team.until(lambda page: "The files have a problem" not in page and "The default below" in page)
    asked = urllib.request.Request(team.address, headers={"Host": "rebound.example"})  # noqa: S310 - our own server
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(asked, timeout=20)  # noqa: S310


def test_an_edit_of_words_on_recorded_cards_shows_and_is_no_error(tmp_path: Path) -> None:
    """The version is raised at the release; a preview is for what comes before it."""
    folder = Path(shutil.copytree(ROOT / "tests" / "small", tmp_path / "playbook"))
    assert playbook("cards", str(folder), "--record", cwd=tmp_path).returncode == 0
    with served(folder) as preview:
        assert preview.until(lambda page: "Small playbook" in page)
        preview.edit("name: Small playbook", "name: Edited playbook")
        assert preview.until(lambda page: "Edited playbook" in page)


def test_what_was_built_beside_the_playbook_is_no_page_and_brings_no_lines(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "tests" / "small", tmp_path / "playbook"))
    built = folder / "build" / "site"
    built.mkdir(parents=True)
    for name in ("index.md", "index.html"):
        (built / name).write_text("Built before", "utf-8")
    with (tmp_path / "said").open("wb") as said, served(folder, said) as preview:
        assert preview.until(lambda page: "Small playbook" in page)
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(preview.address.replace("index", "build/site/index"), timeout=20)  # noqa: S310
    assert "Excluding" not in (tmp_path / "said").read_text("utf-8")
