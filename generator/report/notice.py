"""Problems as a box on top of a page, for the live preview."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from generator.problems import Location, Problem
from generator.report.problems.text import as_text, total


def as_notice(problems: Sequence[Problem], source_line: Callable[[Location], str]) -> str:
    """Return one HTML block that says what is wrong with the files since this page was made."""
    text = html.escape(as_text(problems, source_line, False)).replace("\n", "&#10;")
    summary = html.escape(total(problems))
    return (
        '<section class="pb-notice" role="alert"><h2>The files have a problem</h2>'
        f"<p>{summary} This page shows the last version without one.</p><pre>{text}</pre></section>"
    )
