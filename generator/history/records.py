"""What was released: the record of each release beside the playbook, and the versions that git has tagged.

A record is a JSON report of what changed, in `releases/<version>.json`, committed with the release. Pages are
made from records, so that they need no git; which version was in force on a day is asked of git.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.diff import Release
from generator.errors import UsageError
from generator.history.git import Repository, Tag
from generator.report.changes import read_release

FOLDER = "releases"
PREFIX = "v"

Order = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A version that git has tagged."""

    version: str
    tag: Tag

    @property
    def order(self) -> Order:
        """What versions are sorted by: 10.0.0 comes after 9.0.0."""
        return tuple(map(int, self.version.split(".")))


def record_of(root: Path, version: str) -> Path:
    """Return where the record of a release is."""
    return root / FOLDER / f"{version}.json"


def read_records(root: Path) -> tuple[Release, ...]:
    """Return the recorded releases, newest first; none where nothing was released.

    Raises:
        UsageError: a record is damaged.
    """
    found = []
    for path in sorted((root / FOLDER).glob("*.json")):
        try:
            found.append(read_release(path.read_bytes()))
        except (OSError, UsageError) as error:
            raise UsageError(
                f"{path.name} in {FOLDER} cannot be read: {error}; restore it from git"
            ) from error
    return tuple(sorted(found, key=lambda release: _numbers(release.version), reverse=True))


def tagged_versions(repository: Repository, prefix: str = PREFIX) -> tuple[Tagged, ...]:
    """Return the tagged versions, lowest first.

    Args:
        repository: where to look.
        prefix: what stands before the version in the names of tags.

    Raises:
        UsageError: only a part of the history is here, so that versions can be missing.
    """
    if repository.is_shallow:
        raise UsageError(
            f"{repository.root} holds a part of the history only, and released versions can be missing: "
            "`git fetch --unshallow --tags` fetches the rest"
        )
    form = re.compile(rf"{re.escape(prefix)}(\d{{1,6}}\.\d{{1,6}}\.\d{{1,6}})")
    matches = ((form.fullmatch(tag.name), tag) for tag in repository.tags())
    return tuple(
        sorted((Tagged(match[1], tag) for match, tag in matches if match), key=lambda found: found.order)
    )


def released_before(repository: Repository, version: str, prefix: str = PREFIX) -> str:
    """Return the last version that is released, when another one after it is stated already; else nothing.

    Args:
        repository: where to look.
        version: the version that the older playbook states.
        prefix: what stands before the version in the names of tags.
    """
    try:
        versions = [found.version for found in tagged_versions(repository, prefix)]
    except UsageError:  # some can be missing here: what is stated counts
        return ""
    if version in versions:
        return ""
    return max((found for found in versions if _numbers(found) < _numbers(version)), key=_numbers, default="")


def in_force(versions: Iterable[Tagged], day: str) -> Tagged | None:
    """Return the version that was released last on a day or before; None when there was none yet."""
    released = [found for found in versions if found.tag.day <= day]
    return max(released, key=lambda found: (found.tag.day, found.order), default=None)


def _numbers(version: str) -> Order:
    return tuple(map(int, version.split(".")))
