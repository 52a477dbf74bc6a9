"""The stage: a hidden folder that holds the new texts, a copy of the old ones and, once both are whole, the plan."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.atomic.disk import digest, sync, take, write_through
from generator.errors import UsageError

STAGE = ".playbook-writing"
"""The hidden folder, in the folder whose files are written. It is there only while a command writes, or was killed."""

PLAN = "plan.json"
_IGNORE = ".gitignore"
_LOCK = "lock"
_DAMAGED = "it holds no plan of ours: look at what is in it, then remove it"


@dataclass(frozen=True, slots=True)
class Step:
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
class Plan:
    """What a command is about to write.

    Attributes:
        by: the command, as one types it.
        then: what has to follow once every file is written, in words of the command; None when nothing has to.
        steps: the files, in order.
    """

    by: str
    then: Mapping[str, str] | None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that has to change.

    Attributes:
        path: where it is, relative to the folder.
        old: what stands there; None where nothing does.
        new: what shall; None where nothing shall.
    """

    path: str
    old: bytes | None
    new: bytes | None


def staged(root: Path, wanted: Sequence[Wanted], by: str, then: Mapping[str, str] | None) -> Plan:
    """Put everything into the stage of a folder, the plan last and in one step.

    Raises:
        OSError: the disk is full, or failed.
    """
    stage = root / STAGE
    write_through(stage / _IGNORE, b"*\n")
    steps = []
    for number, file in enumerate(wanted):
        for path, data in ((old_of(stage, number), file.old), (new_of(stage, number), file.new)):
            if data is not None:
                write_through(path, data)
                if file.old is not None:
                    shutil.copymode(root / file.path, path)
        steps.append(Step(file.path, digest(file.old), digest(file.new)))
    files = [{"path": each.path, "old": each.old, "new": each.new} for each in steps]
    text = json.dumps({"by": by, "then": then, "files": files}, indent=1)
    write_through(stage / f"{PLAN}.part", text.encode())
    (stage / f"{PLAN}.part").replace(stage / PLAN)
    sync(stage)
    sync(root)
    return Plan(by, then, tuple(steps))


def old_of(stage: Path, number: int) -> Path:
    """Return where the old text of the N-th file of a plan is."""
    return stage / f"old-{number}"


def new_of(stage: Path, number: int) -> Path:
    """Return where the new text of the N-th file of a plan is."""
    return stage / f"new-{number}"


def read_plan(stage: Path) -> Plan:
    """Return the plan of a stage; without files when staging never came to its end, and so no file was touched.

    Raises:
        UsageError: it is no plan of ours.
    """
    try:
        said = json.loads((stage / PLAN).read_bytes())
        steps = tuple(Step(each["path"], each["old"], each["new"]) for each in said["files"])
        return Plan(said["by"], said["then"], steps)
    except (FileNotFoundError, NotADirectoryError):
        return Plan("", None)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UsageError(f"{stage} cannot be read: {_DAMAGED}") from error


def drop(stage: Path) -> None:
    """Remove a stage, its plan first: without one it stands for nothing. What cannot be removed goes next time."""
    with contextlib.suppress(OSError):
        (stage / PLAN).unlink(missing_ok=True)
        shutil.rmtree(stage)


@contextlib.contextmanager
def locked(stage: Path) -> Iterator[None]:
    """Hold the lock of a stage.

    Raises:
        OSError: it cannot be made.
        UsageError: another process holds it.
    """
    descriptor = os.open(stage / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not take(descriptor):
            raise UsageError(f"another command is writing in {stage.parent}: try again when it has ended")
        yield
    finally:
        os.close(descriptor)
