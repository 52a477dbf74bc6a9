"""The default that a team keeps beside its layers: whether the next upgrade could still read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.folder.defaults import KEPT, kept_is_damaged
from generator.problems import Kind, Level, Location, Problem, documented

_RULE = "kept-default-damaged"

RULES = documented(
    """
kept-default-damaged: warning
The default that is kept for the next upgrade can be read.

Why: `playbook upgrade` compares the next default with this one. Whoever finds out on that day that it is damaged has to
look for it in old commits.

Bad:
    # playbook.yml, while .playbook/default.zip beside it holds other bytes than it was written with
    default: {version: "1.0.0"}

Good:
    # playbook.yml, while .playbook/default.zip is as `playbook init` or `playbook upgrade --write` left it
    default: {version: "1.0.0"}
""",
    Kind.FACTS,
)


def problems_of_kept(root: Path) -> Iterator[Problem]:
    """Yield that the default beside the layers cannot be read; nothing where none is kept."""
    if kept_is_damaged(root):
        hint = f"`git checkout -- {KEPT}` restores it, and while the default is the same `playbook upgrade --write` writes it anew"
        where = Location(_shown(root / KEPT), 1, 1)
        yield Problem(_RULE, Level.WARNING, "this file is damaged and cannot be read", None, where, hint)


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
