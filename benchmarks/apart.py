"""What a fleet costs when its start is left out: CPU seconds of all processes between an early team and the last.

Run as a module, because Dask starts its workers from the main module: folder of the teams, how many, `pool` or `dask`.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it has no types

from generator.fleet.cluster import rows_over
from generator.fleet.pool import rows_of
from generator.fleet.rows import Job
from generator.fleet.teams import Team

EARLY = 10
"""By now each process has had a team, and knows what the first one costs more."""


def _used() -> dict[int, float]:
    """Return the CPU seconds of this process and of all that it started, by their ids."""
    me, found = psutil.Process(), dict[int, float]()
    for process in (me, *me.children(recursive=True)):
        times = process.cpu_times()
        found[process.pid] = times.user + times.system
    return found


def main(folder: Path, count: int, way: str, day: str) -> None:
    """Check so many teams with two processes, and print the CPU seconds."""
    early, late = dict[int, float](), dict[int, float]()

    def done(number: int) -> None:
        if number >= EARLY and not early:  # two can be done at once
            early.update(_used())
        elif number == count:
            late.update(_used())

    teams = [Team(f"team-{number:03}", folder / f"team-{number:03}") for number in range(count)]
    job = Job("check", datetime.date.fromisoformat(day), folder / "out")
    if way == "dask":
        rows_over(teams, job, done, processes=2)
    else:
        rows_of(teams, job, done, processes=2)
    print(sum(cpu - early.get(process, 0.0) for process, cpu in late.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4])
