"""Where everything has its place on the site. Addresses come from ids, never from titles.

An entry has a page of its own or an anchor on the page of its concept. A concept with very many entries
goes on over several pages, so that no page grows heavy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from generator.model import COLLECTIONS, Playbook
from generator.pages.concepts import SHOWN
from generator.pages.escaping import ROOT, Html

Item = TypeVar("Item")


def page_of(name: str, index: int) -> str:
    """Return the path, without its ending, of the page that holds the entry at this place."""
    number = index // SHOWN[name].per_page + 1
    return name if number == 1 else f"{name}-{number}"


def spread(name: str, entries: Sequence[Item]) -> Iterator[tuple[str, Sequence[Item]]]:
    """Yield the pages of a concept: path without ending, and the entries on it. At least one page."""
    size = SHOWN[name].per_page
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
        if parts[0] == "types" and parts[2:3] == ["kinds"]:
            parts = parts[2:]
        return self._of.get((parts[0], parts[1])) if len(parts) == 2 else None

    def from_start(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield every entry by concept and id, with its address as seen from the first page."""
        for entry, address in self._of.items():
            yield entry, address.removeprefix(ROOT)

    def _all(self) -> Iterator[tuple[tuple[str, str], Html]]:
        for concept in COLLECTIONS:
            way = SHOWN[concept]
            for index, entry_id in enumerate(getattr(self._playbook, concept)):
                if way.folder:
                    yield (concept, entry_id), to_page(f"{way.folder}/{entry_id}")
                elif way.per_page:
                    yield (concept, entry_id), to_page(page_of(concept, index), entry_id)
        for step_id, phase in self._playbook.phase_of.items():
            yield ("steps", step_id), to_page(f"first-hour/{phase.id}", step_id)
        yield from self._kinds()
        for principle_id in self._playbook.about.principles:
            yield ("principles", principle_id), to_page("index", principle_id)
        for question_id in self._playbook.triage.questions:
            yield ("questions", question_id), to_page("triage", question_id)

    def _kinds(self) -> Iterator[tuple[tuple[str, str], Html]]:
        for kind_id, type_id in self._playbook.type_of_kind.items():
            for concept in ("kinds", "types_and_kinds"):
                yield (concept, kind_id), to_page(f"types/{type_id}", kind_id)
        for type_id in self._playbook.types:
            yield ("types_and_kinds", type_id), to_page(f"types/{type_id}")
