"""Problems -> text, json or github annotations. Nothing else in the package formats a problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.problems import Location, Problem
from generator.report.annotations import as_github
from generator.report.machine import as_json
from generator.report.notice import as_notice
from generator.report.text import as_text, total

SourceLine = Callable[[Location], str]
Reporter = Callable[[Sequence[Problem], SourceLine, bool, int], str]
"""Takes problems, a way to the lines of the files, whether to colour, and how many warnings were accepted."""

REPORTERS: Mapping[str, Reporter] = {"text": as_text, "json": as_json, "github": as_github}

__all__ = ["REPORTERS", "Reporter", "SourceLine", "as_notice", "as_text", "total"]
