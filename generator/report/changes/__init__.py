"""Changes -> text, JSON, Markdown for a comment, GitHub annotations. All of them say the same sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.diff import Comparison
from generator.diff.sentences import sentence
from generator.report.changes.annotations import as_github
from generator.report.changes.document import as_json, read_json, read_release, release_json
from generator.report.changes.markdown import as_changelog, as_markdown
from generator.report.changes.text import as_text

REPORTERS: Mapping[str, Callable[[Comparison], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
    "github": as_github,
}

__all__ = [
    "REPORTERS",
    "as_changelog",
    "as_github",
    "as_markdown",
    "read_json",
    "read_release",
    "release_json",
    "sentence",
]
