"""Reads a built public site back, as a stranger would, and looks for the people of the contacts in it.

What the playbook says was checked before. A name can come from elsewhere all the same: from the settings of the site,
from an override of the theme, from a picture, from two pieces that only stand side by side on the page.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from generator.check.check import Checked, root_of
from generator.check.own_words import default_words
from generator.folder.files import DEFAULT, LayeredFiles, Unsourced
from generator.model.people import Found
from generator.problems import Level, Location, Problem
from generator.rules.prose import person_named

_PROGRAM = ("assets/", "rules/")
"""What the program and its site engine say, whoever uses them: examples of mistakes, licences of scripts."""
_SEARCH = "search_index.js"
"""The search index once more, as a script, for pages that are opened from a disk."""
_MARKED_UP = frozenset({".html", ".svg", ".xml"})
_PLAIN = frozenset({".txt", ".md", ".css", ".js", ".csv", ".webmanifest"})
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "tspan",
        "u",
        "var",
        "wbr",
    ]
)
_IN_WORDS = frozenset(
    {"alt", "title", "content", "placeholder", "value", "aria-label", "href", "src", "download"}
)
_LOOKED_INTO = ("releases", "overrides", "theme")
"""Folders beside a playbook that hold words of a site, as teams call them; that of the cards says its name itself."""
_LOOKED_AT = frozenset({".yml", ".yaml", ".json", ".html", ".typ", ".svg", ".css", ".js", ".md"})


class _Texts(HTMLParser):
    """Collects what a page says: each block of text as one, and each attribute that a reader can meet."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, None] = {}
        self._piece: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._piece.append("\n")
        elif tag not in _INLINE:
            self.end()
        for name, value in attrs:
            if value and (name in _IN_WORDS or name.startswith("data-")):
                self.found[unquote(value) if name in ("href", "src") else value] = None

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.end()

    def handle_data(self, data: str) -> None:
        self._piece.append(data)

    def handle_comment(self, data: str) -> None:
        self.found[data] = None

    def end(self) -> None:
        """Close the block of text that is open."""
        if text := "".join(self._piece).strip():
            self.found[text] = None
        self._piece.clear()


def texts_of(path: Path) -> Iterator[str]:
    """Yield the texts of a published file; nothing where it holds none."""
    kind = path.suffix
    if kind == ".gz":
        yield from _marked_up(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))
    elif kind in _MARKED_UP:
        yield from _marked_up(path.read_text("utf-8", "replace"))
    elif kind == ".json" or path.name == _SEARCH:
        text = path.read_text("utf-8", "replace")
        yield from _strings(json.loads(text[text.index("{") :] if path.name == _SEARCH else text))
    elif kind in _PLAIN:
        yield path.read_text("utf-8", "replace")
    yield path.stem


def _marked_up(text: str) -> Iterable[str]:
    reader = _Texts()
    reader.feed(text)
    reader.close()
    reader.end()
    return reader.found


def _strings(value: Any) -> Iterator[str]:
    """Yield each text in a JSON value; keys are texts as well. What the program says of its rules is left out."""
    if isinstance(value, str):
        yield from _marked_up(value) if "<" in value else (value,)
    elif isinstance(value, list):
        for member in value:
            yield from _strings(member)
    elif isinstance(value, dict) and not str(value.get("location", "")).startswith(_PROGRAM):
        for key, member in value.items():
            yield key
            yield from _strings(member)


def problems_of_site(site: Path, checked: Checked, printed: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    """Yield each person whom a built site names.

    Args:
        site: the folder with everything that would be published.
        checked: the playbook that it was made from, and whom to look for.
        printed: the words of what cannot be read back here, such as PDF, by what it is.
    """
    if not checked.people:
        return
    named: dict[tuple[Location | None, str, str], dict[str, None]] = {}
    search = _Search(checked)
    for name, texts in (*_read_back(site), *printed.items()):
        for text in texts:
            for found in search.find(text):
                named.setdefault((search.place_of(found), found.text, found.meaning), {})[name] = None
    for (where, said, role), pages in named.items():
        yield _problem(where, said, role, list(pages))


def _read_back(site: Path) -> Iterator[tuple[str, Iterable[str]]]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not name.startswith(_PROGRAM):
            yield name, texts_of(path)


def _problem(where: Location | None, said: str, role: str, pages: list[str]) -> Problem:
    more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
    message = f"'{said}' is a person, and {pages[0]}{more} would be published with the name"
    hint = f"write the role, {role}, in its place"
    if where is None:
        hint += "; no file of yours holds it in one piece, so look at what stands together there"
    return Problem(person_named.ID, Level.ERROR, message, None, where, hint)


class _Search:
    """Looks for people in texts, but not where the default, or what the organisation is called, says the same."""

    def __init__(self, checked: Checked) -> None:
        self._checked = checked
        self._seen: set[str] = set()
        self._places: dict[str, Location | None] = {}

    def find(self, text: str) -> Iterator[Found]:
        """Yield each person in a text that was not seen before."""
        if text in self._seen:
            return
        self._seen.add(text)
        for found in self._checked.people.find(text):
            if self._said_by_us.isdisjoint(_beside(text, found)):
                yield found

    @cached_property
    def _said_by_us(self) -> frozenset[tuple[str, str]]:
        """Names beside a word as texts of ours have them; read only when something was found."""
        playbook = self._checked.playbook
        ours = playbook.organisation if playbook else None
        names = [ours.name, ours.product, *ours.features.values(), *ours.surfaces.values()] if ours else []
        texts = [default_words(self._checked.source), *(name for name in names if name)]
        found = ((text, one) for text in texts for one in self._checked.people.find(text))
        return frozenset(pair for text, one in found for pair in _beside(text, one))

    def place_of(self, found: Found) -> Location | None:
        """Return where a file of the team names the person."""
        if found.meaning not in self._places:
            self._places[found.meaning] = self._place_of(found.meaning)
        return self._places[found.meaning]

    def _place_of(self, role: str) -> Location | None:
        for name, text in _files_of(self._checked):
            for one in self._checked.people.find(text):
                if one.meaning == role:
                    start = text.rfind("\n", 0, one.start) + 1
                    return Location(name, text.count("\n", 0, start) + 1, one.start - start + 1)
        return None


def _beside(text: str, found: Found) -> Iterator[tuple[str, str]]:
    """Yield a name with the word before it, and with the word after it."""
    before, after = text[: found.start].split(), text[found.end :].split()
    if before:
        yield before[-1], found.text
    if after:
        yield found.text, after[0]


def _files_of(checked: Checked) -> Iterator[tuple[str, str]]:
    """Yield name and text of each file of a team that a site is made of, without its contacts."""
    files = checked.source.files if isinstance(checked.source, Unsourced) else checked.source
    sources: list[Any] = [files]
    if isinstance(files, LayeredFiles):
        sources = [source for name, source in files.sources.items() if name != DEFAULT]
    for source in sources:
        for file in source.files:
            if file.concept != "contacts":
                yield file.document.name, file.document.positions.source.text
    root, theme = root_of(checked.folder), checked.playbook.cards.theme if checked.playbook else None
    folders = [root / name for name in dict.fromkeys((*_LOOKED_INTO, theme or _LOOKED_INTO[0]))]
    beside = [root.glob("*"), *(folder.rglob("*") for folder in folders)]
    for path in sorted(path for paths in beside for path in paths):
        if path.is_file() and path.suffix in _LOOKED_AT:
            yield _shown(path), path.read_text("utf-8", "replace")


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
