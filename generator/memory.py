"""What one run leaves for the next: files that tell when they are damaged, and what tells this program from any other.

All of it can be deleted at any time. What is kept under which question is the caller's to know.
"""
# Paths stay texts: hundreds are looked at, and an answer from memory must cost less than importing what makes it.
# ruff: noqa: PTH208

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar, cast

HOME = ".remembered"
"""What runs remember, below the folder for everything that is made."""

_PROGRAM = Path(__file__).resolve().parent
_Answer = TypeVar("_Answer")


def digest(content: bytes) -> str:
    """Return what tells a content from any other."""
    return blake2b(content, digest_size=20).hexdigest()


def stamp(path: str) -> tuple[int, ...] | None:
    """Return what changes when a file is written or replaced; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def program() -> Iterator[str]:
    """Yield what tells this program and its packages from any other: the stamps of our files, the names of theirs."""
    yield sys.version
    yield digest("\n".join(sorted(stamps_below(_PROGRAM))).encode("utf-8", "surrogateescape"))
    for place in sys.path:
        try:
            names = os.listdir(place or ".")
        except OSError:
            continue
        yield place
        yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info", ".pth")))


def stamps_below(folder: Path) -> Iterator[str]:
    """Yield the path and the stamp of each file of a folder but compiled ones."""
    ahead = [str(folder)]
    while ahead:
        with os.scandir(ahead.pop()) as found:
            for entry in found:
                if not entry.is_dir(follow_symlinks=False):
                    yield f"{entry.path} {stamp(entry.path)}"
                elif entry.name != "__pycache__":
                    ahead.append(entry.path)


def recall(path: Path) -> bytes | None:
    """Return what is kept in a file, None where that is nothing or not whole."""
    try:
        said, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if said == digest(body).encode() else None


def keep(path: Path, body: bytes, at_most: int) -> None:
    """Keep something in a file, beside so many others of its folder; nothing happens where that cannot be written.

    Args:
        path: two folders below the one for everything that is made.
        body: what to keep.
        at_most: files of the folder that stay, the oldest go first.
    """
    fresh = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent.parent / ".gitignore").write_text("*\n", "utf-8")
        fresh.write_bytes(digest(body).encode() + b"\n" + body)
        fresh.replace(path)
        kept = sorted(path.parent.iterdir(), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for old in kept[at_most:]:
            old.unlink()
    except OSError:  # a disk that is full or not ours, another run that tidies up: the next run makes it anew
        return


class Known:
    """What functions of nothing but a text answered, for the texts that the last run asked about."""

    def __init__(self, path: Path | None, *reasons: str) -> None:
        """Recall it.

        Args:
            path: where it is kept; nothing is without one.
            reasons: what the answers follow from beside the text, such as `program`.
        """
        self._path, self._reasons = path, digest(json.dumps(reasons).encode("utf-8", "surrogatepass"))
        self._then: dict[str, object] = {}
        self._now: dict[str, object] = {}
        if path and (body := recall(path)):
            reason, answers = unpacked(body)
            self._then = answers if reason == self._reasons else {}

    def ask(self, function: Callable[[str], _Answer], text: str) -> _Answer:
        """Return what a function says of a text: something that JSON gives back as it was."""
        asked = digest(
            f"{function.__module__}.{function.__qualname__}\0{text}".encode("utf-8", "surrogatepass")
        )
        answer = self._then[asked] if asked in self._then else function(text)
        self._now[asked] = answer
        return cast("_Answer", answer)

    def keep(self) -> None:
        """Keep what was asked in this run, and nothing else."""
        if self._path and self._now.keys() != self._then.keys():
            keep(self._path, packed([self._reasons, self._now]), 1)


def packed(value: object) -> bytes:
    """Return a value of JSON in few bytes."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 1)


def unpacked(body: bytes) -> Any:
    """Return the value of what `packed` returned."""
    return json.loads(zlib.decompress(body))
