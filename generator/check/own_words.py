"""What the default says itself: it cannot know the people of a team, so a word of it is no name of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import resources
from generator.folder.files import DEFAULT, Files, LayeredFiles, Unsourced
from generator.layer.stack import ABSENT, value_at
from generator.problems import Problem
from generator.rules.prose import person_named


def without_ours(problems: Iterable[Problem], files: Files) -> Iterator[Problem]:
    """Yield problems, but no person in a text of the default that nobody changed."""
    for problem in problems:
        if problem.rule == person_named.ID and problem.spot is not None:
            text = value_at(files.data, problem.spot.path)
            if text is not ABSENT and " ".join(str(text).split()) in default_words(files):
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
