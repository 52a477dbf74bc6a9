"""The cards that a change touches, before and after, as pictures on one page. What changed is told elsewhere.

Both sides are drawn with the same templates and the theme of today, so that what differs is the words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.cards.lock import differences
from generator.cards.shelf import Shelf, make_cards
from generator.check.check import root_of
from generator.history.versions import Version, other_cards
from generator.model import Playbook
from generator.model.card import Card
from generator.model.settings import with_settings
from generator.problems import Level
from generator.report.pictures import Pictured, as_page

MOST = 24
"""Cards with pictures; a page with more of them is too heavy to open. Of the others the words are shown."""

Faces = Mapping[str, Sequence[bytes]]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The cards before and after.

    Attributes:
        page: the page; None when every card reads as before, or when it cannot be known.
        lacking: why some cards have no picture, as a sentence; empty when all have one that should.
    """

    page: str | None
    lacking: str = ""


def draw(before: Version, after: Version, folder: Path, work: Path, say: Callable[[str], None]) -> Pictures:
    """Draw the cards that differ.

    Args:
        before: the older version.
        after: the newer version.
        folder: the playbook folder, beside which the theme of the cards is.
        work: folder for what is drawn; what did not change is not drawn again.
        say: gets one short sentence at each stage.

    Raises:
        PlaybookError: a template is wrong, or a font or the theme is missing.
    """
    pairs = other_cards(before, after)
    if not pairs:
        return Pictures(None)
    open_ones = (card for pair in pairs if (card := pair[1] or pair[0]) and not card.is_private)
    pictured = tuple(card.id for card in open_ones)[:MOST]
    root = root_of(folder)
    was, not_before = _drawn(_in_todays_style(before.playbook, after.playbook), pictured, root, work, say)
    now, not_after = _drawn(after.playbook, pictured, root, work, say)
    cards = [_pictured(old, new, was, now) for old, new in pairs]
    why = [
        f"The cards of {version.side.name} could not be drawn: {reason}."
        for version, reason in ((before, not_before), (after, not_after))
        if reason
    ]
    return Pictures(as_page(_named(before), _named(after), cards, why), " ".join(why))


def _named(version: Version) -> str:
    return f"{version.side.name} ({version.side.version})"


def _in_todays_style(playbook: Playbook, today: Playbook) -> Playbook:
    style = {"theme": today.cards.theme, "brand": today.cards.brand}
    fields = {name: getattr(playbook, name) for name in Playbook.model_fields}
    return Playbook.model_construct(**(fields | {"cards": playbook.cards.model_copy(update=style)}))


def _drawn(
    playbook: Playbook, wanted: tuple[str, ...], root: Path, work: Path, say: Callable[[str], None]
) -> tuple[Faces, str]:
    """Return the faces of cards by id; none when something does not fit, and then what."""
    if not wanted:
        return {}, ""
    made = make_cards(Shelf(with_settings(playbook), root), work, ((), None, (), wanted), say)
    wrong = next((problem.message for problem in made.problems if problem.level is Level.ERROR), "")
    faces = {
        card.card.id: [file.source.read_bytes() for file in card.previews]
        for deck in reversed(made.decks)
        for card in deck.cards
    }
    return faces, wrong


def _pictured(old: Card | None, new: Card | None, was: Faces, now: Faces) -> Pictured:
    card = new or old
    if card is None:
        raise ValueError("a pair without a card")
    if card.is_private:  # numbers and addresses stand on it; those who may see them open the file
        return Pictured(card.title, (), (), (), (), "Private.")
    gone, added = differences(old.lines if old else (), new.lines if new else ())
    return Pictured(card.title, was.get(card.id, ()), now.get(card.id, ()), gone, added)
