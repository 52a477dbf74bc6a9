"""Two versions of a playbook, wherever they are -> what changed. Joins git, reading and comparing.

A version is a folder, the default that is installed, or a git revision; its layers are merged first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.cards.content import cards_of
from generator.diff import (
    Allowance,
    Change,
    Comparison,
    Kind,
    Side,
    Weight,
    compare,
    compared,
    impersonal,
)
from generator.diff.levels import levels_told
from generator.errors import UsageError
from generator.export import DIGEST_FORM, content_digest
from generator.folder.assemble import assemble, digest_of, version_of
from generator.folder.defaults import KEPT, default_at, default_of, installed_default
from generator.folder.files import Files, LayeredFiles
from generator.history.git import Repository
from generator.layer.manifest import FILE, Default, Manifest
from generator.model import Playbook, build_playbook
from generator.model.base import IsoDate, Part, Text
from generator.model.build import Shared, build_part
from generator.model.card import Card
from generator.model.edition import Edition
from generator.model.part import field
from generator.model.settings import with_settings
from generator.problems import Level, Location, Problem, Spot, in_order
from generator.read.folder import Source
from generator.read.tree import AnyPath, Tree, TreePath
from generator.read.yaml_text import read_yaml
from generator.report.written import printable
from generator.rules.names import unknown_reference

WORKING_TREE = "working tree"
DEFAULT = "default"
PLAIN, ABOUT = "playbook", "about.yaml"
"""The folder of a playbook without layers, where no other is named, and a file that each has."""

_DEFAULT_OF = re.compile(r"default@\d+\.\d+\.\d+")
_TOLD = 5
_EDITIONS: Mapping[Edition, str] = {
    "internal": "internal (everything)",
    "public": "public (no contacts, commands or places)",
}


@dataclass(frozen=True)
class Version:
    """One version of a playbook: what it is called in a report, the playbook, and its files."""

    side: Side
    playbook: Playbook
    files: Files
    is_revision: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, by its hash, where the playbook is in it, and what it is called in reports."""

    repository: Repository
    commit: str
    path: str
    name: str


class _AllowanceEntry(Part, of_playbook=False):
    reason: Text = field(description="Why the change may happen without the version it asks for.")
    until: IsoDate = field(description="Last day on which it may.")


def read_version(name: str | None, folder: Path, shared: Shared | None = None) -> Version:
    """Read one version.

    Args:
        name: `default`, with `@` and a version where it is an older one; a folder; the wheel of a default; or a
            git revision, with `:` and a path where the playbook was elsewhere. None for the folder as it is.
        folder: the playbook folder, which says where a revision has it.
        shared: the entries of versions that it is compared with.

    Raises:
        UsageError: there is no such version, its files have errors, or the name has two meanings.
    """
    if name is not None and not name.strip():
        raise UsageError("there is no version without a name: write a git revision, a folder or `default`")
    if name is None:
        return _version(WORKING_TREE, files_of(folder), shared)
    if name == DEFAULT or _DEFAULT_OF.fullmatch(name):
        return _version(name, _default(name.partition("@")[2], folder), shared)
    revision = name.partition(":")[0]
    if Path(name).is_dir() or Path(name).is_file():
        _refuse_two_meanings(name, revision, folder)
        return _version(name, files_of(Path(name)) if Path(name).is_dir() else default_at(Path(name)), shared)
    try:
        Repository.around(folder)
    except UsageError as error:
        raise UsageError(f"'{name}' is no folder and no file here, and no revision: {error}") from error
    found = find_revision(name, folder)
    return read_revision(found.repository, found.commit, found.path, found.name, shared)


def find_revision(name: str, folder: Path) -> Revision:
    """Find the commit that a name means, and the playbook in it.

    Args:
        name: a git revision, with `:` and a path where the playbook was elsewhere.
        folder: the playbook folder, which says where a revision has it.

    Raises:
        UsageError: there is no such revision, or no playbook in it.
    """
    repository = Repository.around(folder)
    revision, _, path = name.partition(":")
    commit = repository.commit(revision)
    shown = name if revision != commit else name.replace(commit, commit[:12])
    return Revision(repository, commit, path or path_then(repository, commit, folder, shown), shown)


def files_of_revision(revision: Revision) -> Files:
    """Return the files of the playbook in a commit, read as blobs.

    A default outside of the repository is in no commit: that of today stands in, where it is the one that was written for.

    Raises:
        UsageError: there is no playbook, or the default outside of the repository is another one by now.
    """
    label = revision.name.partition(":")[0]

    def found(home: AnyPath, pinned: Default) -> Source | None:
        kept = default_of(home, pinned)
        return kept or (_outside(revision.repository, home, pinned, label) if pinned.path else None)

    with revision.repository.snapshot(revision.commit) as snapshot:
        return assemble(TreePath(Tree(snapshot, label), revision.path), found)


def _outside(repository: Repository, home: AnyPath, pinned: Default, name: str) -> Source | None:
    """Return the default on this disk that a commit names outside of the repository; None for one inside."""
    way = home / (pinned.path or "")
    path = PurePosixPath(way.path) if isinstance(way, TreePath) else PurePosixPath()
    if not path.is_absolute() and path.parts[:1] != ("..",):
        return None
    source = default_at(repository.root / path)
    version = version_of(source.data)
    if version == pinned.version and pinned.digest in (None, digest_of(source.data)):
        return source
    now = f"{version} now" if version != pinned.version else "of other words now"
    raise UsageError(
        f"{name} was written for default {pinned.version} in {pinned.path}, which lies outside of the repository and is {now}: "
        "what it said then is in no revision here; keep the default in this repository, or compare with a folder"
    )


def read_revision(
    repository: Repository, commit: str, path: str, name: str, shared: Shared | None = None
) -> Version:
    """Read the playbook at a path of a commit, by its hash, with the entries that it shares with others.

    Raises:
        UsageError: there is no playbook, or its files have errors.
    """
    files = files_of_revision(Revision(repository, commit, path, name))
    return replace(_version(name, files, shared), is_revision=True)


def compare_versions(
    before: Version, after: Version, allowances: Sequence[Allowance] = (), today: str = ""
) -> Comparison:
    """Compare two versions; each change gets its place in the newer files.

    Contacts that git ignores are in no revision: they are left out, or each of them would look new.
    """
    if bool(before.playbook.contacts) != bool(after.playbook.contacts):
        before, after = _without_ignored_contacts(before), _without_ignored_contacts(after)
    changes = (
        replace(change, where=_place(after.files, change))
        for change in compare(before.playbook, after.playbook)
    )
    told = (*_edition(before, after), *changes)
    found = compared(before.side, after.side, told, allowances, today)
    lacking = why_no_cards(before, after)
    others = () if lacking else _other_cards(before, after)
    titles = dict.fromkeys(card.title for _, card in others if card)
    found = replace(found, cards=tuple(titles), about_cards=lacking, rules=levels_told(after.playbook))
    manifest = _manifest(after)
    return impersonal(found) if manifest and manifest.edition == "public" else found


def read_allowances(path: Path) -> tuple[Allowance, ...]:
    """Read a YAML file that maps the path of a change to a reason and an end date.

    Raises:
        UsageError: it cannot be read, or an entry lacks its reason or its date.
    """
    try:
        document = read_yaml(path.read_bytes(), path.as_posix())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    problems = list(document.problems)
    found = []
    entries = document.data if isinstance(document.data, dict) else {}
    if document.data and not entries:
        raise UsageError(f"{path} must hold the paths of changes, each with `reason` and `until` below it")
    for key, value in entries.items():
        entry, wrong = build_part(_AllowanceEntry, value if isinstance(value, dict) else {}, key)
        problems += (replace(problem, where=document.positions.of(Spot((key,)))) for problem in wrong)
        if entry is not None:
            found.append(Allowance(key, entry.reason, entry.until))
    refuse(f"{path.as_posix()} cannot be used until it is", problems)
    return tuple(found)


def files_of(folder: AnyPath) -> Files:
    """Return the files of a playbook of any time, on the default that its layers were written for.

    Raises:
        UsageError: there is no playbook in the folder.
    """
    return assemble(folder, default_of)


def _refuse_two_meanings(name: str, revision: str, folder: Path) -> None:
    """Refuse the name of a folder or file that is that of a commit as well: whoever adds the one must not hide the other.

    Raises:
        UsageError: it has two meanings.
    """
    try:
        Repository.around(folder).commit(revision)
    except UsageError:
        return
    commit = f"{revision}^0{name.removeprefix(revision)}"
    raise UsageError(
        f"'{name}' is a commit, and there is a file or folder of that name: write ./{name} or {commit}"
    )


def _version(name: str, files: Files, shared: Shared | None = None) -> Version:
    refuse(f"{name} cannot be compared until its files are", files.problems)
    playbook, shape = build_playbook(files.data, shared)
    placed = (
        replace(problem, where=files.locate(problem.spot)) if problem.spot else problem for problem in shape
    )
    refuse(f"{name} cannot be compared until its files are", list(placed))
    if playbook is None:
        raise UsageError(f"{name} cannot be compared: there is no playbook in it")
    side = Side(name, playbook.about.version, content_digest(playbook), DIGEST_FORM)
    return Version(side, playbook, files)


def _default(version: str, folder: Path) -> Source:
    """Return the default of a version: the installed one, or the one that is kept beside the layers in a folder."""
    installed = installed_default()
    if version in ("", version_of(installed.data)):
        return installed
    kept = default_at(folder / KEPT) if (folder / KEPT).is_file() else None
    if kept and version_of(kept.data) == version:
        return kept
    raise UsageError(
        f"default {version} is not at hand, {version_of(installed.data)} is installed: name the wheel of the other one; "
        "`git log -- .playbook` finds the commit with the one that you carried then"
    )


def refuse(what: str, problems: Sequence[Problem]) -> None:
    """Refuse files with errors, and tell the first of them.

    Raises:
        UsageError: there is an error among the problems.
    """
    errors = [problem for problem in in_order(problems) if problem.level is Level.ERROR]
    if errors:
        told = "".join(f"\n  {_in_full(problem)}" for problem in errors[:_TOLD])
        more = f"\n  and {len(errors) - _TOLD} more" if len(errors) > _TOLD else ""
        raise UsageError(f"{what} mended:{told}{more}")


def _in_full(problem: Problem) -> str:
    place = f"{problem.where}: " if problem.where else ""
    told = f"{place}{problem.message}; {problem.hint}" if problem.hint else f"{place}{problem.message}"
    return printable(told)  # the name of a file can hold a line break, and a line can be a command of a CI


def path_inside(repository: Repository, folder: Path) -> str:
    """Return the path of a folder from the top of the repository.

    Raises:
        UsageError: the folder is not in it.
    """
    absolute = folder.resolve()
    if not absolute.is_relative_to(repository.root):
        raise UsageError(f"{folder} is not in the repository {repository.root}: name it with --playbook")
    return absolute.relative_to(repository.root).as_posix()


def why_no_cards(before: Version, after: Version) -> str:
    """Return why the cards of two versions cannot be compared, as a sentence; empty when they can."""
    for version in (before, after):
        if missing := next(unknown_reference.check(version.playbook), None):
            return (
                f"The printed cards could not be compared, because in {version.side.name} {missing.message}."
            )
    return ""


def path_then(repository: Repository, commit: str, folder: Path, name: str) -> str:
    """Return where a commit has the playbook that is in a folder now: there, or where it was without its layers.

    Args:
        repository: the repository.
        commit: the commit, by its hash.
        folder: the playbook folder.
        name: what the commit is called in an error.

    Raises:
        UsageError: the folder is not in the repository, or the commit has no playbook in any of these places.
    """
    inside = PurePosixPath(path_inside(repository, folder))
    with repository.snapshot(commit) as snapshot:
        names = snapshot.names
    places = [(inside, FILE), (inside, ABOUT), (inside / PLAIN, ABOUT)]
    if inside.name == PLAIN:
        places.append((inside.parent, FILE))
    for place, file in places:
        if str(place / file) in names:
            return str(place)
    raise UsageError(f"{name} has no playbook in {inside}: write {name}:FOLDER if it was elsewhere then")


def other_cards(before: Version, after: Version) -> tuple[tuple[Card | None, Card | None], ...]:
    """Return each card whose words differ, as it was and as it is; None where there is no such card."""
    return () if why_no_cards(before, after) else _other_cards(before, after)  # a card needs what it names


def _other_cards(before: Version, after: Version) -> tuple[tuple[Card | None, Card | None], ...]:
    was, now = _cards(before.playbook), _cards(after.playbook)
    pairs = ((was.get(card_id), now.get(card_id)) for card_id in dict.fromkeys([*now, *was]))
    return tuple((old, new) for old, new in pairs if old is None or new is None or _differ(old, new))


def _differ(old: Card, new: Card) -> bool:
    """Return whether two cards have other codes; those of equal ones need not be worked out."""
    return old != new and old.code != new.code


def _cards(playbook: Playbook) -> dict[str, Card]:
    filled = with_settings(playbook)
    return {card.id: card for deck in filled.cards.decks.values() for card in cards_of(filled, deck)}


def _edition(before: Version, after: Version) -> Iterator[Change]:
    """Yield another edition of the site: it is set beside the layers, so the playbooks do not know it."""
    was, now = _edition_of(before), _edition_of(after)
    if was != now:
        where = after.files.place_of_edition if isinstance(after.files, LayeredFiles) else None
        yield Change(
            Kind.CHANGED, Weight.BREAKING, Spot.of("edition"), "The playbook", "edition",
            _EDITIONS[was], _EDITIONS[now], where=where,
        )  # fmt: skip


def _edition_of(version: Version) -> Edition:
    manifest = _manifest(version)
    return manifest.edition if manifest else "internal"


def _manifest(version: Version) -> Manifest | None:
    return version.files.manifest if isinstance(version.files, LayeredFiles) else None


def _without_ignored_contacts(version: Version) -> Version:
    manifest = _manifest(version)
    folder = version.files.folder if isinstance(version.files, LayeredFiles) else None
    if not version.playbook.contacts or not isinstance(folder, Path) or not manifest or not manifest.contacts:
        return version
    try:
        ignored = Repository.around(folder).ignores(folder / manifest.contacts)
    except UsageError:  # no repository, so nothing is kept out of it
        return version
    if not ignored:
        return version
    fields = {name: getattr(version.playbook, name) for name in Playbook.model_fields}
    return replace(version, playbook=Playbook.model_construct(**(fields | {"contacts": {}})))


def _place(files: Files, change: Change) -> Location | None:
    return files.where_removed(change.spot) or files.locate(change.spot)
