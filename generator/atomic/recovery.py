"""After a fault or a kill: what was half written goes back, what had come to its end stays."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.atomic.disk import digest_at, drop_empty, sync
from generator.atomic.stage import STAGE, Plan, Step, drop, locked, old_of, read_plan
from generator.errors import UsageError


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A change that was killed half way: by which command it was made, and its files, seen from the folder."""

    by: str
    files: tuple[str, ...]


def interrupted(root: Path) -> Interrupted | None:
    """Return the change of a folder that was killed half way; most often there is none.

    Raises:
        UsageError: what it left behind cannot be read.
    """
    plan = read_plan(root / STAGE)
    half = plan.then is not None or not _all_new(root, plan.steps)
    return Interrupted(plan.by, tuple(step.path for step in plan.steps)) if half and plan.steps else None


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
        with locked(stage):
            plan = read_plan(stage)
            if not (_all_new(root, plan.steps) and _followed(root, plan, finished)):
                _refuse_what_changed(root, stage, plan.steps)
                put_back(root, plan.steps)
        drop(stage)
    except OSError as error:
        raise UsageError(f"{error.filename or stage} cannot be put back: {error.strerror}") from error
    return True


def put_back(root: Path, steps: tuple[Step, ...]) -> None:
    """Put the old texts back, by moving them: a disk that is full has room for that.

    It can be done again from wherever it was stopped: what is in its place already is left alone.

    Raises:
        OSError: the disk failed.
    """
    for number, step in enumerate(steps):
        path = root / step.path
        if step.old is None:
            with contextlib.suppress(
                NotADirectoryError
            ):  # a file has the name of its folder, and it never stood there
                path.unlink(missing_ok=True)
            drop_empty(root, path.parent)
        elif digest_at(path) != step.old:
            old_of(root / STAGE, number).replace(path)
            sync(path.parent)
    sync(root)


def _followed(root: Path, plan: Plan, finished: Callable[[Mapping[str, str]], bool] | None) -> bool:
    if plan.then is None:
        return True
    if finished is None:
        raise UsageError(f"`{plan.by}` was killed in {root}: run it again first, and it puts that in order")
    return finished(plan.then)


def _refuse_what_changed(root: Path, stage: Path, steps: tuple[Step, ...]) -> None:
    for number, step in enumerate(steps):
        if digest_at(root / step.path) not in {step.old, step.new}:
            raise UsageError(
                f"{root / step.path} was changed after a command was killed while it wrote: keep what you need of "
                f"it and of {old_of(stage, number)}, which is what stood there before, then remove {stage}"
            )


def _all_new(root: Path, steps: tuple[Step, ...]) -> bool:
    return all(digest_at(root / step.path) == step.new for step in steps)
