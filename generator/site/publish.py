"""Stage, verify, swap: a reader sees the old site or the new one, never half of one or a mixture.

Beside the target stand, while a build runs, a lock and a hidden work folder on the same file system.
What a site consists of is not known here: the caller fills a folder and says what is wrong with it.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.atomic import take
from generator.errors import PublishError
from generator.problems import Level, Problem, in_order

Fill = Callable[[Path], None]
Verify = Callable[[Path], Iterable[Problem]]
Swap = Callable[[Path, Path, Path], None]

MANIFEST = ".ai-incident-playbook.sha256"
"""The mark of a folder that we made, and the hash of each file in it, as `sha256sum -c` reads it."""

_MARK = "# Made by ai-incident-playbook. The next build replaces this folder.\n"
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # left by looking at a folder
_POLL_SECONDS = 0.1


def swap_at_once(new: Path, target: Path, old: Path) -> None:
    """Put the new folder in the target's place in one step, in two where the system cannot do it in one."""
    if not _exchange(new, target):
        swap_in_two_steps(new, target, old)


def swap_in_two_steps(new: Path, target: Path, old: Path) -> None:
    """Move the target away, then the new folder in. A reader may find nothing for a moment in between."""
    target.rename(old)
    new.rename(target)


def publish(
    target: Path,
    fill: Fill,
    verify: Verify,
    *,
    patience: float = 600.0,
    say: Callable[[str], None] = lambda _: None,
    swap: Swap = swap_at_once,
) -> tuple[Problem, ...]:
    """Fill a hidden folder, verify it and put it in the target's place.

    Whatever fails, and whenever the process is killed, the site that was there stays as it was.

    Args:
        target: the folder that readers look at; made when it is missing.
        fill: writes the whole site into the empty folder it is given.
        verify: finds what is wrong with the filled folder.
        patience: seconds to wait for another build of the same target.
        say: gets one sentence when there is a wait.
        swap: how new folder and target change places; given a third path for the old site.

    Returns:
        What `verify` found, in order. One error among it, and the target was left as it was.

    Raises:
        PublishError: the target is not ours to replace, the wait was too long, or the disk failed.
    """
    target = target.resolve()
    work = target.parent / f".{target.name}.playbook-work"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target, patience, say):
            _recover(target, work)
            _refuse_what_is_not_ours(target)
            try:
                return _stage(target, work, fill, verify, swap)
            finally:
                with suppress(OSError):  # what cannot be removed now goes at the next build
                    _recover(target, work)
    except OSError as error:
        raise PublishError(f"{target} could not be published and is as it was: {error}") from error


def _stage(target: Path, work: Path, fill: Fill, verify: Verify, swap: Swap) -> tuple[Problem, ...]:
    new = work / "new"
    new.mkdir(parents=True)
    fill(new)
    problems = in_order(verify(new))
    if any(problem.level is Level.ERROR for problem in problems):
        return problems
    _write_manifest(new)
    if target.exists():
        swap(new, target, work / "old")
    else:
        new.rename(target)
    return problems


def _recover(target: Path, work: Path) -> None:
    """Put back a site that stands between two renames, then drop the work folder."""
    old = work / "old"
    if old.exists() and not target.exists():
        old.rename(target)
    if work.exists():
        shutil.rmtree(work)


def _refuse_what_is_not_ours(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise PublishError(f"{target} is not a folder: choose another place for the site")
    if os.path.ismount(target):
        raise PublishError(f"{target} is a mount point and cannot be swapped: choose a folder inside it")
    present = {path.as_posix() for path in _files(target) if path.name not in _LITTER}
    if present and MANIFEST not in present:
        raise PublishError(
            f"{target} is not empty and was not made by a build: choose another folder, or empty this one"
        )
    if strangers := sorted(present - _listed(target)):
        more = f" and {len(strangers) - 3} more" if len(strangers) > 3 else ""
        raise PublishError(
            f"{target} holds files that no build made and that would be lost "
            f"({', '.join(strangers[:3])}{more}): move them away first"
        )


def _listed(target: Path) -> set[str]:
    if not (target / MANIFEST).exists():
        return set()
    lines = (target / MANIFEST).read_text("utf-8").splitlines()
    return {MANIFEST, *(line.partition("  ")[2] for line in lines)}


def _write_manifest(folder: Path) -> None:
    lines = [f"{_sha256(entry)}  {name}\n" for name, entry in _entries(folder)]
    (folder / MANIFEST).write_text(_MARK + "".join(lines), encoding="utf-8", newline="\n")


def _files(folder: Path) -> Iterator[Path]:
    """Yield the path of everything that is no folder, relative and sorted; links are not followed."""
    return (Path(name) for name, _ in _entries(folder))


def files_below(folder: Path) -> list[str]:
    """Return the path of everything in a folder that is no folder, from there, sorted part by part; links are not followed."""
    return [name for name, _ in _entries(folder)]


def _entries(folder: Path) -> list[tuple[str, os.DirEntry[str]]]:
    found: list[tuple[str, os.DirEntry[str]]] = []
    ahead = [""]
    while ahead:
        below = ahead.pop()
        with os.scandir(folder / below) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    ahead.append(f"{below}{entry.name}/")
                else:
                    found.append((f"{below}{entry.name}", entry))
    return sorted(found, key=lambda each: each[0].split("/"))


def _sha256(entry: os.DirEntry[str]) -> str:
    if not entry.is_file(follow_symlinks=False):
        raise PublishError(f"{entry.name} is a link or a device: a published site consists of plain files")
    with open(entry.path, "rb") as stream:  # noqa: PTH123 - there are thousands
        return hashlib.sha256(stream.read()).hexdigest()  # `file_digest` takes 256 kB for each, however small


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or the file system cannot."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE: see renameat2(2)
    if renameat2(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP}:
        return False
    raise OSError(code, os.strerror(code), str(other))


@contextmanager
def _locked(target: Path, patience: float, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the target's lock. The kernel frees it when the process dies; the empty file stays."""
    descriptor = os.open(target.parent / f".{target.name}.playbook-lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        deadline = time.monotonic() + patience
        if not take(descriptor):
            say(f"Another build of {target} is running; waiting for it, {patience:.0f} s at most.")
            while not take(descriptor):
                if time.monotonic() >= deadline:
                    raise PublishError(
                        f"another build of {target} is still running after {patience:.0f} s: "
                        "try again when it has ended"
                    )
                time.sleep(_POLL_SECONDS)
        yield
    finally:
        os.close(descriptor)
