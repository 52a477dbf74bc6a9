"""Several files written as one: all of them, or none, whatever fails and whenever the process is killed.

New texts and a copy of the old ones are staged in a hidden folder beside the files; a plan, put there in one step, says
that staging is whole; then each file is replaced. What fails in between is put back at once. After a kill the next
command that writes there puts it back, or sees that it had come to its end. Nothing that somebody changed since is
overwritten. Git is told to look past the stage, so that nobody commits it.
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
_IGNORE = ".gitignore"
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


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a command is about to write.

    Attributes:
        by: the command, as one types it.
        then: what has to follow once every file is written, in words of the command; None when nothing has to.
        steps: the files, in order.
    """

    by: str
    then: Mapping[str, str] | None
    steps: tuple[_Step, ...]


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A change that was killed half way: by which command it was made, and its files, seen from the folder."""

    by: str
    files: tuple[str, ...]


def home(folder: Path) -> Path:
    """Return where the files of a playbook are written from: the top of its repository, else the folder itself.

    A layer may lie beside the folder that names it, and is written together with what is in there.
    """
    at = folder.resolve()
    return next((above for above in (at, *at.parents) if (above / ".git").exists()), at)


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
        _write(part, content)
        if place.exists():
            shutil.copymode(place, part)
        part.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def write_all(root: Path, files: Mapping[Path, bytes | None], by: str = "a command") -> tuple[Path, ...]:
    """Write files, all or none of them; return those that changed.

    Args:
        root: the folder that holds them all; made if it is missing.
        files: content by path, below the folder or absolute; None removes a file. They are replaced in this order: what
            tells that all is done, such as a pin, comes last.
        by: the command that writes them, as one types it.

    Raises:
        UsageError: a file cannot be read or written, or lies outside of the folder; nothing changed then.
    """
    with writing(root, files, by) as changed:
        return changed


@contextlib.contextmanager
def writing(
    root: Path,
    files: Mapping[Path, bytes | None],
    by: str = "a command",
    then: Mapping[str, str] | None = None,
) -> Iterator[tuple[Path, ...]]:
    """Write files and keep their old texts until the block ends; an exception in it puts them back.

    Arguments, result and exceptions are those of `write_all`.

    Args:
        root: the folder.
        files: content by path.
        by: the command.
        then: what the block does, for `recover` to tell whether it was done; None when the files are all there is.
    """
    recover(root)
    made, stage = _missing_folders(root), root / STAGE
    try:
        wanted = _wanted(root, files)
        if wanted or then is not None:
            root.mkdir(parents=True, exist_ok=True)
            stage.mkdir()
            with _locked(stage):
                yield from _written(root, stage, wanted, (by, then))
            _drop(stage)
        else:
            yield ()
    except OSError as error:
        left = (
            "the next try puts in order what was written" if (stage / _PLAN).exists() else "nothing changed"
        )
        raise UsageError(f"{error.filename or root} cannot be written: {error.strerror}; {left}") from error
    finally:
        for folder in made:
            with contextlib.suppress(OSError):  # whoever holds a file stays
                folder.rmdir()


_Wanted = tuple[str, bytes | None, bytes | None]
"""A path relative to the folder, what stands there, and what shall."""


def _wanted(root: Path, files: Mapping[Path, bytes | None]) -> list[_Wanted]:
    """Return what has to change.

    Raises:
        OSError: a file cannot be read, or a folder has its name.
    """
    found = (
        (place, _content(root / place), new) for path, new in files.items() for place in [_below(root, path)]
    )
    return [(place, old, new) for place, old, new in found if old != new]


def _written(
    root: Path, stage: Path, wanted: list[_Wanted], what: tuple[str, Mapping[str, str] | None]
) -> Iterator[tuple[Path, ...]]:
    steps: tuple[_Step, ...] = ()
    try:
        steps = _staged(root, stage, wanted, what)
        for number, step in enumerate(steps):
            _replace(root, stage / f"new-{number}", step)
        yield tuple(root / step.path for step in steps)
    except BaseException:
        _put_back(root, stage, steps)
        _drop(stage)
        raise


def recover(root: Path, finished: Callable[[Mapping[str, str]], bool] | None = None) -> bool:
    """Put back what a killed command left half written; return whether there was anything to do.

    Args:
        root: the folder.
        finished: asked when every file had been written and something had to follow: whether that was done. It gets
            what the command said of it. Only the command itself can know.

    Raises:
        UsageError: another command writes there now, a file was changed by somebody since, or only the command that
            was killed can tell how far it came.
    """
    stage = root / STAGE
    if not stage.is_dir():
        return False
    try:
        with _locked(stage):
            plan = _plan(stage)
            if not (_all_new(root, plan.steps) and _followed(root, plan, finished)):
                _refuse_what_changed(root, stage, plan.steps)
                _put_back(root, stage, plan.steps)
        _drop(stage)
    except OSError as error:
        raise UsageError(f"{error.filename or stage} cannot be put back: {error.strerror}") from error
    return True


def _followed(root: Path, plan: _Plan, finished: Callable[[Mapping[str, str]], bool] | None) -> bool:
    if plan.then is None:
        return True
    if finished is None:
        raise UsageError(f"`{plan.by}` was killed in {root}: run it again first, and it puts that in order")
    return finished(plan.then)


def interrupted(root: Path) -> Interrupted | None:
    """Return the change of a folder that was killed half way; most often there is none.

    Raises:
        UsageError: what it left behind cannot be read.
    """
    plan = _plan(root / STAGE)
    half = plan.then is not None or not _all_new(root, plan.steps)
    return Interrupted(plan.by, tuple(step.path for step in plan.steps)) if half and plan.steps else None


def _staged(
    root: Path, stage: Path, wanted: list[_Wanted], what: tuple[str, Mapping[str, str] | None]
) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    _write(stage / _IGNORE, b"*\n")
    for number, (place, old, new) in enumerate(wanted):
        for kind, data in (("old", old), ("new", new)):
            if data is not None:
                _write(stage / f"{kind}-{number}", data)
                if old is not None:
                    shutil.copymode(root / place, stage / f"{kind}-{number}")
        steps.append(_Step(place, _digest(old), _digest(new)))
    files = [{"path": each.path, "old": each.old, "new": each.new} for each in steps]
    text = json.dumps({"by": what[0], "then": what[1], "files": files}, indent=1)
    _write(stage / f"{_PLAN}.part", text.encode())
    (stage / f"{_PLAN}.part").replace(stage / _PLAN)
    _sync(stage)
    _sync(root)
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
            shutil.copy(old, stage / "back")
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


def _plan(stage: Path) -> _Plan:
    """Return the plan of a stage; without files when staging never came to its end, and so no file was touched."""
    try:
        said = json.loads((stage / _PLAN).read_bytes())
        steps = tuple(_Step(each["path"], each["old"], each["new"]) for each in said["files"])
        return _Plan(said["by"], said["then"], steps)
    except (FileNotFoundError, NotADirectoryError):
        return _Plan("", None, ())
    except (ValueError, TypeError, KeyError, RecursionError) as error:
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
    return _digest(_content(path))


def _content(path: Path) -> bytes | None:
    """Return what a file holds; None when there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


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
