"""What the default says itself: it cannot know a team, so a word of it is no name and no secret of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import resources
from generator.folder.files import DEFAULT, Files, LayeredFiles, Unsourced
from generator.layer.stack import ABSENT, value_at
from generator.problems import Problem
from generator.rules.prose import person_named

LEAKED = "private-in-public"


def without_ours(problems: Iterable[Problem], files: Files) -> Iterator[Problem]:
    """Yield problems, but no person and no secret in a text of the default that nobody changed.

    A text with a reference stays: what it says depends on the team.
    """
    for problem in problems:
        if problem.rule in (person_named.ID, LEAKED) and problem.spot is not None:
            text = value_at(files.data, problem.spot.path)
            filled = problem.rule == LEAKED and "{" in str(text)
            if text is not ABSENT and not filled and " ".join(str(text).split()) in default_words(files):
                continue
        yield problem


def default_words(files: Files) -> str:
    """Return everything that the default says, on one line: the one below the layers, or the one that is shipped."""
    files = files.files if isinstance(files, Unsourced) else files
    if isinstance(files, LayeredFiles):
        texts = list(files.sources[DEFAULT].texts.values())
    else:
        texts = [path.read_text("utf-8") for path in sorted(resources.default_playbook().rglob("*.yaml"))]
    return " ".join(" ".join(texts).split())
