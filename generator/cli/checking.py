"""`playbook check`, of one playbook or of many."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import FORMAT, REVISION, STRICT, TODAY, checked_folder, folder_of, today_or_now
from generator.cli.terminal import (
    clear_progress,
    manner,
    print_problems,
    progress,
    report_of,
    say,
    tell_names_missing,
)

if TYPE_CHECKING:
    from generator.check.remembered import Answer

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
    folder = folders[0] if folders else None
    if revision is not None:
        checked = checked_folder(folder, day, revision=revision)
        print_problems(checked, form, always=True)
        return PROBLEMS if checked.fails(strict=strict) else CLEAN
    return _tell(_answer(folder_of(folder), form, strict, day), manner(form)[1])


def _answer(folder: Path, form: str | None, strict: bool, day: datetime.datetime) -> Answer:
    """Return what a check says: what it said the last time, where nothing that it reads has changed."""
    from generator.check.remembered import Answer, Memory, Observer

    form, colour = manner(form)
    question = (folder.as_posix(), form, str(colour), str(strict), str(day.date()))
    memory = Memory(Path("build"), folder, question)
    if (known := memory.recall()) is not None:
        return known
    texts = memory.texts()
    texts.recall()
    seen = Observer()
    checked = checked_folder(folder, day)
    accepted = len(checked.accepted)
    report = report_of(checked.problems, form, checked.source.source_line, colour, accepted, checked.playbook)
    made = Answer(report, checked.names_missing, checked.fails(strict=strict))
    memory.keep(made, seen)
    texts.keep()
    return made


def _tell(answer: Answer, colour: bool) -> int:
    tell_names_missing(answer.names_missing)
    clear_progress()
    click.echo(answer.report, nl=False, color=colour)
    return PROBLEMS if answer.fails else CLEAN


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
