"""`playbook release`, `at` and `site`: versions that are made, the one in force on a day, a site with all."""

from __future__ import annotations

import datetime
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import (
    ALLOW,
    CARDS,
    DAY,
    FOLDER,
    PREFIX,
    SITE,
    TODAY,
    VERSIONS_EDITION,
    WORK,
    own_folder,
    today_or_now,
)
from generator.cli.terminal import clear_progress, progress, say, tell_names_missing, tell_unreadable

if TYPE_CHECKING:
    from generator.diff import Side
    from generator.history.git import Repository
    from generator.history.records import Tagged
    from generator.model.edition import Edition
    from generator.release.make import Plan


@click.command()
@FOLDER
@PREFIX
@click.option(
    "--changelog",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The changelog.  [default: CHANGELOG.md beside the playbook]",
)
@click.option("--write", is_flag=True, help="Do it: write, commit and tag. Nothing is pushed.")
@ALLOW
@TODAY
def release(
    folder: Path | None,
    prefix: str,
    changelog: Path | None,
    write: bool,
    allow: Path | None,
    today: datetime.datetime | None,
) -> int:
    """Show the next version, and make it with --write.

    What changed since the last tag decides the version; a higher one that the playbook states is kept. The
    version, the changelog, the record of the release and that of the cards are written, committed and tagged.
    """
    from generator.history.git import Repository
    from generator.history.versions import read_allowances
    from generator.release.make import carry_out, plan_release, put_in_order
    from generator.report.problems.text import as_text

    progress("Comparing with the last release")
    where, day = own_folder(folder), today_or_now(today).date()
    if write and put_in_order(where):
        clear_progress()
        say("A release was killed before it was made; what it left behind is in order again.")
    draft = plan_release(where, prefix, changelog, day, read_allowances(allow) if allow else ())
    clear_progress()
    tell_names_missing(draft.names_missing)
    if draft.problems:
        click.echo(as_text(draft.problems, lambda _: "", False), nl=False)
        say("Nothing was released: mend the errors first.")
        return PROBLEMS
    if draft.plan is None:
        click.echo("Nothing changed since the last release.")
        return CLEAN
    click.echo(_told(draft.plan), nl=False)
    if not write:
        click.echo("Nothing was written. With --write this is done; nothing is pushed.")
        return CLEAN
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever stops it stops all of it
    commit = carry_out(draft.plan, where, day, say)
    repository = Repository.around(where)
    made = next(tag for tag in repository.tags() if tag.name == draft.plan.tag)
    signature = repository.signature(made) or "not signed"
    click.echo(
        f"Released {draft.plan.version}: commit {commit[:12]}, tag {made.name}, {signature}. "
        "Push both when you are ready."
    )
    return CLEAN


@click.command()
@click.argument("day", type=DAY, metavar="YYYY-MM-DD")
@FOLDER
@PREFIX
@click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", help="How it is printed."
)
@TODAY
def at(
    day: datetime.datetime, folder: Path | None, prefix: str, output: str, today: datetime.datetime | None
) -> int:
    """Print the version that was in force on a day.

    Versions are the tags of the repository, each in force from the day of its commit; they must agree with the
    records in releases/. Of a day to come it prints the last version so far.
    """
    import json

    from generator.api import root_of
    from generator.history.git import Repository
    from generator.history.records import doubts_about, in_force, read_records, released_versions

    where = own_folder(folder)
    repository, root = Repository.around(where), root_of(where)
    tagged = released_versions(repository, root, prefix)
    records = read_records(root)
    doubts = tuple(doubts_about(repository, tagged, records))
    asked = day.date().isoformat()
    open_end = day.date() > today_or_now(today).date()
    found = in_force(tagged, asked)
    side = _side_of(repository, where, found) if found else None
    digest, form = (side.digest, side.digest_form) if side else ("", None)
    signature = repository.signature(found.tag) if found else ""
    for doubt in doubts:
        say(doubt)
    for record in records:
        if (
            found
            and side
            and record.version == found.version
            and record.after.digest_form != side.digest_form
        ):
            say(
                f"releases/{record.version}.json names the content by a digest of form {record.after.digest_form}, an older "
                f"one; {digest[:12]} is of form {side.digest_form}, and the two cannot be compared"
            )
    if output == "json":
        facts = (
            {
                "version": found.version,
                "tag": found.tag.name,
                "commit": found.tag.commit,
                "since": found.tag.day,
                "digest": digest,
                "digest_form": form,
                "signature": signature,
            }
            if found
            else None
        )
        told = {"schema_version": 1, "day": asked, "so_far": open_end, "in_force": facts, "doubts": doubts}
        click.echo(json.dumps(told, indent=2))
    elif found:
        more = f"; so far: {asked} is still to come, and a later release would replace it" if open_end else ""
        click.echo(
            f"{found.version}, in force since {found.tag.day} (tag {found.tag.name}, commit {found.tag.commit[:12]}, "
            f"content {digest[:12] or 'that this program cannot read'}, {signature or 'not signed'}){more}"
        )
    else:
        click.echo("No version was released so far." if open_end else f"No version was released by {asked}.")
    return CLEAN if found else PROBLEMS


@click.command()
@FOLDER
@click.option("--versions", "every", is_flag=True, required=True, help="Build every released version.")
@WORK
@SITE
@CARDS
@PREFIX
@VERSIONS_EDITION
def site(
    folder: Path | None,
    every: bool,
    work: Path,
    out: Path | None,
    with_cards: bool,
    prefix: str,
    edition: Edition | None,
) -> int:
    """Build a site with every released version.

    Each version is in a folder of its own, the newest also in `latest`. All are in the edition of today: one that
    cannot be shown in it is left out, and if it is the newest, nothing is published. A version that was built before
    is taken from <work>/versions and not built again.
    """
    del every  # says what is built; there is no other kind yet that `playbook build` does not make
    from generator.release.site import build_versions
    from generator.report.problems.text import as_text

    made = build_versions(
        own_folder(folder), work, out or work / "site", prefix, progress, with_cards=with_cards,
        edition=edition,
    )  # fmt: skip
    clear_progress()
    tell_names_missing(made.names_missing)
    if made.problems:
        click.echo(as_text(made.problems, lambda _: "", False), nl=False, err=True)
        say(
            f"The newest version is not published: {made.why}. Mend it and release it anew; "
            "the site that was there is untouched."
        )
        return PROBLEMS
    for each in made.left_out:
        say(f"Left out {each}")
    built = f"built {', '.join(made.built)}" if made.built else "none had to be built"
    shown = "1 version" if len(made.versions) == 1 else f"{len(made.versions)} versions"
    click.echo(f"{shown}, {built}. Open {made.start.as_posix()}")
    tell_unreadable(made.start)
    return CLEAN


def _side_of(repository: Repository, folder: Path, found: Tagged) -> Side | None:
    """Return a version with its digest, as its pages show it; None when this program cannot read it any more."""
    from generator.errors import UsageError
    from generator.history.versions import path_then, read_revision

    try:
        inside = path_then(repository, found.tag.commit, folder, found.tag.name)
        return read_revision(repository, found.tag.commit, inside, found.tag.name).side
    except UsageError:
        return None


def _told(plan: Plan) -> str:
    from generator.report import CHANGE_REPORTERS

    files = [f"  {_shown(plan.changelog[0])}: a section for {plan.version}"]
    if plan.stated_at:
        files.insert(0, f"  {plan.stated_at.file}, line {plan.stated_at.line}: version {plan.version}")
    files.append(f"  {_shown(plan.record[0])}: the record of the release")
    files.append(f"  {_shown(plan.cards)}: the record of the cards")
    changes = CHANGE_REPORTERS["text"](plan.comparison) if plan.comparison else f"{plan.without}\n"
    listed = "\n".join(files)
    return f"{changes}\nVersion {plan.version}, tag {plan.tag}. Files:\n{listed}\n\n{plan.changelog[1]}"


def _shown(path: Path) -> str:
    """Return a path as seen from here."""
    absolute, here = path.resolve(), Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()
