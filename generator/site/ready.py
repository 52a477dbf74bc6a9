"""A page as the site engine gets it when nothing of it has to be parsed any more."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_ID = re.compile(r'<[a-z][^<>]*? id="([^"<>]+)"')

Entry = Mapping[str, str | int]
"""What the index of the search holds for a section: location, title, words with a little markup, and a `boost`."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A finished page.

    Attributes:
        markdown: its text without front matter, to see whether somebody changed it on the way.
        html: the article.
        headings: level, title as HTML and anchor of each heading, from the top.
        entries: what the search finds, one for each section; nothing where it must not find the page.
        head: its front matter.
    """

    markdown: str
    html: str
    headings: tuple[tuple[int, str, str], ...]
    entries: tuple[Entry, ...]
    head: str = ""

    @property
    def meta(self) -> dict[str, Any]:
        """Return what the front matter says: a line of JSON for each fact, as pages write it."""
        lines = (line.partition(": ") for line in self.head.split("\n")[1:-2])
        return {name: json.loads(value) for name, _, value in lines}

    @property
    def anchors(self) -> set[str]:
        """Return every place on the page that a link can lead to."""
        return set(_ID.findall(self.html))
