"""Rows of many teams from several machines, on Dask. The only user of it; one machine alone is cheaper without.

Dask blames every task that was sent to a worker that died, can lose results and can be left without workers. So each team
runs in a process beside the worker, results are taken as they come, a team whose task is blamed goes alone, every wait has
an end, and what is left over is done by the pool of this machine.
"""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, cast

from generator import api
from generator.errors import PlaybookError, UsageError
from generator.fleet.hand import answer_in_time
from generator.fleet.parcel import Answer, Crate, Packing, Parcel
from generator.fleet.pool import TRIES, rows_of
from generator.fleet.rows import Job, Row
from generator.fleet.teams import Team, fetched
from generator.site.publish import publish

_CONNECT_SECONDS = 10.0
_ALONE_SECONDS = 15.0
"""How long there may be no worker before the rest is done here."""
_POLL = 1.0


def rows_over(
    teams: Sequence[Team],
    job: Job,
    done: Callable[[int], None] = lambda _: None,
    *,
    scheduler: str | None = None,
    processes: int | None = None,
    limit: float = 300.0,
) -> tuple[Row, ...]:
    """Return the row of each team, in the order of the teams.

    Args:
        teams: whose rows.
        job: what to do for each.
        done: gets the number of those that are done, after each.
        scheduler: address of a scheduler such as `tls://10.0.0.1:8786`; a cluster on this machine when left out.
        processes: workers of a cluster on this machine.
        limit: seconds that one team may take.

    Raises:
        UsageError: Dask is not installed, nobody answers at the address, or a worker has another version of this program.
    """
    found: dict[int, Row] = {}

    def take(place: int, row: Row) -> None:
        found[place] = row
        done(len(found))

    packing, parcels = Packing(), dict[int, Parcel]()
    for place, team in enumerate(teams):
        try:
            parcels[place] = packing.pack(fetched(team))
        except PlaybookError as error:
            take(place, {"team": team.name, "ok": False, "failure": str(error)})
    with _client(scheduler, processes) as client:
        _refuse_other_versions(client)
        for place, answer in _answers(_Tasks(client, packing.crates, job, limit), parcels):
            _publish(teams[place], job, answer)
            take(place, answer.row)
    left = [place for place in range(len(teams)) if place not in found]
    if left:
        rest = rows_of(
            [teams[place] for place in left], job, lambda count: done(len(found) + count), limit=limit
        )
        found |= dict(zip(left, rest, strict=True))
    return tuple(found[place] for place in range(len(teams)))


@contextmanager
def _client(scheduler: str | None, processes: int | None) -> Iterator[Any]:
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - of an extra, and slow to import
    except ImportError as error:
        raise UsageError(
            f"Dask is not installed ({error}): install this program with its extra [fleet]"
        ) from error
    if scheduler is None:
        local = {
            "n_workers": processes,
            "threads_per_worker": 1,
            "processes": True,
            "dashboard_address": "127.0.0.1:0",  # without one Dask still listens, on 8787, and warns where that is taken
        }
        with (
            _closed(cast(Any, LocalCluster)(host="127.0.0.1", silence_logs=50, **local)) as cluster,
            _closed(cast(Any, Client)(cluster)) as client,
        ):
            yield client
        return
    try:
        client = cast(Any, Client)(scheduler, timeout=_CONNECT_SECONDS)
    except TypeError as error:  # what Dask says where its settings name no certificates
        raise UsageError(
            f"{scheduler} needs certificates: name them in the settings of Dask (distributed.comm.tls), as docs/fleet.md shows"
        ) from error
    except (OSError, ValueError) as error:
        raise UsageError(f"no scheduler answers at {scheduler}: {error}") from error
    with _closed(client):
        yield client


@contextmanager
def _closed(made: Any) -> Iterator[Any]:
    """Close a client or a cluster in the end; what is too busy to close in time costs no row that came back before."""
    try:
        yield made
    finally:
        with suppress(TimeoutError, OSError):
            made.close()


def _refuse_other_versions(client: Any) -> None:
    ours = api.tool_version()
    theirs = {worker: version for worker, version in client.run(_version).items() if version != ours}
    if theirs:
        worker, version = next(iter(theirs.items()))
        raise UsageError(
            f"the worker {worker} has version {version} of this program, and here is {ours}: install one"
        )


def _version() -> str:
    return api.tool_version()


class _Tasks:
    """Hands parcels to the workers. A crate travels to the scheduler once; the workers give it to each other.

    It is a task and not scattered data, so that it can be made again when the worker that holds it dies.
    """

    def __init__(self, client: Any, crates: Mapping[str, Crate], job: Job, limit: float) -> None:
        self.client, self.limit = client, limit
        self._job = job
        self._crates = {
            digest: client.submit(_itself, crate, key=f"crate-{digest}-{time.monotonic_ns()}", pure=False)
            for digest, crate in crates.items()
        }

    def submit(self, parcel: Parcel, attempt: int) -> Any:
        """Return what will be the answer to a parcel."""
        key = f"{parcel.team.name}-{self._job.does}-{attempt}-{time.monotonic_ns()}"
        crates = {digest: self._crates[digest] for _, digest in parcel.crates}
        return self.client.submit(answer_in_time, parcel, crates, self._job, self.limit, key=key, pure=False)


def _itself(crate: Crate) -> Crate:
    return crate


def _answers(tasks: _Tasks, parcels: dict[int, Parcel]) -> Iterator[tuple[int, Answer]]:
    """Yield answers as they come; those that never come are left out."""
    from distributed import wait  # noqa: PLC0415

    tries = dict.fromkeys(parcels, 0)
    ahead = {tasks.submit(parcel, 0): place for place, parcel in parcels.items()}
    blamed: list[int] = []
    seen = time.monotonic()
    patience = tasks.limit * TRIES + _ALONE_SECONDS
    alone = _Alone(tasks.client)
    while ahead or blamed:
        if not ahead:
            place = blamed.pop()
            tries[place] += 1
            ahead = {tasks.submit(parcels[place], tries[place]): place}
        try:
            finished = cast(Any, wait)(list(ahead), timeout=_POLL, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            finished = set()
        for future in finished:
            place, seen = ahead.pop(future), time.monotonic()
            answer = _result(future)
            if answer:
                yield place, answer
            elif tries[place] < TRIES:
                blamed.append(place)
        if alone.too_long() or time.monotonic() - seen > patience:
            tasks.client.cancel(list(ahead), force=True)
            return


def _result(future: Any) -> Answer | None:
    """Return what a task gave; None where it was blamed for its worker, or the answer does not arrive in time."""
    try:
        return future.result(timeout=_ALONE_SECONDS) if future.status == "finished" else None
    except (TimeoutError, OSError):
        return None


class _Alone:
    """Knows since when there is no worker."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._since: float | None = None

    def too_long(self) -> bool:
        if self._client.scheduler_info().get("workers"):
            self._since = None
            return False
        self._since = self._since or time.monotonic()
        return time.monotonic() - self._since > _ALONE_SECONDS


def _publish(team: Team, job: Job, answer: Answer) -> None:
    """Put a site that came as bytes in its place, all of it or nothing."""
    if not answer.site:
        return

    with zipfile.ZipFile(io.BytesIO(answer.site)) as archive:
        publish(job.out / team.name, archive.extractall, lambda _: ())
