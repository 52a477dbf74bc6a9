"""Checkers that run on Node: valid HTML, Lighthouse."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import FLAGS

pytestmark = pytest.mark.node

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"

THEME = {("valid-autocomplete", "#__drawer"), ("valid-autocomplete", "#__search")}
"""What the theme writes into every page outside of the blocks that it lets others replace."""


def node(script: Path, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run a program on the pinned Node, else on the one that is installed."""
    pinned = next(MODULES.glob("node-*/bin/node"), Path("node"))
    return subprocess.run(
        [str(pinned), str(script), *arguments],
        capture_output=True, text=True, check=False, env=os.environ | extra,
    )  # fmt: skip


def test_the_html_is_valid(site: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    done = node(
        MODULES / "html-validate" / "bin" / "html-validate.mjs",
        f"--config={HERE / 'html-validate.json'}",
        f"--formatter=json={report}",
        str(site / "**/*.html"),
    )
    assert report.exists(), done.stderr
    found = [
        f"{Path(one['filePath']).relative_to(site)}:{message['line']} {message['ruleId']}: {message['message']}"
        for one in json.loads(report.read_text("utf-8"))
        for message in one["messages"]
        if (message["ruleId"], message.get("selector")) not in THEME
    ]
    assert found == []


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """The address of a server on this machine that serves the site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index", "triage", "first-hour/contain", "scripts"])
def test_lighthouse_gives_full_marks_for_access_and_good_ones_for_practice(
    address: str, tmp_path: Path, name: str
) -> None:
    report = tmp_path / "report.json"
    flags = " ".join(["--headless", *FLAGS]).replace(
        "MAP * ~NOTFOUND", "MAP\\ *\\ ~NOTFOUND\\ ,\\ EXCLUDE\\ 127.0.0.1"
    )
    done = node(
        MODULES / "lighthouse" / "cli" / "index.js",
        f"{address}/{name}.html",
        "--only-categories=accessibility,best-practices",
        "--output=json",
        f"--output-path={report}",
        f"--chrome-flags={flags}",
        "--quiet",
        "--no-enable-error-reporting",
        CHROME_PATH=shutil.which("chromium") or "",
    )
    assert report.exists(), done.stderr
    categories = json.loads(report.read_text("utf-8"))["categories"]
    assert categories["accessibility"]["score"] == 1
    assert categories["best-practices"]["score"] >= 0.95
