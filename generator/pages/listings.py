"""The YAML files as pages, so that every 'source' link leads somewhere, without a network too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.pages.escaping import Html, as_text

LINES_PER_PAGE = 400

_NOT_FOR_ADDRESSES = re.compile(r"[^A-Za-z0-9./-]")


@dataclass(frozen=True, slots=True)
class Listing:
    """A stretch of a YAML file: its page (path without ending), first line number, lines, page of the rest."""

    file: str
    page: str
    first: int
    lines: tuple[str, ...]
    rest: str | None

    @property
    def items(self) -> Html:
        """The lines as items of a list; made here, because a loop in a template is slow for thousands."""
        numbered = enumerate(self.lines, self.first)
        return Html(
            "\n".join(f'<li id="L{number}"><code>{as_text(line)}</code></li>' for number, line in numbered)
        )


def listings(sources: Mapping[str, str]) -> Iterator[Listing]:
    """Yield the pages of every file, long files in several stretches."""
    for file in sorted(sources):
        lines = sources[file].removesuffix("\n").split("\n")  # as lines are counted elsewhere
        for start in range(0, max(len(lines), 1), LINES_PER_PAGE):
            end = start + LINES_PER_PAGE
            rest = _page(file, end + 1) if end < len(lines) else None
            yield Listing(file, _page(file, start + 1), start + 1, tuple(lines[start:end]), rest)


def address_of(file: str, line: int) -> str:
    """Return the address of a line of a YAML file on this site, from its root."""
    return f"{_page(file, line)}.html#L{line}"


def _page(file: str, line: int) -> str:
    name = _NOT_FOR_ADDRESSES.sub(lambda match: f"_{ord(match[0]):x}", file)
    number = (line - 1) // LINES_PER_PAGE + 1
    return f"source/{name}" if number == 1 else f"source/{name}-{number}"
