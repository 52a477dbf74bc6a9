"""Where everything has its place on the site. Addresses come from ids, never from titles.

An entry has a page of its own or an anchor on the page of its concept. A concept with very many entries
goes on over several pages, so that no page grows heavy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from generator.model import COLLECTIONS, Playbook
from generator.pages.escaping import ROOT, Html

Item = TypeVar("Item")

OWN_PAGE: Mapping[str, str] = {
    "roles": "roles",
    "types": "types",
    "phases": "first-hour",
    "scripts": "scripts",
    "drills": "drills",
}
"""Concepts whose entries have a page each, and the folder of these pages."""

PER_PAGE: Mapping[str, int] = {
    "severities": 12,
    "types": 60,
    "roles": 30,
    "drills": 60,
    "levers": 24,
    "ladders": 24,
    "evidence": 40,
    "scripts": 20,
    "timestamps": 60,
    "metrics": 24,
    "clocks": 24,
    "cases": 16,
    "glossary": 100,
    "channels": 40,
    "sources": 100,
    "references": 20,
    "coverage": 100,
}
"""How many entries stand on one page of their concept, in full or as an overview."""

WITHOUT_PAGE = frozenset({"contacts", "words"})
"""Concepts whose entries have no address: they stand with others, or on no page."""

if _homeless := set(COLLECTIONS) - {*OWN_PAGE, *PER_PAGE, *WITHOUT_PAGE}:
    _named = ", ".join(sorted(_homeless))
    raise TypeError(f"add {_named} to OWN_PAGE, PER_PAGE or WITHOUT_PAGE in generator/pages/addresses.py")


def page_of(name: str, index: int) -> str:
    """Return the path, without its ending, of the page that holds the entry at this place."""
    number = index // PER_PAGE[name] + 1
    return name if number == 1 else f"{name}-{number}"


def spread(name: str, entries: Sequence[Item]) -> Iterator[tuple[str, Sequence[Item]]]:
    """Yield the pages of a concept: path without ending, and the entries on it. At least one page."""
    size = PER_PAGE[name]
    for start in range(0, max(len(entries), 1), size):
        yield page_of(name, start), entries[start : start + size]


def to_page(path: str, anchor: str = "") -> Html:
    """Return the address of a page given without its ending, for use in an attribute."""
    return Html(f"{ROOT}{path}.html{'#' + anchor if anchor else ''}")  # made of ids


def to_file(folder: str, name: str) -> Html:
    """Return the address of a file of ours, for use in an attribute."""
    return Html(f"{ROOT}{folder}/{name}" if folder else f"{ROOT}{name}")  # made of ids


class Addresses:
    """The address of every entry of a playbook."""

    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook
        self._of: dict[tuple[str, str], Html] = dict(self._all())

    def of(self, concept: str, entry_id: str) -> Html | None:
        """Return the address of an entry; None when it has no place."""
        return self._of.get((concept, entry_id))

    def of_reference(self, path: str) -> Html | None:
        """Return the address of what a text reference such as `levers/kill-switch` names."""
        parts = path.split("/")
        if parts[:2] == ["triage", "questions"]:
            parts = ["questions", *parts[2:]]
        return self._of.get((parts[0], parts[1])) if len(parts) == 2 else None

    def _all(self) -> Iterator[tuple[tuple[str, str], Html]]:
        for concept, folder in OWN_PAGE.items():
            for entry_id in getattr(self._playbook, concept):
                yield (concept, entry_id), to_page(f"{folder}/{entry_id}")
        for concept in PER_PAGE.keys() - OWN_PAGE.keys():
            for index, entry_id in enumerate(getattr(self._playbook, concept)):
                yield (concept, entry_id), to_page(page_of(concept, index), entry_id)
        for step_id, phase in self._playbook.phase_of.items():
            yield ("steps", step_id), to_page(f"first-hour/{phase.id}", step_id)
        for principle_id in self._playbook.about.principles:
            yield ("principles", principle_id), to_page("index", principle_id)
        for question_id in self._playbook.triage.questions:
            yield ("questions", question_id), to_page("triage", question_id)
