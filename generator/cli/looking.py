"""What looks into a playbook: `playbook show`, `playbook next`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import EDITION, FOLDER, REVISION, looked_up_folder
from generator.cli.terminal import clear_progress, print_problems

if TYPE_CHECKING:
    from generator.model.edition import Edition

_FORM = click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
    help="How it is printed.",
)  # fmt: skip


@click.command()
@click.argument("path")
@FOLDER
@_FORM
@EDITION
@REVISION
def show(path: str, folder: Path | None, form: str, edition: Edition | None, revision: str | None) -> int:
    """Print what stands at a path, with every reference resolved.

    PATH is such as severities/sev-1, scripts/holding-notice, steps/open-war-room, or the name of a whole file.
    """
    from generator import api

    checked = looked_up_folder(folder, edition, revision)
    if checked.fails():
        print_problems(checked, None)
        return PROBLEMS
    text = api.show(checked, path, form)
    clear_progress()
    click.echo(text, nl=False)
    return CLEAN


@click.command("next")
@FOLDER
@click.option("--after", metavar="STEP", help="The step that is done, by its id.  [default: the start]")
@click.option("--answer", help="The answer, where that step asks something: its code, words or number.")
@click.option(
    "--severity", help="Whose steps: id, name or alias.  [default: the worst, which leaves out none]"
)
@click.option(
    "--type",
    "type_id",
    metavar="TYPE",
    help="Incident type, which leaves out the steps for others: its id, letter or name; none where no type applies.",
)
@click.option(
    "--kind",
    metavar="KIND",
    help="Kind of the type: its id or name, standing for its type; none where no kind of --type fits.",
)
@_FORM
@EDITION
@REVISION
def next_step(
    folder: Path | None,
    after: str | None,
    answer: str | None,
    severity: str | None,
    type_id: str | None,
    kind: str | None,
    form: str,
    edition: Edition | None,
    revision: str | None,
) -> int:
    """Print the next step, who owns it, how it is seen to be done, and how to go on from there."""
    from generator import api

    checked = looked_up_folder(folder, edition, revision)
    if checked.fails():
        print_problems(checked, None)
        return PROBLEMS
    text = api.next_step(
        checked, form, severity=severity, type_id=type_id, kind=kind, after=after, answer=answer
    )
    clear_progress()
    click.echo(text, nl=False)
    return CLEAN
