"""Rows of many teams from a few processes. Each process has one team at a time, so that no other is blamed for it.

A process that ends under a team is replaced and the team is done again, three times at most. One that takes too long is
ended. Rows come back in the order of the teams, whatever order they were made in.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from generator.fleet.rows import Job, Row, row_of
from generator.fleet.teams import Team

TRIES = 3
"""How often a team may end its process before it counts as failed."""
_POLL = 0.5


@dataclass
class _Hand:
    """A process, the pipe to it, the team that it has now, and the moment at which that takes too long."""

    process: BaseProcess
    pipe: Connection
    place: int | None = None
    until: float = field(default=0.0)


def rows_of(
    teams: Sequence[Team],
    job: Job,
    done: Callable[[int], None] = lambda _: None,
    *,
    processes: int | None = None,
    limit: float = 300.0,
    make: Callable[[Team, Job], Row] = row_of,
) -> tuple[Row, ...]:
    """Return the row of each team, in the order of the teams.

    Args:
        teams: whose rows.
        job: what to do for each.
        done: gets the number of those that are done, after each.
        processes: how many to use; one for each processor when left out.
        limit: seconds that one team may take.
        make: makes a row; a function that a process can be given.
    """
    count = max(1, min(processes or os.cpu_count() or 1, len(teams)))
    found: dict[int, Row] = {}
    ahead, deaths = deque(range(len(teams))), [0] * len(teams)
    hands = [_start(make, job) for _ in range(count)]
    try:
        while len(found) < len(teams):
            for hand in hands:
                if hand.place is None and ahead:
                    _give(hand, teams, ahead.popleft(), limit)
            _take(hands, teams, found, ahead, deaths, limit, lambda: _start(make, job))
            done(len(found))
    finally:
        for hand in hands:
            _end(hand)
    return tuple(found[place] for place in range(len(teams)))


def _take(
    hands: list[_Hand],
    teams: Sequence[Team],
    found: dict[int, Row],
    ahead: deque[int],
    deaths: list[int],
    limit: float,
    start: Callable[[], _Hand],
) -> None:
    """Wait for a row, a death or a moment at which a team takes too long, and act on it."""
    busy = {hand.pipe: hand for hand in hands if hand.place is not None}
    for pipe in wait(list(busy), timeout=_POLL):
        hand = busy[pipe]  # type: ignore[index]
        place = hand.place
        if place is None:
            continue
        try:
            found[place] = hand.pipe.recv()
            hand.place = None
        except (EOFError, OSError):
            deaths[place] += 1
            if deaths[place] < TRIES:
                ahead.appendleft(place)
            else:
                found[place] = _failed(teams[place], f"it ended its process {TRIES} times")
            _replace(hands, hand, start)
    now = time.monotonic()
    for hand in [hand for hand in hands if hand.place is not None and now > hand.until]:
        place = hand.place
        if place is not None:
            found[place] = _failed(teams[place], f"it took longer than {limit:g} seconds")
            _replace(hands, hand, start)


def _failed(team: Team, why: str) -> Row:
    return {"team": team.name, "ok": False, "failure": why}


def _give(hand: _Hand, teams: Sequence[Team], place: int, limit: float) -> None:
    hand.place, hand.until = place, time.monotonic() + limit
    try:
        hand.pipe.send(teams[place])
    except OSError:
        hand.until = (
            0.0 if not hand.process.is_alive() else hand.until
        )  # its death is seen when it is waited for


def _replace(hands: list[_Hand], hand: _Hand, start: Callable[[], _Hand]) -> None:
    _end(hand)
    hands[hands.index(hand)] = start()


def _start(make: Callable[[Team, Job], Row], job: Job) -> _Hand:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_work, args=(theirs, make, job), daemon=False)
    process.start()
    theirs.close()
    return _Hand(process, ours)


def _work(pipe: Connection, make: Callable[[Team, Job], Row], job: Job) -> None:
    """Make rows until nobody asks for one; what runs in a process of its own."""
    while True:
        try:
            team = pipe.recv()
        except (EOFError, OSError):
            return
        if team is None:
            return
        pipe.send(make(team, job))


def _end(hand: _Hand) -> None:
    """End a process: one that has nothing to do is told so, because its siblings hold copies of the pipe to it."""
    if hand.place is None:
        with suppress(OSError):
            hand.pipe.send(None)
    elif hand.process.is_alive():
        hand.process.kill()
    hand.pipe.close()
    hand.process.join(timeout=5)
    if hand.process.is_alive():
        hand.process.kill()
        hand.process.join()
