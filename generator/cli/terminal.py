"""What commands print: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from generator.report import REPORTERS

if TYPE_CHECKING:
    from generator.api import Checked


def print_problems(
    checked: Checked, form: str | None, *, always: bool = False, of: tuple[object, ...] | None = None
) -> None:
    """Print problems to standard output when they are the result, to standard error otherwise."""
    problems = checked.problems if of is None else of
    if of is None:
        tell_names_missing(checked.names_missing)
    if not problems and not always:
        return
    form = form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    stream = sys.stdout if always else sys.stderr
    colour = form == "text" and stream.isatty() and "NO_COLOR" not in os.environ
    accepted = len(checked.accepted) if of is None else 0
    text = REPORTERS[form](problems, checked.source.source_line, colour, accepted)  # type: ignore[arg-type]
    clear_progress()
    click.echo(text, nl=False, err=not always, color=colour)


def tell_names_missing(why: str) -> None:
    """Say that no name of a person was looked for, where it matters."""
    if why:
        say(f"No name of a person was looked for: {why}.")


def progress(stage: str) -> None:
    """Show what is going on, on one line that is written over; silent when nobody looks."""
    if sys.stderr.isatty():
        clear_progress()
        click.echo(f"{stage} ...", nl=False, err=True)


def clear_progress() -> None:
    """Take the progress off the terminal."""
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", nl=False, err=True, color=True)


def say(sentence: str) -> None:
    """Print a sentence that is not the result."""
    clear_progress()
    click.echo(sentence, err=True)
