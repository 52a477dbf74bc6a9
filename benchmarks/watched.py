"""What a save costs while `playbook serve` runs: until the page that is looked at shows it, and until all do.

A server runs on and its cost is read while it does, from the accounts of the kernel of Linux.
"""

from __future__ import annotations

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
from benchmarks.measure import ROOT, BenchError, playbook

Program = Callable[..., Sequence[str]]
"""Makes the command line of a program, of its arguments."""

_PATIENCE = 120.0
_PAGE = "roles/incident-commander.html"
_FILE, _WORDS = "roles.yaml", "mission: Holds the "


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
        with _served(program, data) as server:
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
    waits = [one.wait for one in taken["now"]]
    yield Figure("save -> the page looked at, by the wall", min(waits), "s", 1.0, median(waits))


def _figures(name: str, then: Sequence[float], now: Sequence[float], limit: float) -> Iterator[Figure]:
    yield Figure(f"{name}: {COMMIT}", min(then), "s", median=median(then))
    yield Figure(f"{name}: now", min(now), "s", median=median(now))
    yield Figure(
        f"{name}: now / {COMMIT}", min(now) / min(then), limit=limit, median=median(now) / median(then)
    )


class _Server:
    """A preview that runs, and the playbook that it shows."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, data: Path) -> None:
        self._process, self._address, self._data = process, f"http://127.0.0.1:{port}/", data
        self._file = data / _FILE
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
        self._file.write_text(self._text.replace(_WORDS, f"{_WORDS}{word} "), encoding="utf-8")
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
def _served(program: Program, data: Path) -> Iterator[_Server]:
    port = _free_port()
    line = program("serve", data, "--address", f"127.0.0.1:{port}")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(line, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    try:
        yield _Server(process, port, data)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
