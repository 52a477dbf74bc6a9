"""A job for the typesetter: cards, format and pages as plain data."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from generator.cards.age import is_expired
from generator.cards.dates import after
from generator.cards.fitted import as_fitted
from generator.cards.fonts import families
from generator.cards.formats import Format
from generator.cards.qr import QUIET_ZONE, modules
from generator.model import Playbook
from generator.model.card import Card
from generator.model.colours import words_on

if TYPE_CHECKING:
    from generator.cards.layouts import PrintPage

_WITHOUT_SPACES = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))
"""Thai and Lao, Burmese, Khmer: the typesetter has a dictionary of their words. Chinese and Japanese are wide instead."""

_HYPHEN = re.compile(r"(?<=[^\W\d])-(?=[^\W\d])")

LONG_WORD = 12
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
"""Shorter words fit into every column at every size."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What all cards of a playbook have in common."""

    playbook: Playbook
    public: bool = False
    today: datetime.date | None = None

    def address(self, card: Card) -> str:
        """Return where the page of a card is on the published site; within the site where its address is not known."""
        base = self.playbook.cards.address
        page = f"cards/{card.id}.html"
        return f"{base.rstrip('/')}/{page}" if base else page

    def target(self, card: Card) -> str:
        """Return what the QR code says: the page, and the code of the card behind a `#`.

        Nothing where the address of the site is not known: a QR code that leads nowhere costs somebody a minute.
        """
        return f"{self.address(card)}#{card.code}" if self.playbook.cards.address else ""

    def review_by(self) -> str:
        """Return the day of the next review; empty when none is due."""
        about = self.playbook.about
        if about.reviewed_on is None or about.review_within is None:
            return ""
        return after(about.reviewed_on, about.review_within)

    def job(
        self,
        title: str,
        cards: Sequence[Card],
        form: Format,
        pages: Sequence[PrintPage],
        fits: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    ) -> dict[str, Any]:
        """Return a job.

        Args:
            title: title of the document.
            cards: the cards that the slots of the pages name by their place.
            form: format of the cards.
            pages: where each face goes.
            fits: the figures of cards that were fitted before, by card id.
        """
        brand = self.playbook.cards.brand
        return {
            "title": title,
            "lang": self.playbook.about.language.split("-")[0].lower(),
            "fonts": families(self.playbook.cards.families),
            "brand": {"fill": brand.colour, "on": words_on(brand.colour), "accent": brand.accent},
            "format": asdict(form) | {"quiet": self._quiet(cards, form)},
            "stamp": self._stamp(),
            "cards": [self._card(card, (fits or {}).get(card.id)) for card in cards],
            "pages": [asdict(page) for page in pages],
        }

    def _quiet(self, cards: Sequence[Card], form: Format) -> float:
        """Return how wide the white around the QR codes is, in mm: they may reach so far into the edge."""
        most = max((modules(target) for card in cards if (target := self.target(card))), default=0)
        return round(form.qr * QUIET_ZONE / most, 3) if most else 0.0

    def _stamp(self) -> dict[str, object]:
        about, cards = self.playbook.about, self.playbook.cards
        labels, logo = cards.labels, cards.brand.logo
        return {
            "version": about.version,
            "edition": labels.public_edition if self.public else labels.edition,
            "reviewed": labels.reviewed,
            "reviewed_on": about.reviewed_on or "",
            "review_by": labels.review_by,
            "review_by_on": self.review_by(),
            "current_question": labels.is_it_current,
            "compare": labels.compare,
            "logo": logo,
            "logo_alt": cards.brand.logo_alt or about.name,
            "turn_over": labels.turn_over,
            "log_time": labels.log_time_general if about.scope == "general" else labels.log_time,
            "log_note": labels.log_note,
            "bar": labels.scale_bar,
        }

    def _card(self, card: Card, fits: Sequence[Mapping[str, Any]] | None) -> dict[str, object]:
        target = self.target(card)
        front, blocks = len(card.front), [_block(*numbered) for numbered in enumerate(card.data)]
        data: dict[str, object] = {
            "id": card.id,
            "title": card.title,
            "title_words": unbroken(card.title),
            "kicker": card.kicker,
            "mark": card.mark,
            "look": card.look,
            "bars": list(card.bars),
            "lang": card.language.split("-")[0].lower(),
            "flow": card.flows,
            "code": card.code,
            "expired": self.playbook.cards.labels.expired
            if is_expired(self.playbook, card, self.today)
            else "",
            "front": blocks[:front],
            "back": blocks[front:],
            "target": target,
            "short_address": self.address(card).partition("://")[2] or self.address(card),
        }
        return as_fitted(data, fits) if fits else data


def _block(index: int, block: Mapping[str, Any]) -> dict[str, object]:
    return {
        **block,
        "index": index,
        "length": sum(map(len, strings(block))),
        "words": sorted({word for word in _words(block) if len(word) > LONG_WORD}),
    }


def _words(value: object) -> Iterator[str]:
    """Yield the words that cannot be broken; commands can."""
    if isinstance(value, dict):
        if value.get("kind") in {"code", "command", "blank"}:
            return
        for key, member in value.items():
            if key not in {"kind", "command", "width"}:
                yield from _words(member)
    elif isinstance(value, list | tuple):
        for member in value:
            yield from _words(member)
    elif isinstance(value, str):
        yield from unbroken(value)


def unbroken(text: str) -> list[str]:
    """Return the pieces of a text within which no line is broken.

    Spaces part them, hyphens between letters, soft hyphens, and each character of a script that is written without spaces.
    """
    text = _HYPHEN.sub("- ", text).replace(_SOFT_HYPHEN, "- ")
    if text.isascii():
        return text.split()
    return "".join(" " if _breaks_beside(character) else character for character in text).split()


def _breaks_beside(character: str) -> bool:
    return east_asian_width(character) in "WF" or any(
        first <= character <= last for first, last in _WITHOUT_SPACES
    )


def strings(value: object) -> Iterator[str]:
    """Yield every text in plain data, keys aside."""
    if isinstance(value, dict):
        for member in value.values():
            yield from strings(member)
    elif isinstance(value, list | tuple):
        for member in value:
            yield from strings(member)
    elif isinstance(value, str):
        yield value
