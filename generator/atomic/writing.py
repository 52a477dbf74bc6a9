"""Writing several files as one, and where they are written from."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.atomic.disk import content_of, missing_folders, sync
from generator.atomic.recovery import put_back, recover
from generator.atomic.stage import PLAN, STAGE, Step, Wanted, drop, locked, new_of, staged
from generator.errors import UsageError


def home(folder: Path) -> Path:
    """Return where the files of a playbook are written from: the top of its repository, else the folder itself.

    A layer may lie beside the folder that names it, and is written together with what is in there.
    """
    at = folder.resolve()
    return next((above for above in (at, *at.parents) if (above / ".git").exists()), at)


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
    made, stage = missing_folders(root), root / STAGE
    try:
        wanted = _wanted(root, files)
        if wanted or then is not None:
            root.mkdir(parents=True, exist_ok=True)
            stage.mkdir()
            with locked(stage):
                yield from _written(root, wanted, by, then)
            drop(stage)
        else:
            yield ()
    except OSError as error:
        left = "the next try puts in order what was written" if (stage / PLAN).exists() else "nothing changed"
        raise UsageError(f"{error.filename or root} cannot be written: {error.strerror}; {left}") from error
    finally:
        for folder in made:
            with contextlib.suppress(OSError):  # whoever holds a file stays
                folder.rmdir()


def _wanted(root: Path, files: Mapping[Path, bytes | None]) -> list[Wanted]:
    """Return what has to change.

    Raises:
        OSError: a file cannot be read, or a folder has its name.
    """
    places = ((_below(root, path), new) for path, new in files.items())
    found = (Wanted(place, content_of(root / place), new) for place, new in places)
    return [each for each in found if each.old != each.new]


def _below(root: Path, path: Path) -> str:
    """Return a path relative to the folder, links followed: nothing outside of it is written."""
    place = (root / path).resolve()
    if not place.is_relative_to(root.resolve()):
        raise UsageError(f"{path} lies outside of {root}, and what is written together lies in one folder")
    return place.relative_to(root.resolve()).as_posix()


def _written(
    root: Path, wanted: list[Wanted], by: str, then: Mapping[str, str] | None
) -> Iterator[tuple[Path, ...]]:
    steps: tuple[Step, ...] = ()
    try:
        steps = staged(root, wanted, by, then).steps
        for number, step in enumerate(steps):
            _replace(root, new_of(root / STAGE, number), step)
        yield tuple(root / step.path for step in steps)
    except BaseException:
        put_back(root, steps)
        drop(root / STAGE)
        raise


def _replace(root: Path, new: Path, step: Step) -> None:
    path = root / step.path
    if step.new is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    new.replace(path)
    sync(path.parent)
