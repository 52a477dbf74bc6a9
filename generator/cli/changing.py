"""Commands that change entries of a team's playbook: `playbook remove`, `playbook rename`, `playbook add`."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.adding import new_severity, of_a_severity
from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import FOLDER, folder_to_change
from generator.cli.terminal import say, tell_names_missing
from generator.report import REPORTERS

if TYPE_CHECKING:
    from generator.team.change.entries import Changed

_WRITE = click.option("--write", is_flag=True, help="Write what is shown.")
_LIKE = click.option(
    "--like", required=True, metavar="ID", help="The entry that it begins as a copy of, and stands beside."
)
_NAME = click.option("--name", required=True, help="What it is called.")


@click.command(epilog="For example: playbook remove severities/sev-4 --reason 'We use three.'")
@click.argument("path")
@FOLDER
@click.option("--instead", metavar="ID", help="The entry that takes its place where one has to be named.")
@click.option("--reason", help="Why it goes, for whoever reads the layer next.")
@_WRITE
def remove(path: str, folder: Path | None, instead: str | None, reason: str | None, write: bool) -> int:
    """Take an entry out, with everything that follows.

    PATH names it, such as severities/sev-4, types/bias-incident, roles/scribe or steps/file-ticket. Lists, tables,
    texts, cards, drills and policies that speak of it are changed in your last layer. It is shown first, and written
    with --write when the plan is sound without it.
    """
    from generator.team.change import entries

    return _shown(entries.remove(folder_to_change(folder, write=write), path, instead, reason), write)


@click.command(epilog="For example: playbook rename severities/sev-1 p1 --name P1")
@click.argument("path")
@click.argument("new_id")
@FOLDER
@click.option("--name", help="What it is called from now on.")
@_WRITE
def rename(path: str, new_id: str, folder: Path | None, name: str | None, write: bool) -> int:
    """Give an entry another id, everywhere.

    To call it otherwise, its `name` is enough: ids stand in files and addresses only, and an entry of the default that
    keeps its id follows the default's changes. An entry under another id is yours from then on. In a playbook without
    layers, such as one from `init --from blank`, the files are changed in place.
    """
    from generator.team.change import entries

    return _shown(entries.rename(folder_to_change(folder, write=write), path, new_id, name), write)


@click.group()
def add() -> None:
    """Add a severity, a role, an incident type or a script of your own.

    It begins as a copy of another one and stands wherever that one does; then change what should differ.
    """


def _command(concept: str, noun: str) -> Callable[..., int]:
    @add.command(noun, help=f"Add {'an incident type, with a drill' if noun == 'type' else f'a {noun}'}.")
    @click.argument("new_id")
    @FOLDER
    @_LIKE
    @_NAME
    @click.option("--short", help="A short form of the name, for a role.", hidden=noun != "role")
    @_WRITE
    def command(
        new_id: str, folder: Path | None, like: str, name: str, short: str | None, write: bool
    ) -> int:
        from generator.team.change.adding import add_entry

        return _shown(
            add_entry(folder_to_change(folder, write=write), concept, new_id, like, name, short), write
        )

    return command


for _concept, _noun in (("types", "type"), ("roles", "role"), ("scripts", "script")):
    _command(_concept, _noun)


@add.command("severity")
@click.argument("new_id")
@FOLDER
@of_a_severity
@_WRITE
def severity(new_id: str, folder: Path | None, write: bool, **said: Any) -> int:
    """Add a severity beside another one."""
    from generator.team.change.adding import add_severity

    return _shown(add_severity(folder_to_change(folder, write=write), new_severity(new_id, **said)), write)


@click.command("default")
@click.argument("target", required=False, type=click.Path(path_type=Path, file_okay=False))
def default(target: Path | None) -> int:
    """Write what the default below your layers says, as files to read.

    They go into the folder `default` beside playbook.yml, where the places in messages lead, or into TARGET. Nothing
    reads them: what you change goes into your layer.
    """
    from generator.team.readable import write_default

    place, count = write_default(folder_to_change(None, write=True), target)
    click.echo(
        f"{count} files of the default are in {place.as_posix()}, to read. Write changes into your layer."
    )
    return CLEAN


def _shown(change: Changed, wanted: bool) -> int:
    """Show a change and what the check says of it; write it when that was asked for."""
    from generator.team.change import entries

    click.echo(change.diff(), nl=False)
    for path in change.removed:
        click.echo(f"Goes along: {path}")
    for path in change.texts:
        click.echo(f"Read it: {path}")
    tell_names_missing(change.checked.names_missing)
    told = REPORTERS["text"](change.problems, change.source_line, False, len(change.checked.accepted))
    click.echo(told, nl=False)
    if change.checked.fails():
        say(
            "Nothing is written: the playbook would not be sound. Mend what the errors name in your layer first, or choose "
            "another entry with --instead."
        )
        return PROBLEMS
    if not wanted:
        again = shlex.join(["playbook", *sys.argv[1:], "--write"])
        click.echo(f"Nothing is written yet. The same command with --write does it: {again}")
        return CLEAN
    for file in entries.write(change):
        click.echo(f"Written: {file}")
    return CLEAN
