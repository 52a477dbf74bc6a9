"""The use cases around printed cards: review, make, record, hand to the pages. No terminal, no click.

Nothing here imports the typesetter before cards are made.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import resources
from generator.atomic import recover, write_all
from generator.cards import lock
from generator.cards.content import cards_of
from generator.cards.look import problems_of_look
from generator.cards.review import review
from generator.errors import UsageError
from generator.model import Playbook
from generator.model.card import Card
from generator.problems import Problem

if TYPE_CHECKING:
    from generator.cards.make import Printed

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A playbook, the edition it holds, and the folder in which a team keeps record and theme.

    Attributes:
        playbook: the playbook.
        root: the folder of the record of published cards and of the theme.
        public: whether the edition is public.
        today: the day on which cards that are too old get a mark; none does without it.
    """

    playbook: Playbook
    root: Path
    public: bool = False
    today: datetime.date | None = None

    @property
    def record(self) -> Path:
        """Where the record is."""
        return self.root / lock.NAMES[self.public]

    def cards(self) -> list[Card]:
        """Return every card of every deck."""
        decks = self.playbook.cards.decks.values()
        return [card for deck in decks for card in cards_of(self.playbook, deck, public=self.public)]


def problems_of_cards(shelf: Shelf) -> Iterator[Problem]:
    """Yield what is wrong with the cards, as far as it shows without typesetting."""
    records, damage = lock.read(shelf.record)
    yield from damage
    yield from problems_of_look(shelf.playbook.cards, shelf.root, _templates())
    yield from review(shelf.playbook, records)


Chosen = tuple[tuple[str, ...], str | None, tuple[str, ...], tuple[str, ...]]
"""Decks, format, sheets and cards asked for; everything where nothing is named."""


def make_cards(shelf: Shelf, work: Path, chosen: Chosen, say: Say) -> Printed:
    """Typeset cards; files of earlier runs are used again where nothing changed.

    Args:
        shelf: the playbook and its surroundings.
        work: the folder for everything that is made.
        chosen: which decks, in which format, on which sheets; or which cards.
        say: gets one short sentence at each stage.

    Raises:
        PlaybookError: a name is unknown, a template is wrong, a theme folder or a font is missing.
    """
    from generator.cards.make import Selection, Workshop, make  # noqa: PLC0415 - heavy; only cards pay

    shop = Workshop(_templates(), _theme(shelf), work, shelf.public, today=shelf.today)
    return make(shelf.playbook, shop, Selection(*chosen), say)


def picture_of(shelf: Shelf, summary: str) -> bytes:
    """Return the picture that other programs show beside a link to the site, as PNG.

    Args:
        shelf: the playbook and its surroundings.
        summary: what the playbook is for, with every figure filled in.

    Raises:
        PlaybookError: the picture cannot be drawn, or a font is missing.
    """
    from generator.cards.picture import picture  # noqa: PLC0415 - heavy; only the picture pays

    return picture(shelf.playbook, summary, resources.templates() / "picture", _theme(shelf))


def _templates() -> Path:
    return resources.templates() / "cards"


def _theme(shelf: Shelf) -> Path | None:
    """Return the team's theme folder, which lies below the folder of the record, whatever links or dots its name holds."""
    own = shelf.playbook.cards.theme
    if not own:
        return None
    root, theme = shelf.root.resolve(), (shelf.root / own).resolve()
    if not theme.is_relative_to(root):
        raise UsageError(
            f"the theme folder {own} lies outside of {root.as_posix()}: put it beside the playbook folder"
        )
    return theme


MADE = ".ai-incident-playbook.cards"
"""The names of the files that an earlier run put into a folder: only these are removed from it."""


def put_files(printed: Printed | None, folder: Path) -> int:
    """Put the finished files into a folder, all or none; return how many there are.

    Raises:
        UsageError: the folder cannot be written; nothing changed then.
    """
    write_all(folder, files_for(printed, folder), "playbook cards")
    return sum(1 for _ in printed.files) if printed else 0


def files_for(printed: Printed | None, folder: Path) -> dict[Path, bytes | None]:
    """Return what has to be written so that a folder holds the finished files, by absolute path.

    What an earlier run put there and this one does not make is removed (None). Files of anybody else stay.

    Raises:
        UsageError: what a killed run left there cannot be put in order.
    """
    recover(folder)
    here, made = folder.resolve(), folder / MADE
    wanted = {file.name: file.source for file in printed.files} if printed else {}
    files: dict[Path, bytes | None] = {here / name: source.read_bytes() for name, source in wanted.items()}
    for name in made.read_text("utf-8").splitlines() if made.is_file() else ():
        if name not in wanted and Path(name).name == name and Path(name).suffix in {".pdf", ".svg"}:
            files[here / name] = None
    return files | {here / MADE: "".join(f"{name}\n" for name in sorted(wanted)).encode()}


def record_of_cards(shelf: Shelf) -> tuple[bytes, str]:
    """Return the record of what is published now, and a sentence about it."""
    records, _ = lock.read(shelf.record)
    about = shelf.playbook.about
    now = lock.updated(records, shelf.cards(), about.version, about.counted_day)
    new = sum(records.get(card_id) != record for card_id, record in now.items())
    return lock.text(now).encode(), f"{len(now)} cards in {shelf.record.name}, {new} of them new or changed"
