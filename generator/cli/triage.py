"""`playbook triage`: answers and an incident type -> severity, people, lever, words and clocks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import EDITION, FOLDER, REVISION, looked_up_folder
from generator.cli.terminal import clear_progress, print_problems
from generator.report import VERDICT_REPORTERS

if TYPE_CHECKING:
    from generator.model.edition import Edition


@click.command()
@FOLDER
@click.option(
    "--type",
    "type_id",
    metavar="TYPE",
    help="Incident type: its id, letter or name; none where no type applies.",
)
@click.option(
    "--kind",
    metavar="KIND",
    help="Kind of the type, such as cost-runaway: its id or name, standing for its type; none where no kind of --type fits.",
)
@click.option(
    "--answer", "answers", multiple=True, metavar="QUESTION=ANSWER",
    help="An answer to a triage question. May be repeated; a question without one stays open.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(list(VERDICT_REPORTERS)), default="text", show_default=True,
    help="How the verdict is printed.",
)  # fmt: skip
@EDITION
@REVISION
def triage(
    folder: Path | None,
    type_id: str | None,
    kind: str | None,
    answers: tuple[str, ...],
    form: str,
    edition: Edition | None,
    revision: str | None,
) -> int:
    """Print how bad it is, whom to page, what to pull, save and say, and which clocks may start.

    Without answers it lists the questions, with the answers to choose from.
    """
    from generator import api

    checked = looked_up_folder(folder, edition, revision)
    if checked.fails():
        print_problems(checked, None)
        return PROBLEMS
    playbook, said, found = api.triage(checked, type_id, answers, kind)
    clear_progress()
    click.echo(VERDICT_REPORTERS[form](playbook, said, found), nl=False)
    return CLEAN
