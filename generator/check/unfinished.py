"""What a command left half written when it was killed: some files say the new thing, some the old, and git has both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.atomic import home, interrupted
from generator.problems import Kind, Level, Location, Problem, documented

_RULE = "half-written"

RULES = documented(
    """
half-written: error
What a command writes together is there as a whole.

Why: A command that was killed in the middle leaves files of two versions beside each other: a pin that is new over
layers that are old. The same command puts them back first, so it can simply be run again.

Bad:
    # playbook.yml, after `playbook upgrade --write` was killed: layers/team already names what 2.0.0 calls it
    default: {version: "1.0.0"}

Good:
    # playbook.yml, after `playbook upgrade --write` was run again
    default: {version: "2.0.0"}
""",
    Kind.FACTS,
)


def problems_of_writing(root: Path) -> Iterator[Problem]:
    """Yield the change that was killed half way in the repository around a folder.

    Raises:
        UsageError: what it left behind cannot be read.
    """
    top = home(root)
    if found := interrupted(top):
        others = f" and {len(found.files) - 1} more" if len(found.files) > 1 else ""
        message = f"`{found.by}` was killed while it wrote this file{others}"
        where = Location(_shown(top / found.files[0]), 1, 1)
        hint = f"run `{found.by}` again; it puts back what is half done, then does it anew"
        yield Problem(_RULE, Level.ERROR, message, None, where, hint)


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
