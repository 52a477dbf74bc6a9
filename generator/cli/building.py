"""What makes a site: `playbook build`, `pages`, `serve`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import (
    CARDS,
    EDITION,
    FOLDER,
    FORMAT,
    SITE,
    STRICT,
    TODAY,
    WORK,
    checked_folder,
    folder_of,
)
from generator.cli.terminal import print_problems, progress, say, tell_unreadable

if TYPE_CHECKING:
    from generator.model.edition import Edition


@click.command()
@FOLDER
@FORMAT
@STRICT
@WORK
@SITE
@CARDS
@TODAY
@EDITION
def build(
    folder: Path | None,
    form: str | None,
    strict: bool,
    work: Path,
    out: Path | None,
    with_cards: bool,
    today: datetime.datetime | None,
    edition: Edition | None,
) -> int:
    """Check the playbook, then build its site.

    The new site takes the place of the old one only when it is complete and every link in it works. With a
    day, pages mark what is too old by then; age alone stops no build unless it is strict. Where nothing was released
    yet, neither do other words on cards.
    """
    from generator import api
    from generator.check.remembered import Memory
    from generator.history.records import has_records

    texts = Memory(work, folder_of(folder), ()).texts("build")
    texts.recall()
    checked = checked_folder(folder, today, edition)
    if not has_records(
        api.root_of(checked.folder)
    ):  # nothing printed can be mistaken for another version yet
        checked = checked.as_edit()
    if not with_cards:
        checked = checked.without_cards()
    print_problems(checked, form)
    if not checked.may_be_published(strict=strict):
        say("The site was not built.")
        return PROBLEMS
    built = api.build(checked, work, out or work / "site", progress, with_cards=with_cards)
    texts.keep()
    if built.problems:
        print_problems(checked, form, of=built.problems)
    if any(problem.level == "error" for problem in built.problems):
        say("The site was not published; the one that was there is untouched.")
        return PROBLEMS
    playbook = checked.playbook
    if playbook is not None:
        click.echo(
            f"{playbook.about.name} {playbook.about.version}: {built.pages} pages. Open {built.start.as_posix()}"
        )
    tell_unreadable(built.start)
    return CLEAN


@click.command()
@FOLDER
@WORK
@click.option("--selector", is_flag=True, help="Settings with a version selector, for mike.")
@EDITION
def pages(folder: Path | None, work: Path, selector: bool, edition: Edition | None) -> int:
    """Write the Markdown pages and a mkdocs.yml.

    MkDocs and Zensical both build a site from what is written.
    """
    from generator import api

    checked = checked_folder(folder, edition=edition)
    print_problems(checked, None)
    if checked.fails():
        return PROBLEMS
    written = api.write_pages(checked, work, version_address="" if selector else None)
    click.echo(
        f"{len(written)} pages in {(work / 'docs').as_posix()}, settings in {(work / 'mkdocs.yml').as_posix()}"
    )
    return CLEAN


@click.command()
@FOLDER
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
def serve(folder: Path | None, address: str, open_browser: bool) -> int:
    """Preview the site while you edit.

    The browser follows every edit of a YAML file, a template or a style sheet.
    """
    from generator import api

    api.serve(folder_of(folder), address, open_browser=open_browser)
    return CLEAN
