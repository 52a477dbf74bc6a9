"""Changes -> text, JSON, Markdown for a comment, GitHub annotations. All of them say the same sentences."""

from __future__ import annotations

from generator.diff.sentences import sentence
from generator.report.changes.github import as_github
from generator.report.changes.json import read_json, read_release, release_json
from generator.report.changes.markdown import as_changelog, as_markdown

__all__ = [
    "as_changelog",
    "as_github",
    "as_markdown",
    "read_json",
    "read_release",
    "release_json",
    "sentence",
]
