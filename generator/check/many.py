"""Checks many playbooks at once, spread over processes: one result each, in the order they were named."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator.check.check import check
from generator.errors import PlaybookError
from generator.problems import Level, Location, Problem

_AT_A_TIME = 4
"""How many playbooks a process gets at once; more would leave the last ones to one process."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the check of one playbook found; plain data, so that it can come from another process.

    Attributes:
        folder: the folder.
        problems: everything found, sorted by place.
        accepted: how many warnings the playbook answers with a reason.
        lines: the line of the file at each place.
        failure: why it could not be checked; empty when it was.
        names_missing: why no name of a person was looked for; empty where that is no loss, or one was.
    """

    folder: Path
    problems: tuple[Problem, ...]
    accepted: int
    lines: dict[Location, str]
    failure: str = ""
    names_missing: str = ""

    def fails(self, *, strict: bool = False) -> bool:
        """Return whether it could not be checked, has an error, or anything at all when strict."""
        return bool(self.failure) or any(strict or problem.level is Level.ERROR for problem in self.problems)


def check_many(
    folders: Sequence[Path],
    today: datetime.date | None,
    done: Callable[[int], None],
    processes: int | None = None,
) -> Iterator[Result]:
    """Yield the result of each playbook, in order.

    Args:
        folders: playbook folders, or those of teams.
        today: the day on which they must be fresh.
        done: gets the number of those that are done, after each.
        processes: how many to use; one for each processor when left out.
    """
    count = min(processes or os.cpu_count() or 1, len(folders))
    with ProcessPoolExecutor(count) as pool:
        results = pool.map(check_one, folders, [today] * len(folders), chunksize=_AT_A_TIME)
        for number, result in enumerate(results, start=1):
            done(number)
            yield result


def check_one(folder: Path, today: datetime.date | None) -> Result:
    """Return the result of one playbook."""
    try:
        checked = check(folder, today)
    except PlaybookError as error:
        return Result(folder, (), 0, {}, str(error))
    places = [place for problem in checked.problems for place in (problem.where, problem.related) if place]
    lines = {place: checked.source.source_line(place) for place in places}
    return Result(folder, checked.problems, len(checked.accepted), lines, "", checked.names_missing)
