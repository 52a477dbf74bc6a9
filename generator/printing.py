"""The use cases around printed cards: review, make, record, hand to the pages. No terminal, no click.

Nothing here imports the typesetter before cards are made.
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import resources
from generator.cards import lock
from generator.cards.content import cards_of
from generator.cards.job import Desk
from generator.cards.review import review
from generator.errors import UsageError
from generator.model import Playbook
from generator.model.card import Card
from generator.problems import Level, Problem, Spot

if TYPE_CHECKING:
    from generator.cards.make import File, Printed, PrintedCard
    from generator.pages import DeckView, Download, Earlier

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
    yield from _logo(shelf)
    yield from review(shelf.playbook, records)


def _logo(shelf: Shelf) -> Iterator[Problem]:
    """Yield a problem when the logo is not where cards look for it."""
    logo, theme = shelf.playbook.cards.brand.logo, shelf.playbook.cards.theme
    if logo and not (theme and (shelf.root / theme / logo).is_file()):
        message = (
            f"the logo '{logo}' is not in the folder '{theme}'"
            if theme
            else f"no folder holds the logo '{logo}'"
        )
        hint = (
            f"put the SVG file into {theme}/, which stands beside playbook.yml or the playbook folder"
            if theme
            else f"put {logo} into a folder of your own, such as brand, and write `theme: brand` above `brand:`"
        )
        yield Problem("card-logo-missing", Level.ERROR, message, Spot.of("cards", "brand", "logo"), hint=hint)


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
    from generator.cards.make import Selection, Workshop, make  # noqa: PLC0415

    shop = Workshop(resources.templates() / "cards", _theme(shelf), work, shelf.public, today=shelf.today)
    return make(shelf.playbook, shop, Selection(*chosen), say)


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


def put_files(printed: Printed | None, folder: Path) -> int:
    """Make a folder hold exactly the finished files, none when there are none; return how many there are."""
    wanted = {file.name: file.source for file in printed.files} if printed else {}
    folder.mkdir(parents=True, exist_ok=True)
    for old in sorted(folder.iterdir()):
        if old.is_file() and old.name not in wanted and old.suffix in {".pdf", ".svg"}:
            old.unlink()
    for name, source in wanted.items():
        shutil.copyfile(source, folder / name)
    return len(wanted)


def record_cards(shelf: Shelf) -> str:
    """Write down what is published now; return a sentence that says so.

    Raises:
        OSError: the record cannot be written.
    """
    records, _ = lock.read(shelf.record)
    about = shelf.playbook.about
    now = lock.updated(records, shelf.cards(), about.version, about.reviewed_on)
    shelf.record.write_text(lock.text(now), encoding="utf-8", newline="\n")
    new = sum(records.get(card_id) != record for card_id, record in now.items())
    return f"{len(now)} cards in {shelf.record.name}, {new} of them new or changed"


def deck_views(shelf: Shelf, printed: Printed | None) -> tuple[DeckView, ...]:
    """Return the cards as pages show them; without files where none were made."""
    from generator.pages import CardView, DeckView  # noqa: PLC0415

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
    from generator.pages import Download  # noqa: PLC0415

    return tuple(Download(file.name, file.label) for file in files)


def _history(records: lock.Records, card: Card) -> tuple[Earlier, ...]:
    from generator.pages import Earlier  # noqa: PLC0415

    return tuple(
        Earlier(each.code, each.version, each.replaced_on, each.removed, each.added)
        for each in lock.history(records, card)
    )
