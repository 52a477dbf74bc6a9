"""`playbook incident`: records of what happened. `playbook evidence`: what was in force and exercised on a day."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import DAY, FOLDER, PREFIX, TODAY, checked_folder, own_folder, today_or_now
from generator.cli.terminal import clear_progress, print_problems, say

if TYPE_CHECKING:
    from generator.problems import Problem
    from generator.record.imported import Imported
    from generator.report.postmortem import Form

_ID = click.option(
    "--id", "name_of", default="", metavar="ID", help="Id of the record.  [default: made of the file]"
)
_TYPE = click.option(
    "--type", "kind", default="", metavar="ID", help="Incident type, where the file names none."
)
_SEVERITY = click.option("--severity", default="", metavar="ID", help="Severity, where the file names none.")
_AGAIN = click.option("--again", is_flag=True, help="Replace the record of this id.")


@click.group()
def incident() -> None:
    """Keep records of incidents and drills: import, begin, tell as a postmortem."""


@incident.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@FOLDER
@click.option(
    "--mapping", type=click.Path(path_type=Path, dir_okay=False),
    help="YAML file that says where each field stands in a JSON of another tool.",
)  # fmt: skip
@_ID
@_TYPE
@_SEVERITY
@_AGAIN
@click.option("--dry-run", is_flag=True, help="Print the record; write and check nothing.")
@TODAY
def import_file(
    file: Path,
    folder: Path | None,
    mapping: Path | None,
    name_of: str,
    kind: str,
    severity: str,
    again: bool,
    dry_run: bool,
    today: datetime.datetime | None,
) -> int:
    """Make a record of a file: what the live page exports (JSON or YAML), or any JSON with a mapping.

    What has no place in a record is printed and kept in its `unplaced`, so nothing is lost. The record is checked
    as soon as it is written; an error in it is the exit status.
    """
    from generator.team.records import Given, imported_from, keep, unknown_here

    checked = checked_folder(own_folder(folder), edition="internal")
    if checked.playbook is None:
        print_problems(checked, None)
        return PROBLEMS
    found = imported_from(file, checked.playbook, mapping, Given(name_of, kind, severity))
    clear_progress()
    if dry_run:
        click.echo(found.yaml(), nl=False)
        _report(found, tuple(unknown_here(found, checked.playbook)))
        return CLEAN
    click.echo(f"Wrote {keep(found, checked, again=again).as_posix()}")
    _report(found, ())
    return _checked_now(checked.folder, found.id, today_or_now(today))


def _checked_now(folder: Path, name: str, today: datetime.datetime) -> int:
    """Print what the check says of a record that has just been written."""
    checked = checked_folder(folder, today, edition="internal")
    told = tuple(each for each in checked.problems if _of_record(each, name))
    print_problems(checked, None, of=told)
    clear_progress()
    return PROBLEMS if any(each.level == "error" for each in told) else CLEAN


def _report(found: Imported, unknown: tuple[str, ...]) -> None:
    for title, lines in (
        ("Worked out", found.worked_out),
        ("No place in a record, kept in `unplaced`", found.unplaced),
        ("Not in this playbook, kept as it is", unknown),
        ("Contradicts the log of the file", tuple(each.told for each in found.doubts)),
    ):
        if lines:
            say(f"{title}:")
            for line in lines:
                say(f"  {line}")


@incident.command()
@click.argument("name")
@FOLDER
@click.option("--type", "kind", required=True, metavar="ID", help="Incident type.")
@click.option("--severity", required=True, metavar="ID", help="Severity now.")
@_ID
def new(name: str, folder: Path | None, kind: str, severity: str, name_of: str) -> int:
    """Begin a record by hand, declared now: NAME says what happens in a few words."""
    from generator.team.records import Given, begun, keep

    checked = checked_folder(own_folder(folder), edition="internal")
    if checked.playbook is None:
        print_problems(checked, None)
        return PROBLEMS
    now = today_or_now(None).astimezone(datetime.UTC)
    found = begun(checked.playbook, Given(name_of, kind, severity), name, now)
    clear_progress()
    click.echo(f"Wrote {keep(found, checked, hint='--id names another than the one in').as_posix()}")
    return _checked_now(checked.folder, found.id, now)


@incident.command()
@click.argument("name", metavar="ID")
@FOLDER
@click.option(
    "--form", type=click.Choice(["internal", "public"]), default="internal", show_default=True,
    help="public: only what a public edition shows.",
)  # fmt: skip
def postmortem(name: str, folder: Path | None, form: Form) -> int:
    """Print the postmortem of an incident as Markdown: the template, with what its record knows.

    The public form is refused while the check finds an error in the record, such as that counsel has not cleared it,
    or one elsewhere that stops a public site as well.
    """
    from generator.team.records import postmortem as told

    checked = checked_folder(own_folder(folder), today_or_now(None), edition=form)
    if checked.playbook is None:
        print_problems(checked, None)
        return PROBLEMS
    wrong = any(each.level == "error" and _of_record(each, name) for each in checked.problems)
    if form == "public" and (wrong or not checked.without_cards().may_be_published()):
        print_problems(checked, None)
        return PROBLEMS
    text = told(checked, name, form)
    clear_progress()
    click.echo(text, nl=False)
    return CLEAN


def _of_record(problem: Problem, name: str) -> bool:
    return problem.spot is not None and problem.spot.path[:2] == ("incidents", name)


@click.command()
@click.argument("day", type=DAY, metavar="YYYY-MM-DD")
@FOLDER
@PREFIX
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html"]), default="text",
    help="How it is printed; html: a page for paper.",
)  # fmt: skip
@TODAY
def evidence(
    day: datetime.datetime, folder: Path | None, prefix: str, form: str, today: datetime.datetime | None
) -> int:
    """Print what was in force, exercised, tested, waived and overdue on a day, and how well each is shown.

    Evidence is what git or this program can show: tags, commits, digests. A day that somebody typed is an assertion.
    """
    from generator.release.evidence import evidence_of
    from generator.report.evidence import told

    found = evidence_of(own_folder(folder), day.date(), today_or_now(today).date(), prefix)
    clear_progress()
    click.echo(told(found, form), nl=False)
    return CLEAN
