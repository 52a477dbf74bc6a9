"""`playbook cards`."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import (
    EDITION,
    FOLDER,
    REVISION,
    TODAY,
    WORK,
    checked_folder,
    folder_of,
    put_in_order,
)
from generator.cli.terminal import manner, print_problems, problems_aside, progress, say

if TYPE_CHECKING:
    from generator.model.edition import Edition

MADE, STAGE = ".ai-incident-playbook.cards", ".playbook-writing"
"""What a run leaves beside the cards, and while it writes them; the modules that say so are slow to import."""


@click.command()
@FOLDER
@WORK
@click.option("--deck", "decks", multiple=True, help="Make this deck only (may be repeated).")
@click.option("--format", "card_format", help="Make them in this format instead of their deck's, such as a7.")
@click.option(
    "--layout", "sheets", multiple=True, help="Put them on this sheet, such as a4 (may be repeated)."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the PDF and SVG files.  [default: <work>/cards]",
)
@click.option("--record", is_flag=True, help="Also write down in cards.lock.json what is published now.")
@TODAY
@EDITION
@REVISION
def cards(
    folder: Path | None,
    work: Path,
    decks: tuple[str, ...],
    card_format: str | None,
    sheets: tuple[str, ...],
    out: Path | None,
    record: bool,
    today: datetime.datetime | None,
    edition: Edition | None,
    revision: str | None,
) -> int:
    """Print the on-call cards as PDF and SVG.

    Nothing is written when a text does not fit. With a day, cards are marked as expired when the review was due
    long before it.
    """
    if record and revision is not None:
        raise click.UsageError("--record writes down what is published now, and not what a revision has")
    where = out or work / "cards"
    asked = (*map(str, (folder_of(folder), work, where, today, edition, card_format)), *decks, "", *sheets)
    kept = None if record or revision is not None else Kept(folder_of(folder), work, where, asked)
    if kept is not None and kept.told():
        return CLEAN
    from generator import api
    from generator.check.remembered import Memory

    texts = Memory(work, folder_of(folder), ()).texts("cards")
    texts.recall()
    if record:
        put_in_order(api.root_of(folder_of(folder)))
    checked = checked_folder(folder, today, edition, revision)
    print_problems(checked, None)
    if not checked.may_be_published(strict=False):
        return PROBLEMS
    made = api.cards(checked, work, progress, decks=decks, form=card_format, sheets=sheets)
    print_problems(checked, None, of=made.problems)
    if any(problem.level == "error" for problem in made.problems):
        say("No card was written.")
        return PROBLEMS
    notes = [f"Note: {note}." for note in made.notes]
    for note in notes:
        say(note)
    written, said = api.write_cards(made, where, checked if record else None)
    report = f"{written} files in {where.as_posix()}"
    click.echo(report)
    if not written:
        say("These decks have no card in this edition.")
    elif kept is not None:
        aside = problems_aside(checked) + problems_aside(checked, made.problems)
        kept.keep(
            f"{report}\n", aside + "".join(f"{note}\n" for note in notes), [file.name for file in made.files]
        )
    texts.keep()
    if said:
        click.echo(said)
    return CLEAN


class Kept:
    """What the last run printed, as far as it can be said again without printing anything."""

    def __init__(self, folder: Path, work: Path, where: Path, asked: tuple[str, ...]) -> None:
        """Take what to print, where, and every word of the command."""
        from generator.check.remembered import HOME, Memory, Observer

        self._folder, self._where = folder.resolve(), where.resolve()
        self._memory = Memory(work, folder, ("cards", *asked, *map(str, manner(None, always=False))))
        ours = tuple(f"{work.resolve() / name}{os.sep}" for name in ("cards-cache", "cards-templates", HOME))
        written = f"{self._where}{os.sep}"

        def is_ours(path: str) -> bool:
            if path.startswith(written):
                return path.endswith((".pdf", ".svg", MADE)) or path.startswith(f"{written}{STAGE}")
            return path.startswith(ours) or f"{path}{os.sep}" in (*ours, written)

        self._known = self._memory.recall() if not (self._where / STAGE).exists() else None
        self._seen = Observer(is_ours) if self._known is None else None

    def told(self) -> bool:
        """Say again what the last run said, if nothing has changed; return whether that was so."""
        if self._known is None:
            return False
        click.echo(self._known.aside, nl=False, err=True, color=manner(None, always=False)[1])
        click.echo(self._known.report, nl=False)
        return True

    def keep(self, report: str, aside: str, names: list[str]) -> None:
        """Keep what was said and written."""
        from generator.check.remembered import Answer, made_of

        if self._seen is not None:
            made = made_of(str(self._where / name) for name in names)
            self._memory.keep(Answer(report, aside=aside, made=made), self._seen)
