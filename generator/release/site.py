"""A site with every released version: each in a folder of its own, with `latest`, a selector, and marks on the old.

Every version is built in the edition of today; the copies are made in `copies` and put together in `together`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator import api
from generator.cards.shelf import Say
from generator.check.check import edition_of
from generator.errors import UsageError
from generator.folder.files import Files, LayeredFiles
from generator.history.git import Repository
from generator.history.records import Tagged, released_versions
from generator.history.versions import files_of, path_then, read_revision, refuse
from generator.layer.manifest import FILE
from generator.model.edition import Edition
from generator.problems import Problem
from generator.release.copies import Copies
from generator.release.together import put_together
from generator.site.publish import publish


@dataclass(frozen=True, slots=True)
class Versions:
    """A published site with versions.

    Attributes:
        start: its first page.
        versions: the versions, newest first.
        built: those that had to be built this time.
        problems: what is wrong; with an error in it nothing was published.
        why: why the newest version is not on the site, when nothing was published.
        left_out: older versions that are not on the site, each with the reason.
        names_missing: why no name of a person was looked for; empty where that is no loss, or one was.
    """

    start: Path
    versions: tuple[str, ...]
    built: tuple[str, ...]
    problems: tuple[Problem, ...]
    why: str = ""
    left_out: tuple[str, ...] = ()
    names_missing: str = ""


def build_versions(
    folder: Path,
    work: Path,
    out: Path,
    prefix: str,
    say: Say,
    *,
    with_cards: bool = True,
    edition: Edition | None = None,
) -> Versions:
    """Build what is not built yet, put all versions together and publish them at once.

    Args:
        folder: the playbook folder, in a git repository.
        work: folder in which versions are kept; keep it between runs.
        out: folder that readers look at.
        prefix: what stands before the version in the names of tags.
        say: gets one short sentence at each stage.
        with_cards: whether cards are printed.
        edition: the edition of every version; public when the playbook of today or the newest version says so,
            else internal, when left out.

    Raises:
        PlaybookError: there are no versions, records and tags tell of different ones, the edition of today cannot be
            read, or the newest could not be built.
    """
    repository = Repository.around(folder)
    tagged = released_versions(repository, api.root_of(folder), prefix)
    if not tagged:
        raise UsageError(
            f"no tag of {repository.root} is a version such as {prefix}1.0.0: `playbook release` makes one"
        )
    today = files_of(folder)
    edition = edition or _edition_now(repository, folder, today, tagged[-1])
    copies = Copies(repository, folder, today, edition, work / "versions", say, with_cards)
    newest = copies.kept(tagged[-1])
    latest = newest and copies.with_contacts(tagged[-1], newest)
    if newest is None or latest is None:
        return Versions(
            out / "index.html", (), tuple(copies.built), tuple(copies.problems), copies.why,
            names_missing=copies.names_missing,
        )  # fmt: skip
    older = [kept for version in reversed(tagged[:-1]) if (kept := copies.kept_if_possible(version))]
    newest_first = (newest, *older)
    say(f"Putting {len(newest_first)} versions together")
    problems = publish(
        out, lambda new: put_together(new, newest_first, latest, copies.left_out), lambda _: (), say=say
    )
    names = tuple(version.version for version in newest_first)
    told = tuple(f"{each.version}: {each.exactly}" for each in reversed(copies.left_out))
    return Versions(
        out / "index.html", names, tuple(reversed(copies.built)), problems, left_out=told,
        names_missing=copies.names_missing,
    )  # fmt: skip


def _edition_now(repository: Repository, folder: Path, today: Files, newest: Tagged) -> Edition:
    """Return public when the files of today or the newest version say so: a run on an older commit must not undo it.

    Raises:
        UsageError: `playbook.yml` cannot be read, and nobody knows what may be published.
    """
    if isinstance(today, LayeredFiles) and today.manifest is None:
        refuse(
            f"{folder / FILE} says which edition is published, so nothing is built until it is",
            today.problems,
        )
    inside = path_then(repository, newest.tag.commit, folder, newest.tag.name)
    then = read_revision(repository, newest.tag.commit, inside, newest.tag.name)
    return "public" if "public" in (edition_of(today), edition_of(then.files)) else "internal"
