"""`playbook diff`: what changed for responders."""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import ALLOW, PREFIX, TODAY, WORK, own_folder, today_or_now
from generator.cli.terminal import clear_progress, progress, say
from generator.report import CHANGE_REPORTERS

if TYPE_CHECKING:
    from generator.diff import Comparison
    from generator.history.versions import Version

_ADDRESS = re.compile(r"https://[\w.~:/?#@!$&*+,;=%-]+", re.ASCII)
_WEIGHTS = ("breaking", "operational", "editorial")


@click.command()
@click.argument("base", required=False)
@click.argument("head", required=False)
@click.option(
    "--playbook", "folder", type=click.Path(path_type=Path, file_okay=False),
    help="The playbook folder.  [default: that of playbook.yml here, else playbook]",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(list(CHANGE_REPORTERS)), help="How changes are printed.")
@click.option(
    "--fail-on", type=click.Choice(_WEIGHTS), help="Exit with 1 for such a change or a heavier one."
)
@click.option("--require-bump", is_flag=True, help="Exit with 1 when the version does not say enough.")
@ALLOW
@click.option(
    "--from", "report", type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Print a JSON report that was made before, instead of comparing.",
)  # fmt: skip
@click.option(
    "--cards", "pictures", type=click.Path(path_type=Path, dir_okay=False),
    help="HTML file to write: the cards that change, before and after. None is written when no card changes.",
)  # fmt: skip
@click.option(
    "--cards-at", "address", metavar="URL", help="Where that file is read: the Markdown report links to it."
)
@PREFIX
@WORK
@TODAY
def diff(
    base: str | None,
    head: str | None,
    folder: Path | None,
    form: str | None,
    fail_on: str | None,
    require_bump: bool,
    allow: Path | None,
    report: Path | None,
    pictures: Path | None,
    address: str | None,
    prefix: str,
    work: Path,
    today: datetime.datetime | None,
) -> int:
    """Print what changes for responders from BASE to HEAD.

    Each is a git revision, a folder, `default` for the playbook that is installed, `default@1.2.0` or a wheel
    for an older one; HEAD is the working tree when left out. Exit code 2 says that the two could not be compared, never that nothing changed.
    """
    from generator.report.changes import as_github, as_markdown

    if (base is None) == (report is None):
        raise click.UsageError("name what to compare with, such as main, or a report with --from")
    if report is not None and (pictures or allow):
        raise click.UsageError("use --cards and --allow where the report is made: it is printed as it is")
    if address is not None and not _ADDRESS.fullmatch(address):
        raise click.BadParameter("write an address that begins with https://", param_hint="--cards-at")
    if report is not None:
        comparison = _read(report)
    else:
        progress("Comparing")
        where = own_folder(folder)
        comparison = _compare(
            str(base), head, where, prefix, allow, today_or_now(today).date(), pictures, work
        )
    form = form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    clear_progress()
    if form == "markdown":
        said = as_markdown(comparison, address or "")
    elif form == "github":
        said = as_github(comparison, must_bump=require_bump)
    else:
        said = CHANGE_REPORTERS[form](comparison)
    click.echo(said, nl=False)
    return _judged(comparison, fail_on, require_bump=require_bump)


def _judged(comparison: Comparison, fail_on: str | None, *, require_bump: bool) -> int:
    """Return the exit code, and say beside the report which gate was hit."""
    heavy = [
        change for change in comparison.changes if fail_on and change.weight.rank <= _WEIGHTS.index(fail_on)
    ]
    if heavy:
        say(f"Exit code 1: --fail-on {fail_on}, and {len(heavy)} such change{'s' if len(heavy) > 1 else ''}.")
    if short := require_bump and not comparison.is_enough:
        say(f"Exit code 1: --require-bump, and the version must be {comparison.needed_version} or higher.")
    return PROBLEMS if heavy or short else CLEAN


def _compare(
    base: str,
    head: str | None,
    folder: Path,
    prefix: str,
    allow: Path | None,
    today: datetime.date,
    pictures: Path | None,
    work: Path,
) -> Comparison:
    from dataclasses import replace

    from generator.check.check import root_of
    from generator.check.remembered import Memory
    from generator.history import versions
    from generator.history.git import Repository
    from generator.history.records import released_before
    from generator.model.build import Shared

    texts = Memory(Path("build"), folder, ()).texts("diff")
    texts.recall()
    allowances = versions.read_allowances(allow) if allow else ()
    shared = Shared()
    before, after = (versions.read_version(name, folder, shared) for name in (base, head))
    found = versions.compare_versions(before, after, allowances, today.isoformat())
    if before.is_revision:
        repository = Repository.around(folder)
        found = replace(
            found, released=released_before(repository, root_of(folder), before.side.version, prefix)
        )
    if pictures is not None:
        lacking = found.about_cards or _write_pictures(before, after, folder, work, pictures)
        found = replace(found, about_cards=lacking)
        if lacking:
            say(lacking)
    texts.keep()
    return found


def _write_pictures(before: Version, after: Version, folder: Path, work: Path, target: Path) -> str:
    """Write the page with pictures, if a card changed; return why some have none."""
    from generator import api
    from generator.errors import PlaybookError
    from generator.release.pictures import draw

    try:
        drawn = draw(before, after, folder, work, progress)
    except PlaybookError as error:  # the comparison is worth having without them
        clear_progress()
        return f"The cards could not be drawn: {error}."
    if drawn.page is not None:
        api.write_text(target, drawn.page)
    clear_progress()
    say("No card changes." if drawn.page is None else f"Cards before and after: {target.as_posix()}")
    return drawn.lacking


def _read(report: Path) -> Comparison:
    from generator.errors import UsageError
    from generator.report.changes import read_json
    from generator.report.changes.json import MOST_BYTES

    with report.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UsageError(f"{report} has more than {MOST_BYTES:,} bytes")
    return read_json(data)
