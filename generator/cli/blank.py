"""What `playbook init --from` begins with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import today_or_now
from generator.cli.terminal import print_problems, say
from generator.errors import UsageError

if TYPE_CHECKING:
    from generator.team.start import Answers


def stands_on(start: str, default: Path | None) -> Path | None:
    """Return the folder of the default that is meant; None for the installed one."""
    if start == "default":
        return default
    if default is not None:
        raise UsageError("--from and --default name two defaults: keep one of them")
    if not Path(start).is_dir():
        raise UsageError(f"--from takes blank, default or a folder, and there is no folder '{start}'")
    return Path(start)


def begun_blank(
    folder: Path, answers: Answers, given: Iterable[str], may_replace: Callable[[str], bool]
) -> int:
    """Begin a playbook that stands on nothing."""
    from generator.team import begin
    from generator.team.start import blank

    if strange := sorted(set(given) - {"organisation"}):
        name = strange[0].replace("_", "-")
        raise UsageError(
            f"a blank playbook has no place for --{name} yet: write it into its files afterwards"
        )
    today = today_or_now(None).date()
    written, checked = begin.begin_blank(folder, answers, today, may_replace)
    for name in written.written:
        click.echo(f"  {(folder / name).as_posix()}")
    for name in written.kept:
        say(f"{(folder / name).as_posix()} is there already and stays; --replace replaces it.")
    print_problems(checked, None, always=checked.fails())
    if checked.fails():
        return PROBLEMS
    here = "" if folder == Path() else f" {(folder / blank.FOLDER).as_posix()}"
    click.echo("\nYour playbook is sound. Next:")
    click.echo(f"  playbook serve{here}   see it, and every edit at once")
    click.echo(f"  playbook cards{here}   print its cards")
    click.echo(f"  {(folder / blank.GROWING).as_posix()} grows it step by step")
    return CLEAN
