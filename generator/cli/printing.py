"""`playbook cards`."""

from __future__ import annotations

import datetime
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
from generator.cli.terminal import print_problems, progress, say

if TYPE_CHECKING:
    from generator.model.edition import Edition


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
    from generator import api

    if record and revision is not None:
        raise click.UsageError("--record writes down what is published now, and not what a revision has")
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
    for note in made.notes:
        say(f"Note: {note}.")
    where = out or work / "cards"
    written, said = api.write_cards(made, where, checked if record else None)
    click.echo(f"{written} files in {where.as_posix()}")
    if not written:
        say("These decks have no card in this edition.")
    if said:
        click.echo(said)
    return CLEAN
