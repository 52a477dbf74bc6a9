"""One file, one folder, one lock: what the disk is asked for, whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def write_file(path: Path, content: bytes) -> None:
    """Write one file, making its folder: the old text stays until the new one is whole.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a pipe or a device, which nothing may take the place of
        return
    place = path.resolve()
    part = place.with_name(f".{place.name[:200]}.part")
    try:
        write_through(part, content)
        if place.exists():
            shutil.copymode(place, part)
        part.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def write_through(path: Path, content: bytes) -> None:
    """Write a file in its place, through to the disk.

    Raises:
        OSError: it cannot be written.
    """
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def sync(folder: Path) -> None:
    """Have the names in a folder written to the disk, where the system can do that.

    Raises:
        OSError: the disk failed.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def content_of(path: Path) -> bytes | None:
    """Return what a file holds; None when there is none.

    Raises:
        OSError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def digest(content: bytes | None) -> str | None:
    """Return the SHA-256 of a content; None of none."""
    return None if content is None else hashlib.sha256(content).hexdigest()


def digest_at(path: Path) -> str | None:
    """Return the SHA-256 of what a file holds; None when there is none.

    Raises:
        OSError: it cannot be read.
    """
    return digest(content_of(path))


def missing_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders that making this one would make, the innermost first."""
    return tuple(folder for folder in (root, *root.parents) if not folder.exists())


def drop_empty(root: Path, folder: Path) -> None:
    """Remove a folder below another one, and those around it, as long as they are empty.

    Raises:
        OSError: one cannot be removed.
    """
    while folder != root and folder.is_relative_to(root) and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def take(descriptor: int) -> bool:
    """Lock an open file for this process, without waiting; return whether nobody else holds it.

    The kernel frees it when the process dies.
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # held by another: as POSIX says it, as Windows does
        return False
    return True
