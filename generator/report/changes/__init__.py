"""Changes -> text, JSON, Markdown for a comment, GitHub annotations. All of them say the same sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.diff.sentences import sentence
from generator.report.changes.github import as_github
from generator.report.changes.json import release_json
from generator.report.changes.markdown import as_changelog, as_markdown

if TYPE_CHECKING:
    from generator.report.changes._reading import read_json, read_release

__all__ = [
    "as_changelog",
    "as_github",
    "as_markdown",
    "read_json",
    "read_release",
    "release_json",
    "sentence",
]


def __getattr__(name: str) -> Any:
    """Import what reads a report when it is asked for: comparing needs none, and its library is slow to import."""
    if name not in {"read_json", "read_release"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from generator.report.changes import _reading  # noqa: PLC0415

    return getattr(_reading, name)
