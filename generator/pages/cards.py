"""Printed cards as pages show them: words, previews, downloads, and what earlier ones said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.cards import lock
from generator.cards.content import cards_of
from generator.cards.job import Desk
from generator.cards.shelf import Shelf
from generator.model.card import Card

if TYPE_CHECKING:
    from generator.cards.make import File, Printed, PrintedCard

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


def deck_views(shelf: Shelf, printed: Printed | None) -> tuple[DeckView, ...]:
    """Return the cards as pages show them; without files where none were made."""
    records, _ = lock.read(shelf.record)
    review_by = Desk(shelf.playbook).review_by()
    made = {deck.deck.id: deck for deck in printed.decks} if printed else {}
    views = []
    for deck in shelf.playbook.cards.decks.values():
        cards = cards_of(shelf.playbook, deck, public=shelf.public)
        files = {each.card.id: each for each in made[deck.id].cards} if deck.id in made else {}
        shown = [
            CardView(card, review_by, *_files(files.get(card.id)), _history(records, card)) for card in cards
        ]
        sheets = made[deck.id].sheets if deck.id in made else ()
        if shown:
            views.append(DeckView(deck.id, deck.name, tuple(shown), _downloads(sheets)))
    return tuple(views)


def _files(made: PrintedCard | None) -> tuple[tuple[Download, ...], tuple[Download, ...]]:
    return (_downloads(made.files), _downloads(made.previews)) if made else ((), ())


def _downloads(files: Iterable[File]) -> tuple[Download, ...]:
    return tuple(Download(file.name, file.label) for file in files)


def _history(records: lock.Records, card: Card) -> tuple[Earlier, ...]:
    return tuple(
        Earlier(each.code, each.version, each.replaced_on, each.removed, each.added)
        for each in lock.history(records, card)
    )
