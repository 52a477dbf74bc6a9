"""Releasing a version: what it would be called and write, and then doing it. Nothing is ever pushed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import api
from generator.atomic import home, recover, writing
from generator.cards.lock import NAMES
from generator.check.check import FOR_A_RELEASE
from generator.diff import (
    Allowance,
    Bump,
    Change,
    Comparison,
    Release,
    bump_between,
    compare,
    impersonal,
    next_version,
)
from generator.errors import UsageError
from generator.export import content_digest
from generator.folder.files import DEFAULT, LayeredFiles
from generator.history.git import Repository
from generator.history.records import Tagged, read_records, record_of, released_versions
from generator.history.versions import Version, compare_versions, read_version
from generator.model import Playbook
from generator.model.edition import public_edition
from generator.problems import Level, Location, Problem, Spot
from generator.report.changes import as_changelog, release_json
from generator.rules.registry import AGEING

COMMAND = "playbook release --write"
CHANGELOG = "CHANGELOG.md"
_TITLE = "# Changelog of the playbook\n"


@dataclass(frozen=True)
class Plan:
    """A release before it is made.

    Attributes:
        version: the version it gets.
        tag: the tag it gets.
        comparison: what changed since the release before; None when there is nothing to compare with.
        without: why there is no comparison; empty when there is one.
        stated_at: where the playbook states its version; None when it states this one already.
        changelog: where the changelog is, and the section that it gets.
        record: where the record of the release goes, and what it holds.
        cards: where the record of its cards goes.
    """

    version: str
    tag: str
    comparison: Comparison | None
    without: str
    stated_at: Location | None
    changelog: tuple[Path, str]
    record: tuple[Path, str]
    cards: Path


@dataclass(frozen=True)
class Draft:
    """The result of planning: a plan, or the reason why there is none; and why no name was looked for."""

    plan: Plan | None
    problems: tuple[Problem, ...] = ()
    names_missing: str = ""


def plan_release(
    folder: Path,
    prefix: str,
    changelog: Path | None,
    today: datetime.date,
    allowances: Sequence[Allowance] = (),
) -> Draft:
    """Decide which version the playbook in a folder would be released as.

    Args:
        folder: the playbook folder, in a git repository.
        prefix: what stands before the version in the name of a tag.
        changelog: the changelog; `CHANGELOG.md` beside the playbook when left out.
        today: the day of the release.
        allowances: changes that may happen without the version they ask for.

    Returns:
        A draft without a plan when the check finds errors, or when nothing changed since the last release.

    Raises:
        UsageError: the folder is in no repository, a version cannot be read, the playbook states the version of the
            default instead of its own, or the day is before that of another release.
    """
    checked = api.check(folder, today)
    wrong = tuple(
        problem
        for problem in checked.problems
        if problem.level is Level.ERROR and problem.rule not in (*AGEING, *FOR_A_RELEASE)
    )
    if wrong:
        return Draft(None, wrong, checked.names_missing)
    root, day = api.root_of(folder), today.isoformat()
    tagged = released_versions(Repository.around(folder), root, prefix)
    _refuse_earlier(day, tagged, root)
    now = read_version(None, folder)
    before, without = _last(tagged, folder, now)
    comparison = _since(before, now, allowances, day) if before else None
    if comparison is not None and not _has_news(comparison):
        return Draft(None)
    own = _stated_at(now, root)
    version = _version(comparison, now.side.version)
    digest = content_digest(_stating(now.playbook, version))  # as whoever reads the tag will count it
    side = replace(now.side, name=f"{prefix}{version}", version=version, digest=digest)
    comparison = replace(comparison, after=side) if comparison else None
    public = _public(before, now) if before else None
    release = Release(day, side, comparison, public, without)
    stated_at = None if version == now.side.version else own
    record = (record_of(root, version), release_json(release))
    told = (changelog or root / CHANGELOG, as_changelog(release))
    cards = root / NAMES[checked.edition == "public"]
    plan = Plan(version, side.name, comparison, without, stated_at, told, record, cards)
    return Draft(plan, names_missing=checked.names_missing)


def carry_out(plan: Plan, folder: Path, today: datetime.date, say: Callable[[str], None]) -> str:
    """Write what was planned, commit it and tag the commit; return the hash of the commit.

    When the commit or the tag fails, every file and the branch are as they were.

    Raises:
        UsageError: there are changes that are not committed, no branch is checked out, there is such a tag, or
            something cannot be written.
    """
    repository = Repository.around(folder)
    if not repository.branch:
        raise UsageError("no branch is checked out, and a release would be on none: `git switch main` first")
    if left := repository.changed_files():
        raise UsageError(f"commit or remove what is not committed first: {', '.join(left[:5])}")
    if plan.tag in {tag.name for tag in repository.tags()}:
        raise UsageError(f"there is a tag {plan.tag} already: state a higher version, or remove the tag")
    files, said = _files(plan, folder, today)
    start = repository.commit("HEAD")
    with writing(home(folder), files, COMMAND, {"start": start, "tag": plan.tag, "subject": _subject(plan)}):
        say(said)
        try:
            commit = repository.commit_files(list(files), _subject(plan))
            if repository.dated_before_parent([commit]):
                raise UsageError(
                    "the commit of the release is dated before the commit that it stands on, of "
                    f"{repository.day(start)}: see whether the clock of this machine is right"
                )
            repository.create_tag(plan.tag, commit, f"Playbook {plan.version}")
        except BaseException:  # interrupted by hand as well: half a release would be made twice
            repository.go_back(start)
            repository.unstage()
            raise
    return commit


def put_in_order(folder: Path) -> bool:
    """Put back what a release that was killed left half done, files and branch; return whether there was such a one.

    Raises:
        UsageError: a file was changed by somebody since.
    """
    return recover(home(folder), lambda then: _was_made(Repository.around(folder), **then))


def _was_made(repository: Repository, start: str, tag: str, subject: str) -> bool:
    """Return whether a release came to its end, or somebody went on by hand; a commit without its tag is taken back."""
    head = repository.commit("HEAD")
    if tag in {each.name for each in repository.tags()}:
        return True
    if head != start and not repository.stands_on(head, start, subject):
        return True
    repository.go_back(start)
    repository.unstage()
    return False


def _subject(plan: Plan) -> str:
    return f"Release {plan.version}"


def _files(plan: Plan, folder: Path, today: datetime.date) -> tuple[dict[Path, bytes], str]:
    """Return what every file of a release will hold, and a sentence about its cards."""
    files = {}
    if plan.stated_at:
        path = Path(plan.stated_at.file).resolve()
        text = path.read_bytes().decode("utf-8")  # its line ends stay
        files[path] = with_version(text, plan.stated_at, plan.version).encode()
    changelog, section = plan.changelog[0].resolve(), plan.changelog[1]
    before = changelog.read_bytes().decode("utf-8").replace("\r\n", "\n") if changelog.exists() else ""
    files[changelog] = with_section(before, section).encode()
    files[plan.record[0].resolve()] = plan.record[1].encode()
    checked = api.check(folder, today)
    if checked.playbook is not None:
        checked = replace(checked, playbook=_stating(checked.playbook, plan.version))
    cards, content, said = api.record_of(checked)
    return files | {cards.resolve(): content}, said


def _stating(playbook: Playbook, version: str) -> Playbook:
    """Return a playbook as it will be when it states a version."""
    fields = {name: getattr(playbook, name) for name in type(playbook).model_fields}
    about = playbook.about.model_copy(update={"version": version})
    return type(playbook).model_construct(**(fields | {"about": about}))


def with_version(text: str, where: Location, version: str) -> str:
    """Return the text of a YAML file with another version at a place.

    Raises:
        UsageError: no version stands there.
    """
    lines = re.split(r"(?<=\n)", text)  # as places are counted: other separators end no line
    line, start = lines[where.line - 1], where.column - 1
    match = re.compile(r"""(["']?)\d+\.\d+\.\d+\1""").match(line, start)
    if match is None:
        raise UsageError(f"no version stands at {where}: write it in quotes on one line")
    lines[where.line - 1] = f'{line[:start]}"{version}"{line[match.end() :]}'
    return "".join(lines)


def with_section(text: str, section: str) -> str:
    """Return a changelog with a section before the others."""
    text = text or f"{_TITLE}\n"
    first = re.search(r"^## (?!\[?Unreleased)", text, re.MULTILINE | re.IGNORECASE)
    place = first.start() if first else len(text)
    gap = "" if not text[:place] or text[:place].endswith("\n\n") else "\n"
    return f"{text[:place]}{gap}{section}{text[place:]}"


def _refuse_earlier(day: str, tagged: Sequence[Tagged], root: Path) -> None:
    """Refuse a day before that of another release: days and versions would tell two histories.

    Raises:
        UsageError: another version was released after that day.
    """
    recorded = {record.version: record.day for record in read_records(root)}
    last, version = max(
        ((recorded.get(found.version, found.tag.day), found.version) for found in tagged), default=("", "")
    )
    if day < last:
        raise UsageError(
            f"{version} was released on {last}, and {day} is before that: see whether the clock of this machine is "
            f"right, or say `--today {last}`"
        )


def _last(tagged: Sequence[Tagged], folder: Path, now: Version) -> tuple[Version | None, str]:
    """Return the last release, or say why there is none to compare with.

    Raises:
        UsageError: this program cannot read the last release, and nobody has stated a higher version.
    """
    if not tagged:
        return None, "The first release."
    last = tagged[-1]
    try:
        return read_version(last.tag.name, folder), ""
    except UsageError as error:
        if bump_between(last.version, now.side.version) > Bump.NONE:
            return None, f"Not compared with {last.version}, which the program of today cannot read."
        raise UsageError(
            f"{error}\n  To release without comparing, raise `version` in about.yaml yourself"
        ) from error


def _since(before: Version, now: Version, allowances: Sequence[Allowance], today: str) -> Comparison:
    """Compare with the last release. What is written down about it names nobody."""
    return impersonal(compare_versions(before, now, allowances, today))


def _public(before: Version, now: Version) -> tuple[Change, ...]:
    """Compare what a public edition shows of both: no field that is private on one side can tell of itself."""
    return compare(public_edition(before.playbook), public_edition(now.playbook))


def _has_news(comparison: Comparison) -> bool:
    return bool(comparison.changes or comparison.allowed) or comparison.stated > Bump.NONE


def _version(comparison: Comparison | None, stated: str) -> str:
    if comparison is None or (comparison.is_enough and comparison.stated > Bump.NONE):
        return stated
    return next_version(comparison.before.version, max(comparison.needed, Bump.PATCH))


def _stated_at(now: Version, root: Path) -> Location:
    """Return where the playbook states its version.

    Raises:
        UsageError: it states none of its own: what the team released would bear the number of the default.
    """
    spot, files = Spot.of("about", "version"), now.files
    where = files.locate(spot)
    borrowed = isinstance(files, LayeredFiles) and files.stack.source(spot)[0].name == DEFAULT
    if where is None or borrowed:
        layers = files.manifest.layers if isinstance(files, LayeredFiles) and files.manifest else ()
        about = f"{layers[-1].rstrip('/') if layers else 'layers/team'}/about.yaml"
        raise UsageError(
            f"{now.side.version} is the version of the default, and a release needs one of your own: write "
            f'`version: "1.0.0"` into {about}{"" if (root / about).is_file() else ", a new file"}'
        )
    return where
