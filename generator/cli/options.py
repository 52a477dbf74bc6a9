"""Options and arguments that several commands share, and what they mean."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.terminal import progress, say
from generator.errors import UsageError
from generator.report import REPORTERS

if TYPE_CHECKING:
    from generator.api import Checked
    from generator.model.edition import Edition

FOLDER = click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(list(REPORTERS)),
    help="How problems are printed.",
)
STRICT = click.option("--strict", is_flag=True, help="Let warnings fail, too.")
WORK = click.option(
    "--work", type=click.Path(path_type=Path, file_okay=False), default=Path("build"), show_default=True,
    help="Folder for the generated Markdown tree.",
)  # fmt: skip
SITE = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the site.  [default: <work>/site]",
)
CARDS = click.option(
    "--cards/--no-cards", "with_cards", default=True, help="Print the cards, too.  [default: cards]"
)
EDITION = click.option(
    "--edition",
    type=click.Choice(["internal", "public"]),
    help="public: nothing private.  [default: as playbook.yml says, else internal]",
)
VERSIONS_EDITION = click.option(
    "--edition",
    type=click.Choice(["internal", "public"]),
    help="Edition of every version.  [default: public if playbook.yml or the newest version says so, else internal]",
)


class _Day(click.DateTime):
    """A day; of one that cannot be read the message says what to write."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"there is no day '{value}'; write one as in 2026-10-31", param, ctx)


DAY = _Day(["%Y-%m-%d"])
TODAY = click.option(
    "--today",
    type=DAY,
    metavar="YYYY-MM-DD",
    help="The day that counts as today.",
)
REVISION = click.option(
    "--revision",
    metavar="REVISION",
    help="Read the playbook as a git revision has it, such as v1.2.0. Nothing is checked out.",
)
PREFIX = click.option(
    "--prefix", default="v", show_default=True, help="What stands before the version in a tag."
)
ALLOW = click.option(
    "--allow", type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="YAML file with changes that may happen, each with a reason and an end date.",
)  # fmt: skip


def folder_of(folder: Path | None) -> Path:
    """Return the folder named, else the one that is meant when none is."""
    from generator.resources import default_playbook

    if folder is not None:
        return folder
    if Path("playbook.yml").is_file():
        return Path()
    return Path("playbook") if Path("playbook").is_dir() else default_playbook()


def own_folder(folder: Path | None) -> Path:
    """Return the folder named, else the one here: what is compared and released is never the installed default."""
    if folder is not None:
        return folder
    return Path() if Path("playbook.yml").is_file() else Path("playbook")


def put_in_order(folder: Path) -> None:
    """Before a command that writes reads anything: put back what another one left half written when it was killed.

    Raises:
        UsageError: it was a release, which only `playbook release` can judge; or somebody changed a file since.
    """
    from generator.atomic import home, recover

    if recover(home(folder)):
        say("A command was killed while it wrote here; what it left behind is in order again.")


def folder_to_change(folder: Path | None, *, write: bool) -> Path:
    """Return the folder whose files a command changes, in order; one that only shows what it would do puts back nothing.

    Raises:
        UsageError: another command was killed while it wrote there, and nothing is written now, or see `put_in_order`.
    """
    from generator.check.unfinished import problems_of_writing

    where = folder_of(folder)
    if write:
        put_in_order(where)
    for half in problems_of_writing(where):
        raise UsageError(f"{half.where}: {half.message}; {half.hint}")
    return where


def checked_folder(
    folder: Path | None,
    today: datetime.datetime | None = None,
    edition: Edition | None = None,
    revision: str | None = None,
    *,
    errors_alone: bool = False,
) -> Checked:
    """Check the folder named, else the one that is meant; as a revision has it, where one is named."""
    from generator import api

    progress("Checking")
    day = today.date() if today else None
    if revision is None:
        return api.check(folder_of(folder), day, edition, errors_alone=errors_alone)
    import tempfile

    beside = click.get_current_context().with_resource(tempfile.TemporaryDirectory(prefix="playbook-"))
    return api.check_revision(
        revision, own_folder(folder), Path(beside), day, edition, errors_alone=errors_alone
    )


def looked_up_folder(
    folder: Path | None, edition: Edition | None = None, revision: str | None = None
) -> Checked:
    """Check a folder to look something up, knowing what the last `playbook check` at its root found. Nothing is kept.

    Only what stops an answer is asked: what would warn, and what concerns printed cards, waits for `playbook check`.
    """
    if revision is None:
        from generator import api
        from generator.check.remembered import Memory

        where = folder_of(folder)
        Memory(api.root_of(where) / "build", where, ()).texts().recall()
    return checked_folder(folder, edition=edition, revision=revision, errors_alone=True)


def today_or_now(today: datetime.datetime | None) -> datetime.datetime:
    """Return the day named, else the current one: the one clock that is read."""
    return today or datetime.datetime.now()  # noqa: DTZ005, TID251 - the one clock
