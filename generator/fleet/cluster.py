"""Rows of many teams from several machines, on Dask. The only user of it; one machine alone is cheaper without.

Dask blames every task that was sent to a worker that died, can lose results and can be left without workers. So each team
runs in a process beside the worker, few are under way at once, results are taken as they come, a team whose task is blamed
goes alone, every wait has an end, and what is left over is done by the pool of this machine.
"""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
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
_AHEAD = 2
"""How many teams may be under way for each thread of the workers: what is sent and what came back fills no memory."""
_QUIET = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.worker.memory.monitor-interval": "2s",
    "distributed.scheduler.work-stealing-interval": "1s",
}
"""What Dask looks at many times in a second even when nothing happens: that takes a seventh of a processor."""


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

    with _client(scheduler, processes) as client:
        _refuse_other_versions(client)
        for place, answer in _answers(_Tasks(client, job, limit), teams):
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
        import dask  # noqa: PLC0415 - of an extra, and slow to import
        from distributed import Client, LocalCluster  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(
            f"Dask is not installed ({error}): install this program with its extra [fleet]"
        ) from error
    except ValueError as error:
        raise UsageError(f"the settings of Dask cannot be read: {error}") from error
    if scheduler is None:
        local = {
            "n_workers": processes,
            "threads_per_worker": 1,
            "processes": True,
            "dashboard_address": "127.0.0.1:0",  # without one Dask still listens, on 8787, and warns where that is taken
        }
        with (
            dask.config.set(_QUIET),
            _closed(cast(Any, LocalCluster)(host="127.0.0.1", silence_logs=50, **local)) as cluster,
            _closed(cast(Any, Client)(cluster)) as client,
        ):
            yield client
        return
    if scheduler.startswith("tls://"):
        _refuse_bad_certificates(scheduler)
    try:
        client = cast(Any, Client)(scheduler, timeout=_CONNECT_SECONDS)
    except RuntimeError as error:
        raise UsageError(f"{scheduler} cannot be used, write tls://…: {error}") from error
    except (OSError, ValueError) as error:
        if scheduler.startswith("tls://") and re.search("SSL|certificate", str(error)):
            raise UsageError(
                f"{scheduler} and this command do not take each other's certificates: {error}; both must be of one authority "
                "and not expired, and the log of the scheduler says what it does not take"
            ) from error
        raise UsageError(f"no scheduler answers at {scheduler}: {error}") from error
    with _closed(client):
        yield client


def _refuse_bad_certificates(scheduler: str) -> None:
    """Look at the certificates that the settings of Dask name before anything is sent; Dask names no file that is away.

    Raises:
        UsageError: one is not named, is not there or cannot be used.
    """
    from distributed.security import Security  # noqa: PLC0415

    where = "the settings of Dask (distributed.comm.tls), as docs/fleet.md shows"
    security = cast(Any, Security)()
    named = (security.tls_ca_file, security.tls_client_cert, security.tls_client_key)
    if not all(named):
        raise UsageError(
            f"{scheduler} needs certificates: name ca-file, and cert and key of the client, in {where}"
        )
    for each in named:
        if "\n" not in each and not Path(each).is_file():  # else it is the certificate itself
            raise UsageError(f"{each} is not there, or is no file; it is named in {where}")
    try:
        security.get_connection_args("client")
    except (OSError, ValueError) as error:
        raise UsageError(
            f"{', '.join(named)} are no certificate with its key: {error}; they are named in {where}"
        ) from error


@contextmanager
def _closed(made: Any) -> Iterator[Any]:
    """Close a client or a cluster in the end; what is too busy to close in time costs no row that came back before."""
    try:
        yield made
    finally:
        with suppress(TimeoutError, OSError):
            made.close()


def _refuse_other_versions(client: Any) -> None:
    for worker, version in client.run(_version).items():
        _refuse_other_version(worker, version, api.tool_version())


def _refuse_other_version(worker: str, version: str, ours: str) -> None:
    if version != ours:
        raise UsageError(
            f"the worker {worker} has version {version} of this program, and here is {ours}: install one"
        )


def _version() -> str:
    return api.tool_version()


class _Tasks:
    """Hands teams to the workers, each packed when its turn comes, and learns which are done.

    A crate travels to the scheduler once; the workers give it to each other. It is a task and not scattered data, so that
    it can be made again when the worker that holds it dies.
    """

    def __init__(self, client: Any, job: Job, limit: float) -> None:
        self.client, self.limit = client, limit
        self._job = job
        self._packing, self._crates = Packing(), dict[str, Any]()
        self._ahead: dict[str, tuple[int, Any]] = {}
        self._done: SimpleQueue[str] = SimpleQueue()

    def __len__(self) -> int:
        """Return how many are under way."""
        return len(self._ahead)

    def submit(self, place: int, team: Team, attempt: int) -> None:
        """Send a team on its way.

        Raises:
            PlaybookError: it cannot be packed.
        """
        parcel = self._packing.pack(fetched(team))
        crates = {digest: self._crate(digest) for _, digest in parcel.crates}
        key = f"{team.name}-{self._job.does}-{attempt}-{time.monotonic_ns()}"
        future = self.client.submit(
            _answer, api.tool_version(), parcel, crates, self._job, self.limit, key=key, pure=False
        )
        self._ahead[key] = (place, future)
        future.add_done_callback(lambda done: self._done.put(done.key))

    def _crate(self, digest: str) -> Any:
        if digest not in self._crates:
            key = f"crate-{digest}-{time.monotonic_ns()}"
            crate = self._packing.crates[digest]
            self._crates[digest] = self.client.submit(_itself, crate, key=key, pure=False)
        return self._crates[digest]

    def take(self) -> tuple[int, Any] | None:
        """Return the place of a team that is done, with its future; None when there is none for a while."""
        try:
            return self._ahead.pop(self._done.get(timeout=_POLL))
        except Empty:
            return None

    def cancel(self) -> None:
        """Give up what is under way."""
        self.client.cancel([future for _, future in self._ahead.values()], force=True)


def _answer(version: str, parcel: Parcel, crates: Mapping[str, Crate], job: Job, limit: float) -> Answer:
    """Answer for a team on a worker, which may have come after the versions were compared."""
    from distributed import get_worker  # noqa: PLC0415 - of an extra

    _refuse_other_version(get_worker().address, _version(), version)
    return answer_in_time(parcel, crates, job, limit)


def _itself(crate: Crate) -> Crate:
    return crate


def _answers(tasks: _Tasks, teams: Sequence[Team]) -> Iterator[tuple[int, Answer]]:
    """Yield answers as they come; those that never come are left out."""
    tries = [0] * len(teams)
    waiting, blamed = deque(range(len(teams))), list[int]()
    workers = _Workers(tasks.client)
    seen = time.monotonic()
    patience = tasks.limit * TRIES + _ALONE_SECONDS
    while waiting or blamed or tasks:
        while (waiting and len(tasks) < workers.room()) or (blamed and not tasks):
            place = waiting.popleft() if waiting else blamed.pop()
            try:
                tasks.submit(place, teams[place], tries[place])
            except PlaybookError as error:
                yield place, Answer({"team": teams[place].name, "ok": False, "failure": str(error)}, b"")
        if taken := tasks.take():
            (place, future), seen = taken, time.monotonic()
            answer = _result(future)
            del taken, future  # while it is known here, the workers keep what it gave
            if answer:
                yield place, answer
                del answer
            else:
                tries[place] += 1
                if tries[place] < TRIES:
                    blamed.append(place)
        elif tasks and (workers.away_too_long() or time.monotonic() - seen > patience):
            tasks.cancel()
            return


def _result(future: Any) -> Answer | None:
    """Return what a task gave; None where it was blamed for its worker, or the answer does not arrive in time.

    Raises:
        UsageError: the worker has another version of this program.
    """
    try:
        if future.status == "finished":
            return cast(Answer, future.result(timeout=_ALONE_SECONDS))
        refusal = future.exception(timeout=_ALONE_SECONDS) if future.status == "error" else None
    except (TimeoutError, OSError):
        return None
    if isinstance(refusal, UsageError):
        raise refusal
    return None


class _Workers:
    """Knows how many threads the workers have, looked up once in a while, and since when there are none."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._threads, self._looked = 0, float("-inf")
        self._since: float | None = None

    def _look(self) -> None:
        now = time.monotonic()
        if now - self._looked < _POLL:
            return
        self._threads, self._looked = sum(self._client.nthreads().values()), now
        self._since = None if self._threads else self._since or now

    def room(self) -> int:
        """Return how many teams may be under way; with no worker one, so that the wait for one begins."""
        self._look()
        return max(1, _AHEAD * self._threads)

    def away_too_long(self) -> bool:
        """Return whether there has been no worker for so long that nobody waits any more."""
        self._look()
        return self._since is not None and time.monotonic() - self._since > _ALONE_SECONDS


def _publish(team: Team, job: Job, answer: Answer) -> None:
    """Put a site that came as bytes in its place, all of it or nothing."""
    if not answer.site:
        return

    with zipfile.ZipFile(io.BytesIO(answer.site)) as archive:
        publish(job.out / team.name, archive.extractall, lambda _: ())
