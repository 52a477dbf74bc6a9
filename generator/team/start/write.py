"""Puts new files into a folder. What is there stays, unless somebody says that it may be replaced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import UsageError


@dataclass(frozen=True, slots=True)
class Written:
    """Paths that were written, and paths where something else stood and stayed."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def write_files(
    folder: Path,
    files: Mapping[str, str] | Mapping[str, bytes] | Mapping[str, str | bytes],
    may_replace: Callable[[str], bool],
) -> Written:
    """Write files into a folder.

    Args:
        folder: where; it is made if it is missing.
        files: texts or bytes by path.
        may_replace: asked for each path where something else stands.

    Raises:
        UsageError: a file cannot be read or written.
    """
    written, kept = [], []
    for name, text in files.items():
        path, content = folder / name, text.encode() if isinstance(text, str) else text
        try:
            if path.exists() and path.read_bytes() != content and not may_replace(name):
                kept.append(name)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise UsageError(f"{path} cannot be written: {error}") from error
        written.append(name)
    return Written(tuple(written), tuple(kept))
