"""Which default is meant: the installed one, that in a folder, in a wheel, or the one a team keeps beside its layers.

A default that layers stand on is kept as a small zip file of its YAML files. When the installed default changes,
what it said before is still at hand, without a network and without a second installation.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator import resources
from generator.errors import UsageError
from generator.folder.assemble import digest_of, version_of
from generator.layer.manifest import Default
from generator.model import CONCEPTS
from generator.read.archive import ZipFiles, open_archive, packed
from generator.read.folder import Source, read_folder
from generator.read.tree import AnyPath

KEPT = ".playbook/default.zip"
"""Where the default that the layers were written for is kept, seen from `playbook.yml`."""

_INSIDE = ("generator/_bundled/playbook", "playbook")


def default_at(path: AnyPath) -> Source:
    """Return the default in a folder, a wheel or another zip file.

    Args:
        path: the playbook itself, or what holds it: a checkout, an installation, a wheel.

    Raises:
        UsageError: there is none.
    """
    top: AnyPath = path if path.is_dir() else open_archive(path)
    if not (top / "about.yaml").is_file():
        top = next((top / inside for inside in _INSIDE if (top / inside).is_dir()), top)
    return read_folder(top, CONCEPTS)


def installed_default() -> Source:
    """Return the default that came with this program."""
    return read_folder(resources.default_playbook(), CONCEPTS, label="default")


def written_for(home: Path, pinned: Default, since: Path | None = None) -> Source:
    """Return the default that layers were written for.

    Args:
        home: the folder with `playbook.yml`.
        pinned: what that file says about the default.
        since: where somebody says that it is.

    Raises:
        UsageError: none of the right version is at hand.
    """
    if since:
        found = default_at(since)
        if version_of(found.data) == pinned.version:
            return found
        raise UsageError(_not_at_hand(pinned, f"{since} holds {version_of(found.data)}"))
    here = default_at(home / pinned.path) if pinned.path else installed_default()
    at_hand = [found for found in (here, _kept(home)) if found and version_of(found.data) == pinned.version]
    exact = [found for found in at_hand if digest_of(found.data) == pinned.digest]
    if not at_hand:
        instead = f"{version_of(here.data)} is what is there"
        raise UsageError(
            _not_at_hand(pinned, instead, damaged=(home / KEPT).is_file() and _kept(home) is None)
        )
    return (exact or at_hand)[0]


def default_of(home: AnyPath, pinned: Default) -> Source | None:
    """Return the default that another version of a team's playbook keeps, when that is the one it stands on.

    Args:
        home: the folder with its `playbook.yml`, on disk or in a revision.
        pinned: what that file says about the default.

    Returns:
        None when the default in force is meant, or when no better one is at hand.
    """
    if pinned.path or _installed_digest() == pinned.digest:
        return None
    found = _kept(home)
    if found is None or version_of(found.data) != pinned.version:
        return None
    return found if pinned.digest in (None, digest_of(found.data)) else None


@cache
def _installed_digest() -> str:
    return digest_of(installed_default().data)


def to_keep(home: Path, default: Source) -> dict[str, bytes]:
    """Return the file that keeps a default beside the layers that stand on it, by path; nothing when it is there."""
    before = _kept(home)
    return {} if before and before.data == default.data else {KEPT: packed(default.texts)}


def _kept(home: AnyPath) -> Source | None:
    """Return the default that is kept; None when there is none that can be read."""
    if not (home / KEPT).is_file():
        return None
    try:
        found = default_at(home / KEPT)
    except UsageError:
        return None
    return None if any(problem.rule == "unreadable-file" for problem in found.problems) else found


def kept_is_damaged(home: Path) -> bool:
    """Return whether a default is kept and some file of it cannot be read."""
    if not (home / KEPT).is_file():
        return False
    try:
        files = ZipFiles(home / KEPT)
        return not all(files.read(name) for name in files.names) or not files.names
    except (UsageError, OSError):
        return True


def _not_at_hand(pinned: Default, instead: str, *, damaged: bool = False) -> str:
    if damaged:
        instead = f"{KEPT}, which kept it, is damaged (`git checkout -- {KEPT}` restores it), and {instead}"
    return (
        f"the layers were written for default {pinned.version}, but {instead}: name the old default with --from, as "
        "a folder or a wheel; `git log -- .playbook` finds the commit with the wheel that you carried then"
    )
