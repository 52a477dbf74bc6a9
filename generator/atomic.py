"""Several files written as one: all of them, or none, whatever fails and whenever the process is killed.

New texts and a copy of the old ones are staged in a hidden folder beside the files; a plan, put there in one step, says
that staging is whole; then each file is replaced. What fails in between is put back at once. After a kill the next
command that writes there puts it back, or sees that it had come to its end. Nothing that somebody changed since is
overwritten.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import UsageError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

STAGE = ".playbook-writing"
"""The hidden folder, in the folder whose files are written. It is there only while a command writes, or was killed."""

_PLAN = "plan.json"
_LOCK = "lock"
_DAMAGED = "it holds no plan of ours: look at what is in it, then remove it"


@dataclass(frozen=True, slots=True)
class _Step:
    """One file of a plan.

    Attributes:
        path: where it is, relative to the folder.
        old: SHA-256 of what stood there; None where nothing did.
        new: SHA-256 of what will stand there; None where nothing will.
    """

    path: str
    old: str | None
    new: str | None


def write_all(root: Path, files: Mapping[Path, bytes | None]) -> tuple[Path, ...]:
    """Write files, all or none of them; return those that changed.

    Args:
        root: the folder that holds them all; made if it is missing.
        files: content by path, below the folder or absolute; None removes a file. They are replaced in this order: what
            tells that all is done, such as a pin, comes last.

    Raises:
        UsageError: a file cannot be read or written, or lies outside of the folder; nothing changed then.
    """
    with writing(root, files) as changed:
        return changed


@contextlib.contextmanager
def writing(root: Path, files: Mapping[Path, bytes | None]) -> Iterator[tuple[Path, ...]]:
    """Write files and keep their old texts until the block ends; an exception in it puts them back.

    Arguments, result and exceptions are those of `write_all`.
    """
    recover(root)
    made, stage = _missing_folders(root), root / STAGE
    try:
        root.mkdir(parents=True, exist_ok=True)
        stage.mkdir()
        with _locked(stage):
            yield from _written(root, stage, files)
        _drop(stage)
    except OSError as error:
        raise UsageError(
            f"{error.filename or root} cannot be written: {error.strerror}; nothing changed"
        ) from error
    finally:
        for folder in made:
            with contextlib.suppress(OSError):  # whoever holds a file stays
                folder.rmdir()


def _written(root: Path, stage: Path, files: Mapping[Path, bytes | None]) -> Iterator[tuple[Path, ...]]:
    steps: tuple[_Step, ...] = ()
    try:
        steps = _staged(root, stage, files)
        for number, step in enumerate(steps):
            _replace(root, stage / f"new-{number}", step)
        yield tuple(root / step.path for step in steps)
    except BaseException:
        _put_back(root, stage, steps)
        _drop(stage)
        raise


def recover(root: Path, finished: Callable[[], bool] = lambda: True) -> bool:
    """Put back what a killed command left half written; return whether there was anything to do.

    Args:
        root: the folder.
        finished: asked when every file had been written: whether what had to follow was done as well.

    Raises:
        UsageError: another command writes there now, or a file was changed by somebody since.
    """
    stage = root / STAGE
    if not stage.is_dir():
        return False
    try:
        with _locked(stage):
            steps = _plan(stage)
            if not (_all_new(root, steps) and finished()):
                _refuse_what_changed(root, stage, steps)
                _put_back(root, stage, steps)
        _drop(stage)
    except OSError as error:
        raise UsageError(f"{error.filename or stage} cannot be put back: {error.strerror}") from error
    return True


def interrupted(root: Path) -> tuple[str, ...]:
    """Return the files of a change that was killed half way, as paths relative to the folder; most often none."""
    stage = root / STAGE
    return tuple(step.path for step in _plan(stage)) if (stage / _PLAN).is_file() else ()


def _staged(root: Path, stage: Path, files: Mapping[Path, bytes | None]) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    for path, content in files.items():
        place = _below(root, path)
        old = (root / place).read_bytes() if (root / place).is_file() else None
        if old == content:
            continue
        number = len(steps)
        for kind, data in (("old", old), ("new", content)):
            if data is not None:
                _write(stage / f"{kind}-{number}", data)
        if old is not None and content is not None:
            shutil.copymode(root / place, stage / f"new-{number}")
        steps.append(_Step(place, _digest(old), _digest(content)))
    text = json.dumps([{"path": each.path, "old": each.old, "new": each.new} for each in steps], indent=1)
    _write(stage / f"{_PLAN}.part", text.encode())
    (stage / f"{_PLAN}.part").replace(stage / _PLAN)
    _sync(stage)
    return tuple(steps)


def _below(root: Path, path: Path) -> str:
    """Return a path relative to the folder, links followed: nothing outside of it is written."""
    place = (root / path).resolve()
    if not place.is_relative_to(root.resolve()):
        raise UsageError(f"{path} lies outside of {root}, and what is written together lies in one folder")
    return place.relative_to(root.resolve()).as_posix()


def _replace(root: Path, new: Path, step: _Step) -> None:
    path = root / step.path
    if step.new is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    new.replace(path)
    _sync(path.parent)


def _put_back(root: Path, stage: Path, steps: tuple[_Step, ...]) -> None:
    for number, step in enumerate(steps):
        path, old = root / step.path, stage / f"old-{number}"
        if step.old is None:
            path.unlink(missing_ok=True)
            _drop_empty(root, path.parent)
        elif _digest_at(path) != step.old:
            shutil.copyfile(old, stage / "back")
            if path.exists():
                shutil.copymode(path, stage / "back")
            (stage / "back").replace(path)
    _sync(root)


def _refuse_what_changed(root: Path, stage: Path, steps: tuple[_Step, ...]) -> None:
    for number, step in enumerate(steps):
        if _digest_at(root / step.path) not in {step.old, step.new}:
            raise UsageError(
                f"{root / step.path} was changed after a command was killed while it wrote: keep what you need of "
                f"it and of {stage / f'old-{number}'}, which is what stood there before, then remove {stage}"
            )


def _all_new(root: Path, steps: tuple[_Step, ...]) -> bool:
    return all(_digest_at(root / step.path) == step.new for step in steps)


def _plan(stage: Path) -> tuple[_Step, ...]:
    """Return the plan of a stage; empty when staging never came to its end, and so no file was touched."""
    try:
        said = json.loads((stage / _PLAN).read_bytes())
        return tuple(_Step(each["path"], each["old"], each["new"]) for each in said)
    except FileNotFoundError:
        return ()
    except (ValueError, TypeError, KeyError) as error:
        raise UsageError(f"{stage} cannot be read: {_DAMAGED}") from error


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    """Have the names in a folder written to the disk, where the system can do that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _digest(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


def _digest_at(path: Path) -> str | None:
    return _digest(path.read_bytes()) if path.is_file() else None


def _missing_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders that making this one would make, the innermost first."""
    return tuple(folder for folder in (root, *root.parents) if not folder.exists())


def _drop_empty(root: Path, folder: Path) -> None:
    while folder != root and folder.is_relative_to(root) and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _drop(stage: Path) -> None:
    """Remove a stage, its plan first: without one it stands for nothing."""
    with contextlib.suppress(OSError):  # what cannot be removed now goes at the next writing
        (stage / _PLAN).unlink(missing_ok=True)
        shutil.rmtree(stage)


@contextlib.contextmanager
def _locked(stage: Path) -> Iterator[None]:
    """Hold the lock of a stage; the kernel frees it when the process dies.

    Raises:
        UsageError: another process holds it.
    """
    descriptor = os.open(stage / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not take(descriptor):
            raise UsageError(f"another command is writing in {stage.parent}: try again when it has ended")
        yield
    finally:
        os.close(descriptor)


def take(descriptor: int) -> bool:
    """Lock an open file for this process, without waiting; return whether nobody else holds it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # held by another: as POSIX says it, as Windows does
        return False
    return True
