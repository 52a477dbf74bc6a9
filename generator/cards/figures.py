"""The figures of the typesetter -> problems: what does not fit, by how much, which block, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.model.card import Card
from generator.problems import Level, Problem, Spot

_MM_PER_POINT = 25.4 / 72
_LINE = 1.16
"""Height of a line of text in em, leading included."""

Figures = Mapping[str, Any]


def problems_of(form: str, cards: Sequence[Card], figures: Iterable[Figures]) -> Iterator[Problem]:
    """Yield what is wrong with some cards in a format.

    Args:
        form: name of the format.
        cards: the cards that were typeset.
        figures: what the template says about each face.
    """
    found = {(each["card"], each["side"]): each for each in figures}
    for card in cards:
        for side in ("front", "back"):
            face = found.get((card.id, side))
            if face is None:
                yield _silent(card, side, form)
            else:
                yield from _of_face(card, form, face)


def _of_face(card: Card, form: str, face: Figures) -> Iterator[Problem]:
    where = f"{card.id} {face['side']} [{form}]"
    over = face["need"] - face["have"]
    if over > 0.005:
        yield _too_tall(card, where, face, over)
    for wide in face["wide"]:
        message = f"{where}: the word '{wide['word']}' is {wide['width']:.1f} mm wide and cannot be divided"
        hint = (
            "write it shorter, put soft hyphens where it may be divided (\\u00AD between double quotes), put it in `code` "
            "if it is a command, or leave the card out of this format"
        )
        yield Problem("card-word-too-wide", Level.ERROR, message, _spot(card, wide["index"]), hint=hint)
    if not face["title_fits"]:
        message = f"{where}: the title '{card.title}' does not fit into the band"
        above = (
            f", or a shorter line above it than '{card.kicker}'"
            if card.kicker and face["side"] == "front"
            else ""
        )
        hint = f"choose a shorter name{above}, or a larger format for this deck"
        yield Problem("card-title-too-long", Level.ERROR, message, card.spot, hint=hint)
    foot = face.get("foot", {"need": 0, "have": 0})
    if foot["need"] > foot["have"] + 0.005:
        message = (
            f"{where}: the small print at the foot needs {foot['need']:.1f} mm and has {foot['have']:.1f} mm"
        )
        hint = "shorten the id of the entry, the address, or the labels of the footer in cards.yaml; or choose a larger format"
        yield Problem("card-footer-too-long", Level.ERROR, message, card.spot, hint=hint)


def _too_tall(card: Card, where: str, face: Figures, over: float) -> Problem:
    lines = -(-over // (face["size"] * _MM_PER_POINT * _LINE))
    blocks = sorted(face["blocks"], key=lambda block: -block["height"])
    listed = ", ".join(f"{_name(card, block)} {block['height']:.1f} mm" for block in blocks)
    tallest = _name(card, blocks[0])
    message = (
        f"{where}: the text is {max(over, 0.1):.1f} mm too tall at the smallest size, {face['size']:g} pt "
        f"(needs {face['need']:.1f}, has {face['have']:.1f} mm; about {lines:.0f} line{'s' if lines > 1 else ''}); blocks: {listed}"
    )
    hint = f"shorten '{tallest}', use a larger format for this deck, or leave the entry out of it with `leave_out`"
    return Problem("card-too-tall", Level.ERROR, message, _spot(card, blocks[0]["index"]), hint=hint)


def _silent(card: Card, side: str, form: str) -> Problem:
    message = f"{card.id} {side} [{form}]: the template says nothing about how the text fits"
    hint = "call `face` from face.typ, or emit the same metadata with the label <fit>"
    return Problem("card-without-figures", Level.ERROR, message, card.spot, hint=hint)


def gathered(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems; a template that says nothing about any face is one fault, and told once."""
    silent = []
    for problem in problems:
        if problem.rule == "card-without-figures":
            silent.append(problem)
        else:
            yield problem
    if len(silent) > 1:
        first, more = silent[0], len(silent) - 1
        faces = f"{more} more face{'s' if more > 1 else ''}"
        yield replace(
            first, message=f"{first.message}, and nothing about {faces}", spot=Spot.of("cards", "theme")
        )
    else:
        yield from silent


def _name(card: Card, block: Figures) -> str:
    return block["title"] or str(card.blocks[block["index"]].spot.path[-1])


def _spot(card: Card, index: int) -> Spot:
    return card.blocks[index].spot
