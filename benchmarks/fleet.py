"""What it costs to go over the playbooks of many teams: a team, a process more, memory."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import FULL, Effort, Figure
from benchmarks.measure import Run, playbook, python, run
from benchmarks.teams import stated, team

WALL, CPU = 0.65, 1.2
"""What two processes may need of the time and of the CPU seconds of one."""
DASK = 1.3
"""What Dask may need of the CPU seconds of the pool, the start of both apart."""


def fleet(effort: Effort, folder: Path) -> Iterator[Figure]:
    """Check fleets of several sizes with two processes, and the middle one with one process as well."""
    sizes, middle = ((10, 100, 300), 100) if effort is FULL else ((2,), 2)
    for number in range(max(sizes)):
        team(folder / f"teams/team-{number:03}", 1 + number % 3)
    if effort is FULL:
        pool, dask = (min(_apart(folder, middle, way) for _ in range(2)) for way in ("pool", "dask"))
        yield Figure(f"{middle} teams, CPU of Dask / of the pool, start apart", dask / pool, limit=DASK)
    for count in sizes:
        two, wall = _checked(folder, count, 2)
        yield Figure(f"fleet check, {count} teams", two.cpu, "s")
        yield Figure(f"fleet check, {count} teams, memory of a process", two.peak, "MB", 400)
        if count == middle:
            one, alone = _checked(folder, count, 1)
            limits = (WALL, CPU) if effort is FULL else (None, None)
            yield Figure(f"{count} teams, time of two processes / of one", wall / alone, limit=limits[0])
            yield Figure(f"{count} teams, CPU of two processes / of one", two.cpu / one.cpu, limit=limits[1])


def _apart(folder: Path, count: int, way: str) -> float:
    line = python("-m", "benchmarks.apart", folder / "teams", str(count), way, stated("reviewed_on"))
    return float(run(line).output.split()[-1])


def _checked(folder: Path, count: int, processes: int) -> tuple[Run, float]:
    """Return what a check of so many teams cost, and how many seconds went by."""
    names = "".join(f"  team-{number:03}: {{folder: teams/team-{number:03}}}\n" for number in range(count))
    file = folder / f"fleet-{count}.yaml"
    file.write_text(f"teams:\n{names}")
    said = (
        "--processes",
        str(processes),
        "--out",
        folder / f"out-{count}-{processes}",
        "--today",
        stated("reviewed_on"),
    )
    began = time.perf_counter()
    made = run(playbook("fleet", "check", file, *said))
    return made, time.perf_counter() - began
