"""`playbook check`."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import FOLDER, FORMAT, STRICT, TODAY, checked_folder, today_or_now
from generator.cli.terminal import print_problems


@click.command()
@FOLDER
@FORMAT
@STRICT
@TODAY
def check(folder: Path | None, form: str | None, strict: bool, today: datetime.datetime | None) -> int:
    """Print every problem, its place and a fix.

    Reviews, tests and checks that are too old are problems, too: today, or on the day named.
    """
    checked = checked_folder(folder, today_or_now(today))
    print_problems(checked, form, always=True)
    return PROBLEMS if checked.fails(strict=strict) else CLEAN
