"""Problems and changes -> text, JSON, Markdown, annotations, code quality reports. Nothing else in the package formats them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.problems import Location, Problem
from generator.report.annotations import as_github
from generator.report.gitlab import as_gitlab
from generator.report.machine import as_json
from generator.report.notice import as_notice
from generator.report.sarif import as_sarif
from generator.report.text import as_text, total

SourceLine = Callable[[Location], str]
Reporter = Callable[[Sequence[Problem], SourceLine, bool, int], str]
"""Takes problems, a way to the lines of the files, whether to colour, and how many warnings were accepted."""

REPORTERS: Mapping[str, Reporter] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
    "sarif": as_sarif,
}

__all__ = ["REPORTERS", "Reporter", "SourceLine", "as_notice", "as_text", "total"]
