"""The example teams on a page: the text that describes them, its links leading to their files on this site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.markup import document_as_html
from generator.pages.escaping import Html
from generator.pages.listings import address_of

START, README = "START.md", "README.md"
_LINK = re.compile(r"\]\(([^):#]+)\)")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the description: its title, empty for what stands in front; its words."""

    title: str
    words: Html

    @property
    def id(self) -> str:
        """Where it is on the page."""
        return re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")


def guide(files: Mapping[str, str]) -> tuple[Section, ...]:
    """Return how to adapt the default, and how the examples did.

    Args:
        files: the texts of the examples by path, such as `bank/playbook.yml`; `README.md` describes them, and
            `START.md` says how a layer is written.
    """
    parts = [part for name in (START, README) for part in re.split(r"(?m)^#{1,2} (?=[A-Z])", files[name])[1:]]
    sections = (part.partition("\n") for part in parts)
    return tuple(
        Section("" if number == 0 else title, _rendered(words, files))
        for number, (title, _, words) in enumerate(sections)
    )


def shown(files: Mapping[str, str]) -> dict[str, str]:
    """Return the files that get a page of their own, by the path that is shown."""
    return {f"examples/{name}": text for name, text in files.items() if name not in (START, README)}


def _rendered(words: str, files: Mapping[str, str]) -> Html:
    """Return a part as HTML without blank lines; the text is ours, not a team's."""
    linked = _LINK.sub(lambda match: f"]({_address(match[1], files)})", words)
    html = re.sub(r"\n\s*\n", "\n", document_as_html(linked))
    return Html(
        re.sub(r"(?m)^ +", lambda indent: "&#32;" * len(indent[0]), html)
    )  # what stands in front is cut off


def _address(path: str, files: Mapping[str, str]) -> str:
    """Return where a link of the description leads; one to a folder leads to the file that names its layers."""
    return address_of(f"examples/{path if path in files else f'{path}playbook.yml'}", 1)
