"""Which cards a playbook has: kinds, and the entries that a deck takes of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from generator.cards import content
from generator.cards.content.names import Names
from generator.cards.runs import Writer
from generator.errors import UnfinishedError
from generator.model import Playbook
from generator.model.base import Entry
from generator.model.card import Card
from generator.model.cards import KINDS, Deck


def _makers() -> Mapping[str, Callable[..., Card]]:
    """Return what makes each kind of card, from the `CARDS` of the modules beside this one."""
    beside = (found.name for found in iter_modules(content.__path__) if found.name != "choose")
    modules = [import_module(f"{content.__name__}.{name}") for name in beside]
    makers = {kind: maker for module in modules for kind, maker in getattr(module, "CARDS", {}).items()}
    if unmade := sorted(KINDS.keys() - makers.keys()):
        raise UnfinishedError(f"add {', '.join(unmade)} to CARDS in a module of generator/cards/content/")
    if unknown := sorted(makers.keys() - KINDS.keys()):
        raise UnfinishedError(f"add {', '.join(unknown)} to KINDS in generator/model/cards.py")
    return makers


MAKERS = _makers()
"""What makes a card of each kind: of the names, and of the entry where each entry has a card."""


def cards_of(playbook: Playbook, deck: Deck, *, public: bool = False) -> tuple[Card, ...]:
    """Return the cards of a deck, in order; names that lead nowhere, and entries with nothing to print, are passed over.

    Args:
        playbook: the playbook, of the edition at hand.
        deck: the deck.
        public: whether the edition is public: private cards are left out.
    """
    names = Names(playbook, Writer(playbook), playbook.cards.labels)
    cards = (card for kind in deck.cards for card in _of_kind(names, deck, kind))
    return tuple(card for card in cards if (card.front or card.back) and not (public and card.is_private))


def entries_of(playbook: Playbook, kind: str) -> tuple[Entry, ...]:
    """Return the entries that have a card of this kind each, in the order of the cards; none for a single card."""
    entries = getattr(playbook, KINDS[kind]) if KINDS[kind] else ()
    return tuple(entries.values() if isinstance(entries, Mapping) else entries)


def _of_kind(names: Names, deck: Deck, kind: str) -> Iterator[Card]:
    if not KINDS[kind]:
        yield MAKERS[kind](names)
    for entry in entries_of(names.playbook, kind):
        if (not deck.only or entry.id in deck.only) and entry.id not in deck.leave_out:
            yield MAKERS[kind](names, entry)
