"""A process beside a worker that answers for one team at a time and can be ended. Run as a module it is that process.

A worker may have no children of its own kind, and a task that runs in it cannot be interrupted.
"""

from __future__ import annotations

import pickle
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from typing import IO, Any

from generator.fleet.parcel import Answer, Crate, Parcel, answer_to
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
            _send(hand.stdin, (parcel, crates, job))
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
    data = memoryview(_SIZE.pack(len(body := pickle.dumps(value))) + body)
    while data:
        data = data[stream.write(data) :]
    stream.flush()


def _receive(hand: subprocess.Popen[bytes], until: float) -> Any:
    """Return what the process sends; None when the moment comes first.

    Raises:
        EOFError: it ended.
    """
    stream = hand.stdout
    if stream is None:
        raise EOFError
    data = b""
    wanted = _SIZE.size
    while len(data) < wanted or wanted == _SIZE.size:
        ready, _, _ = select.select([stream], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            return None
        more = stream.read(1 << 20)
        if not more:
            raise EOFError
        data += more
        if len(data) >= _SIZE.size:
            wanted = _SIZE.size + _SIZE.unpack(data[: _SIZE.size])[0]
    return pickle.loads(data[_SIZE.size : wanted])  # noqa: S301 - from a process that we started


def _serve(source: IO[bytes], target: IO[bytes]) -> None:
    """Answer until nobody asks, or nobody is there any more to be answered: a worker can be killed."""
    while len(head := source.read(_SIZE.size)) == _SIZE.size:
        body = source.read(_SIZE.unpack(head)[0])
        parcel, crates, job = pickle.loads(body)  # noqa: S301 - from the process that started us
        answer = answer_to(parcel, crates, job)
        try:
            _send(target, answer)
        except BrokenPipeError:
            return


if __name__ == "__main__":
    stream = sys.stdout.buffer
    sys.stdout = sys.stderr  # what is printed must not come between answers
    _serve(sys.stdin.buffer, stream)
