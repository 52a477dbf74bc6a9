"""What stands beside a playbook in a commit, written into a folder: its data, the look and the record of its cards.

Programs of a commit are never among it, and its settings of the site only where they are just looked at.
"""

from __future__ import annotations

import posixpath
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.errors import UsageError
from generator.folder.defaults import KEPT
from generator.history.git import Repository
from generator.history.snapshot import Snapshot
from generator.layer.manifest import FILE
from generator.problems import Problem

SETTINGS = "mkdocs.yml"
_RECORDS = ("cards.lock.json", "cards.public.lock.json")
_REFUSED = frozenset({"..", ".git", ""})
_LOOK = frozenset({".typ", ".svg", ".png", ".jpg", ".webp", ".ico"})
"""What a theme folder holds that is drawn or read by the typesetter."""


def write_files(
    repository: Repository,
    commit: str,
    inside: str,
    target: Path,
    theme: str | None,
    *,
    settings: bool = False,
) -> None:
    """Write the files of a playbook as a commit has them.

    Args:
        repository: the repository.
        commit: the commit, by its hash.
        inside: where the playbook is in it.
        target: the folder to write into.
        theme: the folder with the look of the cards, beside the playbook; None where they have no look of their own.
        settings: whether the settings of the site are written as well, which name programs.

    Raises:
        UsageError: git does not have the content of a file.
    """
    root = PurePosixPath(inside)
    with repository.snapshot(commit) as snapshot:
        beside = root if f"{inside}/{FILE}".removeprefix("./") in snapshot.names else root.parent
        look = PurePosixPath(posixpath.normpath(beside / theme)) if theme else None
        for name in sorted(snapshot.names):
            path = PurePosixPath(name)
            wanted = (
                _is_data(path, beside)
                or (path.parent == look and path.suffix in _LOOK)
                or (settings and path == beside / SETTINGS)
            )
            if wanted and not snapshot.is_link(name) and not _REFUSED & set(path.parts):
                (target / path).parent.mkdir(parents=True, exist_ok=True)
                (target / path).write_bytes(_content(snapshot, name, commit))


def _content(snapshot: Snapshot, name: str, commit: str) -> bytes:
    try:
        return snapshot.read(name)
    except OSError as error:
        raise UsageError(
            f"{name} of commit {commit[:12]} cannot be read: {error.strerror}; see `git fsck`"
        ) from error


def _is_data(path: PurePosixPath, beside: PurePosixPath) -> bool:
    if path.suffix == ".yaml" or path.name == FILE:
        return not any(part.startswith(".") for part in path.parts)
    return (
        path == beside / KEPT
        or (path.parent == beside and path.name in _RECORDS)
        or (path.parent == beside / "releases" and path.suffix == ".json")
    )


def named(problem: Problem, source: Path, name: str) -> Problem:
    """Return a problem with its place in a revision, and not in the folder that its files were written to."""
    where = problem.where
    if where is None or where.file.startswith(f"{name}:"):
        return problem
    file = where.file.removeprefix(f"{source.as_posix()}/")
    return replace(problem, where=replace(where, file=f"{name}:{file}"))
