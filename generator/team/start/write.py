"""Puts new files into a folder. What is there stays, unless somebody says that it may be replaced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.atomic import home, write_all
from generator.errors import UsageError
from generator.layer.manifest import FILE


@dataclass(frozen=True, slots=True)
class Written:
    """Paths that were written, and paths where something else stood and stayed."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def write_files(
    folder: Path,
    files: Mapping[str, str | bytes],
    may_replace: Callable[[str], bool],
    besides: Callable[[Written], Mapping[str, bytes]] = lambda _: {},
) -> Written:
    """Write files into a folder, all or none, in their order; the manifest last, as it makes a playbook of the others.

    Args:
        folder: where; it is made if it is missing.
        files: texts or bytes by path.
        may_replace: asked for each path where something else stands, before anything is written.
        besides: what nobody has to be asked about, once it is known what stays.

    Raises:
        UsageError: a file cannot be read or written; nothing is written then.
    """
    wanted = {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
    kept = tuple(
        name
        for name, content in wanted.items()
        if _is_other(folder / name, content) and not may_replace(name)
    )
    found = Written(tuple(name for name in wanted if name not in kept), kept)
    all_of_it = {**{name: wanted[name] for name in found.written}, **besides(found)}
    last = {name: all_of_it.pop(name) for name in (FILE,) if name in all_of_it}
    here = folder.resolve()
    write_all(
        home(folder), {here / name: content for name, content in (all_of_it | last).items()}, "playbook init"
    )
    return found


def _is_other(path: Path, content: bytes) -> bool:
    try:
        return path.exists() and path.read_bytes() != content
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
