"""What serves copilots: `playbook mcp`, `playbook skill`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import FOLDER, REVISION, looked_up_folder
from generator.cli.terminal import clear_progress, print_problems

if TYPE_CHECKING:
    from generator.model.edition import Edition

_EDITION = click.option(
    "--edition", type=click.Choice(["internal", "public"]), default="public", show_default=True,
    help="public: nothing private; internal also gives contacts and commands to whatever asks.",
)  # fmt: skip


@click.command()
@FOLDER
@_EDITION
@REVISION
def mcp(folder: Path | None, edition: Edition, revision: str | None) -> int:
    """Answer copilots over the Model Context Protocol, on standard input and output.

    It only reads: triage, next step, entries, search, scripts, deadlines. Needs the extra [mcp].
    """
    from generator import api
    from generator.agents.desk import Desk
    from generator.doors.document import contract_of
    from generator.errors import UsageError

    checked = looked_up_folder(folder, edition, revision)
    clear_progress()
    if checked.fails():
        print_problems(checked, None)
        return PROBLEMS
    try:
        from generator.agents.server import serve
    except ImportError as error:
        raise UsageError(
            f"the SDK of the protocol is not installed ({error}): install this program with its extra [mcp]"
        ) from error
    contract = contract_of(checked)
    serve(Desk(contract, revision or "", checked.folder), contract.playbook.about.name, api.tool_version())
    return CLEAN


@click.command()
@FOLDER
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build/skill"), show_default=True,
    help="Folder to write the folder of the skill into.",
)  # fmt: skip
@_EDITION
@REVISION
def skill(folder: Path | None, out: Path, edition: Edition, revision: str | None) -> int:
    """Write an Agent Skill of the playbook: SKILL.md, and references to open when they are needed."""
    from generator.agents.skill import NAME, skill_files
    from generator.atomic import write_all
    from generator.doors.document import contract_of

    checked = looked_up_folder(folder, edition, revision)
    clear_progress()
    if checked.fails():
        print_problems(checked, None)
        return PROBLEMS
    files = {Path(name): text.encode() for name, text in skill_files(contract_of(checked))}
    write_all(out / NAME, files, "playbook skill")
    click.echo(f"{len(files)} files in {(out / NAME).as_posix()}")
    return CLEAN
