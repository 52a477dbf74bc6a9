"""What can be said about cards without typesetting them: names, lengths, codes, versions."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.cards import lock
from generator.cards.content import cards_of
from generator.cards.content.choose import entries_of
from generator.cards.fonts import without_glyph
from generator.cards.formats import FORMATS
from generator.cards.job import Desk, strings
from generator.cards.qr import modules
from generator.model import Playbook
from generator.model.card import Card, Checklist
from generator.model.cards import Deck, default_sheets
from generator.model.phases import DecisionStep
from generator.problems import Level, Problem, Spot

MAX_ITEMS, MAX_BRANCHES = 9, 5
MIN_MODULE = 0.33
"""Millimetres; four dots of a 300 dpi printer, which Denso names as the least."""


def review(playbook: Playbook, records: lock.Records) -> Iterator[Problem]:
    """Yield what is wrong with the cards of a playbook.

    Args:
        playbook: the playbook.
        records: what was published before.
    """
    seen: dict[str, Card] = {}
    for deck in playbook.cards.decks.values():
        yield from _names(playbook, deck)
        for card in cards_of(playbook, deck):
            if card.id not in seen:
                yield from _lists(card)
                yield from _decisions(playbook, card)
            seen.setdefault(card.id, card)
    yield from lock.changed(records, seen.values(), playbook.about.version)


def codes(desk: Desk, deck: Deck, cards: Sequence[Card]) -> Iterator[Problem]:
    """Yield the cards of a deck whose QR code would be too fine to be read."""
    form = FORMATS[deck.format]
    for card in cards if desk.playbook.cards.address else ():
        width = form.qr / modules(desk.target(card))
        if width < MIN_MODULE:
            message = f"{card.id} [{deck.format}]: the squares of its QR code are {width:.2f} mm wide; phones need {MIN_MODULE} mm"
            hint = f"choose a shorter address than {desk.address(card)}, or a larger format"
            yield Problem("card-code-too-fine", Level.ERROR, message, Spot.of("cards", "address"), hint=hint)


def glyphs(job: dict[str, Any], cards: Sequence[Card], files: Sequence[Path]) -> Iterator[Problem]:
    """Yield every character that no font has, once for each block of a card, and those around the cards.

    Args:
        job: a job with the words around the cards.
        cards: the cards.
        files: the fonts.
    """
    said = [[card.title, card.kicker, card.mark, card.data] for card in cards]
    used = {ord(character) for text in strings([said, job["stamp"]]) for character in text}
    absent = without_glyph(used - {ord("\n")}, files)  # a command may have several lines
    if not absent:
        return
    for card in cards:
        places: list[tuple[Spot, object]] = [
            (block.spot, data) for block, data in zip(card.blocks, card.data, strict=True)
        ]
        places.append((card.spot, [card.title, card.kicker, card.mark]))
        for spot, words in places:
            for character in _missing(words, absent):
                yield _without_glyph(card.id, character, spot)
    for character in _missing(job["stamp"], absent):
        yield _without_glyph("every card", character, Spot.of("cards", "labels"))


def _missing(said: object, absent: Collection[int]) -> list[str]:
    return sorted({character for text in strings(said) for character in text if ord(character) in absent})


def _without_glyph(name: str, character: str, spot: Spot) -> Problem:
    called = unicodedata.name(character, "without a name")
    message = f"{name}: no font has a glyph for U+{ord(character):04X} ({called.lower()})"
    hint = "write it in other characters, or install a font that has it: see the extras of the package"
    return Problem("card-character-missing", Level.ERROR, message, spot, hint=hint)


def _names(playbook: Playbook, deck: Deck) -> Iterator[Problem]:
    spot = Spot.of("cards", "decks", deck.id)
    if deck.format not in FORMATS:
        yield _unknown("format", deck.format, FORMATS, spot.at("format"))
    known = {**default_sheets(), **playbook.cards.sheets}
    for place, sheet in enumerate(deck.sheets):
        if sheet not in known:
            yield _unknown("sheet", sheet, known, spot.at("sheets", place))
        elif (form := known[sheet].format) is not None and form not in FORMATS:
            yield _unknown("format", form, FORMATS, Spot.of("cards", "sheets", sheet, "format"))
    entries = [entry.id for kind in deck.cards for entry in entries_of(playbook, kind)]
    for field in ("only", "leave_out"):
        for place, entry in enumerate(getattr(deck, field)):
            if entry not in entries:
                yield _unknown("entry", entry, entries, spot.at(field, place))


def _unknown(what: str, name: str, known: Collection[str], spot: Spot) -> Problem:
    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(sorted(known))}"
    return Problem("card-name-unknown", Level.ERROR, f"there is no {what} '{name}'", spot, hint=hint)


def _lists(card: Card) -> Iterator[Problem]:
    for block in card.blocks:
        if not isinstance(block, Checklist):
            continue
        if len(block.items) > MAX_ITEMS:
            message = f"the checklist '{block.title}' on card {card.id} has {len(block.items)} items, more than {MAX_ITEMS}"
            hint = "join items, or split the entry where there is a pause"
            yield Problem("card-list-too-long", Level.WARNING, message, block.spot, hint=hint)


def _decisions(playbook: Playbook, card: Card) -> Iterator[Problem]:
    """Yield the decisions of a card with too many branches; 'not sure' is none of its own, it joins another."""
    phases = {block.spot.path[1] for block in card.blocks if block.spot.path[0] == "phases"}
    for phase_id in phases:
        for step in playbook.phases[str(phase_id)].steps.values():
            real = (
                [each for each in step.answers if not each.unsure] if isinstance(step, DecisionStep) else []
            )
            if len(real) > MAX_BRANCHES:
                message = f"a decision on card {card.id} has {len(real)} branches, more than {MAX_BRANCHES}"
                hint = "ask a first question that halves the answers"
                spot = Spot.of("phases", str(phase_id), "steps", step.id, "answers")
                yield Problem("card-decision-too-wide", Level.WARNING, message, spot, hint=hint)
