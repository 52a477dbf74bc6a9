"""What is worth knowing about cards that were made, and is no fault: said once by `playbook cards`, never a problem.

Type below its target can still be read, and what a card says matters more than half a point; a team that wants
larger type chooses a larger format or shorter words. So `--strict` has nothing to say about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.cards.formats import FORMATS
from generator.cards.layouts import LayoutError


def passed_over(deck: str, sheet: str, form: str, why: LayoutError) -> str:
    """Return that a deck is not put on one of its sheets, in a format that was asked for."""
    return f"deck {deck} is not put on sheet {sheet} in format {form}: {why}"


def small_type(sizes: Mapping[tuple[str, str], float]) -> Iterator[str]:
    """Yield for each format which cards are set smaller than recommended, the smallest first.

    Args:
        sizes: type size in points by format and card id.
    """
    for form in FORMATS:
        target = FORMATS[form].target
        all_of = {card: size for (each, card), size in sizes.items() if each == form}
        below = sorted((size, card) for card, size in all_of.items() if size < target)
        if below:
            listed = ", ".join(f"{card} {size:g}" for size, card in below)
            yield (
                f"{len(below)} of {len(all_of)} cards in format {form} are set in less than the {target:g} pt that are "
                f"read best: {listed}; fewer words or a larger format make the type larger"
            )
