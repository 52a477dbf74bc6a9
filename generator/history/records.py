"""What was released: the record of each release beside the playbook, and the versions that git has tagged.

A record is a JSON report of what changed, in `releases/<version>.json`, committed with the release. Pages are
made from records, so that they need no git; which version was in force on a day is asked of git.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.diff import Release
from generator.errors import UsageError
from generator.history.git import Repository, Tag

FOLDER = "releases"
PREFIX = "v"

Order = tuple[int, ...]

_NUMBER = r"(?:0|[1-9][0-9]{0,5})"  # as Semantic Versioning writes it: one version has one name
_VERSION = rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}"


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


def has_records(root: Path) -> bool:
    """Return whether a release was recorded."""
    return any((root / FOLDER).glob("*.json"))


def _read(content: bytes) -> Release:
    from generator.report.changes import read_release  # noqa: PLC0415 - slow to import, and most have no record

    return read_release(content)


def read_records(root: Path) -> tuple[Release, ...]:
    """Return the recorded releases, newest first; none where nothing was released.

    Raises:
        UsageError: a record is damaged.
    """
    found = []
    for path in sorted((root / FOLDER).glob("*.json")):
        try:
            found.append(_read(path.read_bytes()))
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
    form = re.compile(f"{re.escape(prefix)}({_VERSION})")
    matches = ((form.fullmatch(tag.name), tag) for tag in repository.tags())
    return tuple(
        sorted((Tagged(match[1], tag) for match, tag in matches if match), key=lambda found: found.order)
    )


def released_versions(repository: Repository, root: Path, prefix: str = PREFIX) -> tuple[Tagged, ...]:
    """Return the tagged versions, lowest first, when the committed records tell of the same releases.

    Args:
        repository: where to look for tags.
        root: the folder in which the records are.
        prefix: what stands before the version in the names of tags.

    Raises:
        UsageError: a part of the history or a tag is missing, or a tag is not on the release that it names.
    """
    tagged = tagged_versions(repository, prefix)
    found = {each.version: each.tag for each in tagged}
    names = {tag.name for tag in repository.tags()}
    for record in read_records(root):
        name = record.after.name
        if record.version in found:
            _refuse_another(repository, record, found[record.version])
        elif name in names:
            other = name.removesuffix(record.version)
            raise UsageError(f"{record.version} is released with the tag {name}: say `--prefix {other}`")
        else:
            raise UsageError(
                f"{FOLDER}/{record.version}.json records a release, and its tag {name} is not here: "
                "`git fetch --tags` fetches the tags of the remote repository"
            )
    return tagged


def _refuse_another(repository: Repository, record: Release, tag: Tag) -> None:
    """Refuse a tag whose commit does not hold the record of its release.

    Raises:
        UsageError: the tag is on another commit than the release, or one of the two records was changed.
    """
    with repository.snapshot(tag.commit) as snapshot:
        ends = f"{FOLDER}/{record.version}.json"
        there = [name for name in snapshot.names if name == ends or name.endswith(f"/{ends}")]
        if any(_same(snapshot.read(name), record) for name in there):
            return
    raise UsageError(
        f"the tag {tag.name} is on commit {tag.commit[:12]}, which does not hold {ends} as it is here: one of the two "
        f"was changed after the release; `git log -- {ends}` tells when, `git fetch --tags --force` takes the tags of "
        "the remote repository"
    )


def _same(data: bytes, record: Release) -> bool:
    try:
        then = _read(data)
    except UsageError:
        return False
    return (then.after.digest, then.after.digest_form, then.day) == (
        record.after.digest,
        record.after.digest_form,
        record.day,
    )


def doubts_about(
    repository: Repository, tagged: Iterable[Tagged], records: Iterable[Release]
) -> Iterator[str]:
    """Yield what in the history cannot be so: days that run backwards, in commits or in records."""
    tagged = tuple(tagged)
    early = repository.dated_before_parent([each.tag.commit for each in tagged])
    for each in tagged:
        if each.tag.commit in early:
            yield (
                f"{each.tag.name} is dated {each.tag.day}, before a commit that it stands on: "
                "it was not in force on that day"
            )
    oldest_first = sorted(records, key=lambda record: _numbers(record.version))
    for before, after in itertools.pairwise(oldest_first):
        if before.day > after.day:
            yield (
                f"{FOLDER}/{before.version}.json says {before.day}, which is after {after.version}, its successor, "
                f"of {after.day}"
            )


def released_before(repository: Repository, root: Path, version: str, prefix: str = PREFIX) -> str:
    """Return the last version that is released, when another one after it is stated already; else nothing.

    Args:
        repository: where to look for tags.
        root: the folder in which the records are; they tell where tags were not fetched.
        version: the version that the older playbook states.
        prefix: what stands before the version in the names of tags.
    """
    recorded = {path.stem for path in (root / FOLDER).glob("*.json") if re.fullmatch(_VERSION, path.stem)}
    try:
        versions = recorded | {found.version for found in tagged_versions(repository, prefix)}
    except UsageError:  # only a part of the history is here
        versions = recorded
    if version in versions:
        return ""
    return max((found for found in versions if _numbers(found) < _numbers(version)), key=_numbers, default="")


def in_force(versions: Iterable[Tagged], day: str) -> Tagged | None:
    """Return the version that was released last on a day or before; None when there was none yet."""
    released = [found for found in versions if found.tag.day <= day]
    return max(released, key=lambda found: (found.tag.day, found.order), default=None)


def _numbers(version: str) -> Order:
    return tuple(map(int, version.split(".")))
