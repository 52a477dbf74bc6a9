"""Running a program and asking the kernel what it cost. What is run, and what it may cost, is not known here."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_KERNEL_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the kernel counts memory."""

Command = Callable[[Path], Sequence[str]]
"""Makes a command line; is given a fresh empty folder that is removed after the run."""


class BenchError(Exception):
    """A program that is measured did not do what it should."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a program cost.

    Attributes:
        cpu: CPU seconds, user and system, of the program and what it started.
        peak: the most memory it held, in MB.
        output: what it wrote to standard output.
    """

    cpu: float
    peak: float
    output: str


@dataclass(frozen=True, slots=True)
class Sample:
    """Several runs of one program. Noise only ever adds, so the cheapest run is the cost of the program itself."""

    runs: tuple[Run, ...]

    @property
    def best(self) -> Run:
        """Return the run that took the least CPU."""
        return min(self.runs, key=lambda run: run.cpu)

    @property
    def median(self) -> float:
        """Return the median CPU seconds."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def peak(self) -> float:
        """Return the most memory any run held, in MB."""
        return max(run.peak for run in self.runs)


def python(*arguments: str | Path) -> tuple[str, ...]:
    """Return the command line that starts this interpreter with these arguments."""
    return (sys.executable, *map(str, arguments))


def playbook(*arguments: str | Path) -> tuple[str, ...]:
    """Return the command line that does what the installed `playbook` does, also where it is not installed."""
    return python("-c", "from generator.cli import main; main()", *arguments)


def anew(*arguments: str | Path) -> tuple[str, ...]:
    """Return what `playbook` does, and forget what earlier runs remember, so that this one does the work."""
    shutil.rmtree(ROOT / "build" / ".remembered", ignore_errors=True)
    return playbook(*arguments)


def sample(commands: Mapping[str, Command], runs: int) -> dict[str, Sample]:
    """Run each command `runs` times, in turns, so that a busy moment of the machine meets all alike.

    One run of each beforehand fills the caches and counts for nothing; a single run goes without.
    """
    warm_up = 1 if runs > 1 else 0
    rounds = [
        {name: _in_fresh_folder(command) for name, command in commands.items()} for _ in range(runs + warm_up)
    ]
    return {name: Sample(tuple(one[name] for one in rounds[warm_up:])) for name in commands}


def run(line: Sequence[str]) -> Run:
    """Run a command line in the repository and return what it cost.

    Raises:
        BenchError: it failed.
    """
    # A child that may not keep its byte code would compile every module again.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(line, cwd=ROOT, env=environment, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        output = out.read().decode(errors="replace")
        if process.returncode:
            said = (output + err.read().decode(errors="replace"))[-2000:]
            raise BenchError(f"{' '.join(line)} ended with {process.returncode}:\n{said}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KERNEL_UNIT / 1e6, output)


def _in_fresh_folder(command: Command) -> Run:
    with tempfile.TemporaryDirectory(prefix="playbook-bench-") as folder:
        return run(command(Path(folder)))
