"""An earlier state of this program, made once and kept: what the paired figures are ratios to."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import ROOT

COMMIT = "6d090f6"
HOME = ROOT / "build" / f"bench-{COMMIT}"
_MOVED_FOR_ALL = re.compile(r"^  calendar_note: a limit on a weekend .*\n", re.MULTILINE)
"""What the law of a clock no longer says, which is an error today."""
_READY = HOME / ".venv" / ".runtime"
_PATIENCE = 900
"""Seconds that an installation may take."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A checkout of the earlier commit with an environment of its own, and a copy of its default playbook."""

    home: Path

    @property
    def data(self) -> Path:
        """The playbook that both programs are given: a copy, beside which no settings and no theme of then stand.

        It is sound today as well: without the one line that no longer is.
        """
        copy = self.home.parent / f"{self.home.name}-data" / "playbook"
        if not copy.exists():
            shutil.copytree(self.home / "playbook", copy)
            clocks = copy / "clocks" / "eu.yaml"
            clocks.write_text(_MOVED_FOR_ALL.sub("", clocks.read_text("utf-8")), encoding="utf-8")
        return copy

    def playbook(self, *arguments: str | Path) -> tuple[str, ...]:
        """Return the command line of the earlier program; its typesetter imports what lies in the working folder."""
        program = self.home / ".venv" / "bin" / "playbook"
        return ("env", "-C", str(self.home), str(program), *map(str, arguments))

    def python(self, *arguments: str | Path) -> tuple[str, ...]:
        """Return the command line that runs something in the earlier checkout."""
        program = self.home / ".venv" / "bin" / "python"
        return ("env", "-C", str(self.home), str(program), *map(str, arguments))


def baseline() -> Baseline | str:
    """Return the earlier program, made now if it is not there; or why it cannot be had."""
    if not _READY.exists():
        print(f"making {COMMIT} and its environment in {HOME}, once", file=sys.stderr, flush=True)
        if said := _make():
            return said
    return Baseline(HOME)


def _make() -> str:
    """Clone and install; return why that failed, empty when it did not."""
    if not HOME.exists():
        if _fails("git", "-C", str(ROOT), "cat-file", "-e", f"{COMMIT}^{{commit}}"):
            return f"this clone does not hold the commit {COMMIT}: git fetch --unshallow"
        if _fails("git", "clone", "--quiet", "--no-checkout", str(ROOT), str(HOME)):
            return "git could not clone this repository"
    if _fails("git", "-C", str(HOME), "checkout", "--quiet", COMMIT):
        return f"git could not check out {COMMIT} in {HOME}"
    if _fails("make", "-C", str(HOME), f"PYTHON={sys.executable}", ".venv/.runtime"):
        return f"the packages of {COMMIT} could not be installed; {HOME} says why: make .venv/.runtime"
    return ""


def _fails(*line: str) -> bool:
    try:
        made = subprocess.run(line, check=False, capture_output=True, timeout=_PATIENCE, env=_environment())
    except (OSError, subprocess.TimeoutExpired):
        return True
    return made.returncode != 0


def _environment() -> dict[str, str]:
    """Return what a make inside this make must not inherit from it."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
