"""What a clone left out: a sparse checkout without some files of the playbook, which would not be missed otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.atomic import home
from generator.cards.lock import NAMES
from generator.history.git import Repository
from generator.problems import Kind, Level, Problem, documented

_RULE = "sparse-checkout"

RULES = documented(
    """
sparse-checkout: error
A checkout holds every file of the playbook, and the records of its releases.

Why: What git leaves out is missed by nobody: the site loses its page of changes, a release cannot be written, a file
of a layer that is not here changes nothing.

Bad:
    # git sparse-checkout set playbook
    # releases/ is in the repository, and not here

Good:
    # git sparse-checkout set playbook releases
""",
    Kind.FACTS,
)


def problems_of_clone(folder: Path, root: Path) -> Iterator[Problem]:
    """Yield that a checkout is sparse and leaves out files of the playbook.

    Args:
        folder: the playbook folder.
        root: where what belongs to it stands.

    Raises:
        UsageError: git cannot be asked.
    """
    top = home(folder)
    if not _may_be_sparse(top):
        return
    beside = [root / "releases", *(root / name for name in NAMES.values())]
    left = Repository(top).left_out([folder.resolve(), *beside])
    if left:
        others = f" and {len(left) - 1} more" if len(left) > 1 else ""
        message = f"this checkout is sparse and leaves out {left[0]}{others}"
        hint = "`git sparse-checkout disable` brings everything back, `git sparse-checkout add` some folders"
        yield Problem(_RULE, Level.ERROR, message, None, None, hint)


def _may_be_sparse(top: Path) -> bool:
    """Return whether somebody said once what a checkout leaves out; git is asked only then, as it costs a process."""
    place = top / ".git"
    if place.is_file():  # a worktree or a submodule, whose own folder is elsewhere
        said = place.read_text("utf-8", errors="replace").removeprefix("gitdir:").strip()
        place = top / said
    return (place / "info" / "sparse-checkout").is_file()
