"""Printed cards as pages show them: words, previews, downloads, and what earlier ones said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.card import Card

FOLDER = "downloads/cards"
"""Where the finished files are on the site."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file: its name in the folder of downloads, and what a reader calls it."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A code that was published before, and what changed when it was replaced."""

    code: str
    version: str
    replaced_on: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """One card.

    Attributes:
        card: what it says.
        review_by: day of the next review.
        downloads: its files; empty in the live preview, which does not typeset.
        previews: pictures of its faces, front first.
        history: earlier codes, oldest first.
    """

    card: Card
    review_by: str
    downloads: tuple[Download, ...] = ()
    previews: tuple[Download, ...] = ()
    history: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class DeckView:
    """Cards that belong together, and sheets to print them on."""

    id: str
    name: str
    cards: tuple[CardView, ...]
    sheets: tuple[Download, ...] = ()


def each_once(decks: Sequence[DeckView]) -> Iterator[tuple[DeckView, CardView]]:
    """Yield every card with the first deck it is in."""
    seen: set[str] = set()
    for deck in decks:
        for view in deck.cards:
            if view.card.id not in seen:
                seen.add(view.card.id)
                yield deck, view
