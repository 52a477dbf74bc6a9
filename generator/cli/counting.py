"""`playbook deadlines`: until when, exactly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import EDITION, FOLDER, REVISION, looked_up_folder
from generator.cli.terminal import clear_progress, print_problems

if TYPE_CHECKING:
    from generator.model.edition import Edition

_MOMENT = "MOMENT"


@click.command()
@FOLDER
@click.option(
    "--clock", "clocks", multiple=True, metavar="ID", help="A clock, by its id.  [default: all that can bind]"
)
@click.option(
    "--awareness", metavar=_MOMENT, help="When a person judged it real, such as 2026-12-18T10:20+01:00."
)
@click.option(
    "--at", "moments", multiple=True, metavar="TIMESTAMP=MOMENT",
    help="When another timestamp was, by its id: classified=2026-12-18T14:00+01:00.",
)  # fmt: skip
@click.option(
    "--sent", "sent", multiple=True, metavar="CLOCK/NUMBER=MOMENT",
    help="When a report was sent: dora-19/1=2026-12-18T15:10+01:00. The next one counts from it.",
)  # fmt: skip
@click.option("--place", help="Where it is due: Germany, DE-BY, California.  [default: as each clock says]")
@click.option(
    "--zone", help="Time zone to count and show in, such as Europe/Berlin.  [default: that of the place]"
)
@click.option(
    "--entity", "kinds", multiple=True, metavar="KIND",
    help="What kind of entity you are, by the ids of the clock.  [default: as organisation.yaml says]",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "ics"]), default="text",
    help="How it is printed; ics: a calendar file.",
)  # fmt: skip
@EDITION
@REVISION
def deadlines(
    folder: Path | None,
    clocks: tuple[str, ...],
    awareness: str | None,
    moments: tuple[str, ...],
    sent: tuple[str, ...],
    place: str | None,
    zone: str | None,
    kinds: tuple[str, ...],
    form: str,
    edition: Edition | None,
    revision: str | None,
) -> int:
    """Print until when each report is due, as two moments: the safe one, and the outer limit by the text.

    Each stands in UTC and in local time, with the rule that gave it. A moment needs an offset, or Z for UTC.
    This is not legal advice: counsel decides whether a clock applies.
    """
    from generator import api

    checked = looked_up_folder(folder, edition, revision)
    if checked.fails():
        print_problems(checked, None)
        return PROBLEMS
    entered = (f"awareness={awareness}", *moments) if awareness else moments
    text = api.deadlines(
        checked, form, clocks=clocks, moments=entered, sent=sent, place=place, zone=zone, kinds=kinds
    )
    clear_progress()
    click.echo(text, nl=False)
    return CLEAN
