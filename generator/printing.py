"""The use cases around printed cards: review, make, record, hand to the pages. No terminal, no click.

Nothing here imports the typesetter before cards are made.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator import resources
from generator.cards import lock
from generator.cards.content import cards_of
from generator.cards.review import review
from generator.model import Playbook
from generator.model.card import Card
from generator.problems import Problem

if TYPE_CHECKING:
    from generator.cards.make import Printed, PrintedCard
    from generator.pages import CardView, DeckView

Say = Callable[[str], None]


def problems_of_cards(playbook: Playbook, root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the cards, as far as it shows without typesetting.

    Args:
        playbook: the playbook.
        root: the folder in which the record of published cards is.
    """
    records, damage = lock.read(root / lock.NAME)
    yield from damage
    yield from review(playbook, records)


Chosen = tuple[tuple[str, ...], str | None, tuple[str, ...]]
"""Decks, format and sheets asked for; everything where nothing is named."""


def make_cards(playbook: Playbook, root: Path, work: Path, chosen: Chosen, say: Say) -> Printed:
    """Typeset cards; files of earlier runs are used again where nothing changed.

    Args:
        playbook: the playbook.
        root: the folder in which the theme folder is looked for.
        work: the folder for everything that is made.
        chosen: which decks, in which format, on which sheets.
        say: gets one short sentence at each stage.

    Raises:
        PlaybookError: a name is unknown, a template is wrong, a theme folder or a font is missing.
    """
    from generator.cards.make import Selection, Workshop, make  # noqa: PLC0415

    theme = root / playbook.cards.theme if playbook.cards.theme else None
    shop = Workshop(resources.templates() / "cards", theme, work)
    return make(playbook, shop, Selection(*chosen), say)


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


def record_cards(playbook: Playbook, root: Path) -> str:
    """Write down what is published now; return a sentence that says so.

    Raises:
        OSError: the record cannot be written.
    """
    path = root / lock.NAME
    records, _ = lock.read(path)
    about = playbook.about
    now = lock.updated(records, _all_cards(playbook), about.version, about.reviewed_on)
    path.write_text(lock.text(now), encoding="utf-8", newline="\n")
    new = sum(records.get(card_id) != record for card_id, record in now.items())
    return f"{len(now)} cards in {path.name}, {new} of them new or changed"


def deck_views(playbook: Playbook, root: Path, printed: Printed | None) -> tuple[DeckView, ...]:
    """Return the cards as pages show them; without files where none were made."""
    from generator.cards.job import Desk  # noqa: PLC0415
    from generator.pages import CardView, DeckView, Download  # noqa: PLC0415

    records, _ = lock.read(root / lock.NAME)
    review_by = Desk(playbook).review_by()
    if printed is None:
        return tuple(
            DeckView(
                deck.id, deck.name, tuple(CardView(card, review_by) for card in cards_of(playbook, deck))
            )
            for deck in playbook.cards.decks.values()
        )
    return tuple(
        DeckView(
            made.deck.id,
            made.deck.name,
            tuple(_view(card, review_by, records) for card in made.cards),
            tuple(Download(file.name, file.label) for file in made.sheets),
        )
        for made in printed.decks
    )


def _view(made: PrintedCard, review_by: str, records: lock.Records) -> CardView:
    from generator.pages import CardView, Download, Earlier  # noqa: PLC0415

    return CardView(
        made.card,
        review_by,
        tuple(Download(file.name, file.label) for file in made.files),
        tuple(Download(file.name, file.label) for file in made.previews),
        tuple(
            Earlier(each.code, each.version, each.replaced_on, each.removed, each.added)
            for each in lock.history(records, made.card)
        ),
    )


def _all_cards(playbook: Playbook) -> list[Card]:
    return [card for deck in playbook.cards.decks.values() for card in cards_of(playbook, deck)]
