"""What a save costs while `playbook serve` runs: until the page that is looked at shows it, and until all do.

A server runs on and its cost is read while it does, from the accounts of the kernel of Linux.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.baseline import COMMIT, Baseline
from benchmarks.figures import Figure
from benchmarks.measure import ROOT, BenchError, playbook, run

Program = Callable[..., Sequence[str]]
"""Makes the command line of a program, of its arguments."""

_PATIENCE = 120.0
_PAGE = "roles/incident-commander.html"
_FILE, _WORDS = "roles.yaml", "Holds the "


@dataclass(frozen=True, slots=True)
class _Saved:
    """CPU seconds until the page showed the word, until all pages had been asked for, and the wait, by the wall."""

    page: float
    everything: float
    wait: float


def saved(then: Baseline, folder: Path, runs: int) -> Iterator[Figure]:
    """Measure one word on one page in both programs, and in Zensical on the same tree."""
    if not sys.platform.startswith("linux"):
        print("save -> page: left out, only Linux tells what a running program has cost", flush=True)
        return
    taken: dict[str, list[_Saved]] = {}
    for name, program in (("then", then.playbook), ("now", playbook)):
        data = Path(shutil.copytree(then.data, folder / f"watched-{name}" / "playbook"))
        with _served(program("serve", data), data / _FILE) as server:
            taken[name] = [server.save(number) for number in range(max(runs // 2, 2))]
    yield from _figures(
        "save -> the page looked at",
        [one.page for one in taken["then"]],
        [one.page for one in taken["now"]],
        0.08,
    )
    yield from _figures(
        "save -> all pages true again",
        [one.everything for one in taken["then"]],
        [one.everything for one in taken["now"]],
        0.35,
    )
    yield from _beside_zensical(then.data, folder / "watched-zensical", [one.page for one in taken["now"]])
    waits = [one.wait for one in taken["now"]]
    yield Figure("save -> the page looked at, by the wall", min(waits), "s", 1.0, median(waits))


def _beside_zensical(data: Path, project: Path, now: Sequence[float]) -> Iterator[Figure]:
    """Yield what Zensical takes until it shows a word in the Markdown of the same page of the same tree."""
    program = Path(sys.executable).with_name("zensical")
    if not program.exists():
        print("save -> page, Zensical: left out, it is not installed", flush=True)
        return
    run(playbook("pages", data, "--work", project))
    settings = project / "mkdocs.yml"
    shutil.copytree(ROOT / "site_overrides", project / "overrides")
    written = json.loads(settings.read_text("utf-8"))
    written["theme"]["custom_dir"] = "overrides"  # it reads nothing outside the project
    settings.write_text(json.dumps(written), encoding="utf-8")
    page = project / "docs" / _PAGE.replace(".html", ".md")
    with _served((str(program), "serve", "--config-file", str(settings)), page) as server:
        taken = [server.save(number).page for number in range(len(now))]
    yield Figure("save -> the page looked at: Zensical", min(taken), "s", median=median(taken))
    ratio, middle = min(now) / min(taken), median(now) / median(taken)
    yield Figure("save -> the page looked at: now / Zensical", ratio, limit=1.5, median=middle)


def _figures(name: str, then: Sequence[float], now: Sequence[float], limit: float) -> Iterator[Figure]:
    yield Figure(f"{name}: {COMMIT}", min(then), "s", median=median(then))
    yield Figure(f"{name}: now", min(now), "s", median=median(now))
    yield Figure(
        f"{name}: now / {COMMIT}", min(now) / min(then), limit=limit, median=median(now) / median(then)
    )


class _Server:
    """A preview that runs, and the playbook that it shows."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, file: Path) -> None:
        self._process, self._address, self._file = process, f"http://127.0.0.1:{port}/", file
        self._text = self._file.read_text("utf-8")
        self._until("")
        self._pages = sorted(self._walk())

    def _walk(self) -> set[str]:
        """Return every page that a reader can come to from the first one."""
        known, ahead = {"index.html"}, ["index.html"]
        while ahead:
            page = ahead.pop()
            below = page.rpartition("/")[0]
            for link in re.findall(r'href="([^"#:]+\.html)', self.page(page)):
                path = posixpath.normpath(posixpath.join(below, link))
                if path not in known:
                    known.add(path)
                    ahead.append(path)
        return known

    def page(self, path: str) -> str:
        """Return a page as it is now; empty while there is none."""
        try:
            with urllib.request.urlopen(self._address + path, timeout=_PATIENCE) as answer:  # noqa: S310 - our own server
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return ""

    def save(self, number: int) -> _Saved:
        """Write another word into the mission of the first role, and look until the page shows it."""
        self._rest()
        word = f"benchword{number}"
        begin, clock = self._cpu(), time.monotonic()
        self._file.write_text(self._text.replace(_WORDS, f"{_WORDS}{word} ", 1), encoding="utf-8")
        self._until(word)
        shown, wait = self._cpu(), time.monotonic() - clock
        for path in self._pages:
            self.page(path)
        self._rest()
        return _Saved(shown - begin, self._cpu() - begin, wait)

    def _until(self, word: str) -> None:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline and self._process.poll() is None:
            text = self.page(_PAGE)
            if text and word in text:
                return
            time.sleep(0.05)
        raise BenchError(f"the preview never showed {word or 'a page'}")

    def _rest(self) -> None:
        """Wait until it does nothing but look for changes."""
        before = self._cpu()
        while True:
            time.sleep(1.5)
            now = self._cpu()
            if now - before < 0.15:
                return
            before = now

    def _cpu(self) -> float:
        """Return the CPU seconds, user and system, that it took until now."""
        stat = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _served(line: Sequence[str], file: Path) -> Iterator[_Server]:
    """Run a preview of a site; `file` is what a save of it writes."""
    port = _free_port()
    option = "--dev-addr" if Path(line[0]).name == "zensical" else "--address"
    line = (*line, option, f"127.0.0.1:{port}")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(line, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    try:
        yield _Server(process, port, file)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
