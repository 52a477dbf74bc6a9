"""A process beside a worker that answers for one team at a time and can be ended. Run as a module it is that process.

A worker may have no children of its own kind, and a task that runs in it cannot be interrupted.
"""

from __future__ import annotations

import io
import pickle
import select
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, cast

from generator.fleet.parcel import Answer, Crate, Parcel, Shelf, answer_to
from generator.fleet.pool import TRIES
from generator.fleet.rows import Job

_SIZE = struct.Struct("!Q")
_OWN = threading.local()


def answer_in_time(parcel: Parcel, crates: Mapping[str, Crate], job: Job, limit: float) -> Answer:
    """Return the answer to a team; one that ends its process three times, or takes too long, is a failed row.

    Args:
        parcel: the team.
        crates: those that it names, by digest.
        job: what to do.
        limit: seconds it may take.
    """
    for _ in range(TRIES):
        hand = _hand()
        try:
            new = parcel.crates != getattr(_OWN, "crates", None)
            _send(hand.stdin, (parcel, crates if new else {}, job))
            _OWN.crates = parcel.crates
            answer: Answer | None = _receive(hand, time.monotonic() + limit)
        except (EOFError, OSError):
            _drop(hand)
            continue
        if answer is None:
            _drop(hand)
            return _failed(parcel, f"it took longer than {limit:g} seconds")
        return answer
    return _failed(parcel, f"it ended its process {TRIES} times")


def _failed(parcel: Parcel, why: str) -> Answer:
    return Answer({"team": parcel.team.name, "ok": False, "failure": why}, b"")


def _hand() -> subprocess.Popen[bytes]:
    """Return the process of this thread."""
    hand: subprocess.Popen[bytes] | None = getattr(_OWN, "hand", None)
    if hand is None or hand.poll() is not None:
        command = [sys.executable, "-m", __name__]
        _OWN.crates = None
        hand = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        _OWN.hand = hand
    return hand


def _drop(hand: subprocess.Popen[bytes]) -> None:
    hand.kill()
    hand.wait()
    for stream in (hand.stdin, hand.stdout):
        if stream:
            stream.close()
    _OWN.hand = None


def _send(stream: IO[bytes] | None, value: Any) -> None:
    if stream is None:
        raise EOFError
    body = pickle.dumps(value)
    for part in (_SIZE.pack(len(body)), body):
        rest = memoryview(part)
        while rest:
            rest = rest[stream.write(rest) :]
    stream.flush()


def _receive(hand: subprocess.Popen[bytes], until: float) -> Any:
    """Return what the process sends; None when the moment comes first.

    Raises:
        EOFError: it ended.
    """
    head = _read(hand.stdout, _SIZE.size, until)
    body = _read(hand.stdout, _SIZE.unpack(head)[0], until) if head else None
    return pickle.loads(body) if body else None  # noqa: S301 - from a process that we started


def _read(stream: IO[bytes] | None, count: int, until: float) -> bytearray | None:
    """Return so many bytes; None when the moment comes first. There is one copy of them: a site is large."""
    if stream is None:
        raise EOFError
    data, have = bytearray(count), 0
    while have < count:
        ready, _, _ = select.select([stream], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            return None
        if not (more := cast(io.RawIOBase, stream).readinto(memoryview(data)[have:])):
            raise EOFError
        have += more
    return data


def _serve(source: IO[bytes], target: IO[bytes]) -> None:
    """Answer until nobody asks, or nobody is there any more to be answered: a worker can be killed."""
    with tempfile.TemporaryDirectory(prefix="playbook-team-", ignore_cleanup_errors=True) as beside:
        shelf = Shelf(Path(beside))
        while len(head := source.read(_SIZE.size)) == _SIZE.size:
            (size,) = _SIZE.unpack(head)
            if len(body := source.read(size)) < size:
                return
            parcel, crates, job = pickle.loads(body)  # noqa: S301 - from the process that started us
            answer = answer_to(parcel, crates, job, shelf)
            try:
                _send(target, answer)
            except BrokenPipeError:
                return
            del body, parcel, crates, answer  # a site is large, and the next team can be long in coming


if __name__ == "__main__":
    stream = sys.stdout.buffer
    sys.stdout = sys.stderr  # what is printed must not come between answers
    _serve(sys.stdin.buffer, stream)
