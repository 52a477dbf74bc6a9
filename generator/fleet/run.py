"""The use case behind `playbook fleet`: teams, rows of those that changed, files for programs and people."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from generator.atomic import write_file
from generator.fleet.pool import rows_of
from generator.fleet.portfolio import portfolio
from generator.fleet.report import document
from generator.fleet.rows import Job, Row, inputs_of
from generator.fleet.teams import Team, read_teams

_KEPT = ".kept"


def run(
    file: Path,
    job: Job,
    done: Callable[[int, int], None] = lambda _done, _of: None,
    *,
    processes: int | None = None,
    limit: float = 300.0,
    anew: bool = False,
    dask: bool = False,
    scheduler: str | None = None,
) -> tuple[Row, ...]:
    """Return the row of each team, and write one JSON a team, one for all, and the page of all teams.

    Args:
        file: `fleet.yaml`.
        job: what to do for each team.
        done: gets how many teams are done, and how many there are.
        processes: how many to use; one for each processor when left out.
        limit: seconds that one team may take.
        anew: whether teams of which nothing changed are done again as well.
        dask: whether Dask does it, on a cluster of this machine where no scheduler is named.
        scheduler: address of a scheduler.

    Raises:
        UsageError: the file says something wrong.
    """
    teams = read_teams(file, job.out)
    inputs = {team.name: inputs_of(team, job) for team in teams}
    known = {} if anew else _known(teams, job, inputs)
    ahead = [team for team in teams if team.name not in known]
    made: tuple[Row, ...] = ()
    told = partial(_told, done, len(known), len(teams))
    if ahead and (dask or scheduler) and job.does != "diff":  # the history to compare with does not travel
        from generator.fleet.cluster import rows_over  # noqa: PLC0415 - of an extra

        made = rows_over(ahead, job, told, scheduler=scheduler, processes=processes, limit=limit)
    elif ahead:
        made = rows_of(ahead, job, told, processes=processes, limit=limit)
    rows = known | {row["team"]: row for row in made}
    in_order = tuple(rows[team.name] for team in teams)
    _write(job, in_order, inputs)
    return in_order


def _told(done: Callable[[int, int], None], before: int, of: int, count: int) -> None:
    done(before + count, of)


def _known(teams: tuple[Team, ...], job: Job, inputs: dict[str, str]) -> dict[str, Row]:
    """Return the rows of an earlier run of teams of which nothing changed since, as long as what they name is there."""
    found = {}
    for team in teams:
        kept = _read(job.out / _KEPT / job.does / f"{team.name}.json")
        site = kept.get("row", {}).get("site")
        if (
            inputs[team.name]
            and kept.get("inputs") == inputs[team.name]
            and (not site or (job.out / site).exists())
        ):
            found[team.name] = kept["row"]
    return found


def _read(path: Path) -> Row:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(job: Job, rows: tuple[Row, ...], inputs: dict[str, str]) -> None:
    for row in rows:
        kept = {"inputs": inputs[row["team"]] if not row["failure"] else "", "row": row}
        for path, value in (
            (job.out / "teams" / f"{row['team']}.json", row),
            (job.out / _KEPT / job.does / f"{row['team']}.json", kept),
        ):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
    write_file(job.out / "fleet.json", document(rows, job).encode())
    write_file(job.out / "index.html", portfolio(rows, job.today.isoformat()).encode())
