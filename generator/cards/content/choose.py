"""Which cards a playbook has: kinds, and the entries that a deck takes of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

from generator.cards.content.names import Names
from generator.cards.content.phase import phase_card
from generator.cards.content.role import role_card
from generator.cards.content.script import script_card
from generator.cards.content.severity import severity_card
from generator.cards.content.type import type_card
from generator.cards.content.whole import badge_card, contacts_card, everything_card, overview_card
from generator.cards.runs import Writer
from generator.model import Playbook
from generator.model.card import Card
from generator.model.cards import Deck, Kind

ONE_EACH: Mapping[Kind, Callable[[Names, Any], Card]] = {
    "severities": severity_card,
    "roles": role_card,
    "phases": phase_card,
    "types": type_card,
    "scripts": script_card,
}
"""Kinds with one card for each entry of the concept of that name."""

ONE: Mapping[Kind, Callable[[Names], Card]] = {
    "overview": overview_card,
    "everything": everything_card,
    "contacts": contacts_card,
    "badge": badge_card,
}
"""Kinds with a single card."""

if _unmade := set(get_args(Kind)) - {*ONE_EACH, *ONE}:
    raise TypeError(
        f"add {', '.join(sorted(_unmade))} to ONE_EACH or ONE in generator/cards/content/choose.py"
    )


def cards_of(playbook: Playbook, deck: Deck, *, public: bool = False) -> tuple[Card, ...]:
    """Return the cards of a deck, in order; names that lead nowhere are passed over.

    Args:
        playbook: the playbook, of the edition at hand.
        deck: the deck.
        public: whether the edition is public: private cards are left out.
    """
    names = Names(playbook, Writer(playbook), playbook.cards.labels)
    cards = (card for kind in deck.cards for card in _of_kind(names, deck, kind))
    return tuple(card for card in cards if not (public and card.is_private))


def _of_kind(names: Names, deck: Deck, kind: Kind) -> Iterator[Card]:
    if kind in ONE:
        yield ONE[kind](names)
        return
    order = {"severities": "by_rank", "types": "by_letter"}
    entries = (
        getattr(names.playbook, order[kind]) if kind in order else getattr(names.playbook, kind).values()
    )
    for entry in entries:
        if (not deck.only or entry.id in deck.only) and entry.id not in deck.leave_out:
            yield ONE_EACH[kind](names, entry)
