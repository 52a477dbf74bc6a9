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
from pathlib import Path

import pytest

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
        self._address = f"http://127.0.0.1:{port}/index.html"
        self._process = process

    def home(self) -> str:
        """Return the home page as it is now; empty while the server starts or builds."""
        try:
            with urllib.request.urlopen(self._address, timeout=20) as answer:  # noqa: S310 - our own server
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

    def edit(self, old: str, new: str) -> None:
        path = self.folder / "about.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    folder = Path(shutil.copytree(ROOT / "tests" / "small", tmp_path / "playbook"))
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "serve", str(folder), "--address", f"127.0.0.1:{port}"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield Preview(folder, port, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


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
