"""What commands print: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.report import REPORTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.api import Checked
    from generator.model import Playbook
    from generator.problems import Location, Problem


def print_problems(
    checked: Checked, form: str | None, *, always: bool = False, of: tuple[object, ...] | None = None
) -> None:
    """Print problems to standard output when they are the result, to standard error otherwise."""
    problems = checked.problems if of is None else of
    if of is None:
        tell_names_missing(checked.names_missing)
    if problems or always:
        form, colour = manner(form, always=always)
        clear_progress()
        click.echo(_report(checked, form, colour, of), nl=False, err=not always, color=colour)


def problems_aside(checked: Checked, of: tuple[object, ...] | None = None) -> str:
    """Return what `print_problems` prints to standard error."""
    problems = checked.problems if of is None else of
    names = _names_missing(checked.names_missing) if of is None else ""
    return names + (_report(checked, *manner(None, always=False), of) if problems else "")


def _report(checked: Checked, form: str, colour: bool, of: tuple[object, ...] | None) -> str:
    problems, accepted = (checked.problems, len(checked.accepted)) if of is None else (of, 0)
    return report_of(problems, form, checked.source.source_line, colour, accepted, checked.playbook)  # type: ignore[arg-type]  # of one form


def manner(form: str | None, *, always: bool = True) -> tuple[str, bool]:
    """Return the format in which problems are told, and whether in colour; they are the result, or they stand beside it."""
    form = form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    stream = sys.stdout if always else sys.stderr
    return form, form == "text" and stream.isatty() and "NO_COLOR" not in os.environ


def report_of(
    problems: Sequence[Problem],
    form: str,
    source_line: Callable[[Location], str],
    colour: bool,
    accepted: int,
    playbook: Playbook | None = None,
) -> str:
    """Return problems in a format; a format for services tells about the rules, too."""
    if form != "sarif":
        return REPORTERS[form](problems, source_line, colour, accepted)
    from generator.api import rule_docs, tool_version
    from generator.report.problems.sarif import as_sarif

    return as_sarif(problems, source_line, colour, docs=rule_docs(playbook), version=tool_version())


def tell_names_missing(why: str) -> None:
    """Say that no name of a person was looked for, where it matters."""
    if why:
        say(_names_missing(why).rstrip())


def _names_missing(why: str) -> str:
    return f"No name of a person was looked for: {why}.\n" if why else ""


def tell_unreadable(page: Path) -> None:
    """Say that nobody else can read a site, where files are made that way here: its server is often somebody else."""
    if os.name == "posix" and not (
        page.stat().st_mode & 0o004 and page.parent.stat().st_mode & 0o005 == 0o005
    ):
        say(
            f"Only you can read {page.parent.as_posix()}, as files are made here (see `umask`). If somebody else serves "
            f"it: `chmod -R go+rX {page.parent.as_posix()}`"
        )


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
