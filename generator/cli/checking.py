"""`playbook check`, of one playbook or of many."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import FORMAT, REVISION, STRICT, TODAY, checked_folder, today_or_now
from generator.cli.terminal import (
    clear_progress,
    print_problems,
    progress,
    report_of,
    say,
    tell_names_missing,
)

_BAR = 30


@click.command()
@click.argument("folders", nargs=-1, metavar="[FOLDER]...", type=click.Path(path_type=Path, file_okay=False))
@FORMAT
@STRICT
@TODAY
@REVISION
def check(
    folders: tuple[Path, ...],
    form: str | None,
    strict: bool,
    today: datetime.datetime | None,
    revision: str | None,
) -> int:
    """Print every problem, its place and a fix.

    Reviews, tests and checks that are too old are problems, too: today, or on the day named. Several folders, such
    as teams/*, are checked side by side.
    """
    day = today_or_now(today)
    if len(folders) > 1:
        if revision is not None:
            raise click.UsageError("--revision takes one folder: a revision has it in one place")
        return _check_many(folders, form, strict, day.date())
    checked = checked_folder(folders[0] if folders else None, day, revision=revision)
    print_problems(checked, form, always=True)
    return PROBLEMS if checked.fails(strict=strict) else CLEAN


def _check_many(folders: tuple[Path, ...], form: str | None, strict: bool, day: datetime.date) -> int:
    from generator.check.many import check_many

    results = list(check_many(folders, day, lambda done: progress(_bar(done, len(folders)))))
    clear_progress()
    problems = [problem for result in results for problem in result.problems]
    lines = {place: line for result in results for place, line in result.lines.items()}
    accepted = sum(result.accepted for result in results)
    report = report_of(problems, form or "text", lambda place: lines.get(place, ""), False, accepted)
    click.echo(report, nl=False)
    for result in results:
        if result.failure:
            say(f"{result.folder}: {result.failure}")
    for why in sorted({result.names_missing for result in results if result.names_missing}):
        where = [result.folder.as_posix() for result in results if result.names_missing == why]
        tell_names_missing(f"{why}, in {', '.join(where)}")
    failed = [result.folder.as_posix() for result in results if result.fails(strict=strict)]
    say(f"{len(results) - len(failed)} of {len(results)} playbooks are sound.")
    if failed:
        say(f"Not sound: {', '.join(failed)}")
    return PROBLEMS if failed else CLEAN


def _bar(done: int, of: int) -> str:
    full = done * _BAR // of
    return f"[{'#' * full}{'.' * (_BAR - full)}] {done} of {of} playbooks"
