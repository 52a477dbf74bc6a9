"""A site with every released version: each in a folder of its own, with `latest`, a selector, and marks on the old.

Every version is built in the edition of today. A version is built once, kept by its edition and commit, and later only
copied, even by a program that could not read it any more; a public one is looked at each time, and one that would show
what is private is not published, kept or not. What an old page says about newer versions is written into the copies,
so that it needs no script and no network.
"""

from __future__ import annotations

import hashlib
import html
import json
import posixpath
import re
import shutil
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator import api
from generator.check.check import Checked, edition_of
from generator.check.leaks import TELLING_RULES
from generator.errors import PlaybookError, UsageError
from generator.export import content_digest
from generator.folder.files import Files, LayeredFiles
from generator.history.git import Repository
from generator.history.records import Tagged, tagged_versions
from generator.history.surroundings import named, write_files
from generator.history.versions import files_of, path_then, read_revision, refuse
from generator.layer.manifest import FILE
from generator.model import Playbook
from generator.model.edition import Edition
from generator.problems import Level, Problem
from generator.read.folder import Source
from generator.resources import mkdocs_config
from generator.site.publish import MANIFEST, files_below, publish
from generator.site.settings import stated_address

LATEST = "latest"
_MARK = b"<!--pb-version-->"
_ANY_HOST = "https://playbook.invalid/"
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"

_SHOWS_PRIVATE = "the public edition of it would show what is private"
_OLD = "this program cannot build it any more"

_SIGNPOST = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Moved</title>
<link id="to" rel="canonical" href="{target}">
<script>location.replace(document.getElementById("to").href + location.hash)</script>
<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
</head>
<body>
<p><a href="{target}">This page is here now.</a></p>
</body>
</html>
"""

Say = Callable[[str], None]


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


@dataclass(frozen=True, slots=True)
class _Kept:
    """A version that was built, the folder it is kept in, and who signed it, where readers may know."""

    version: str
    folder: Path
    signature: str = ""


@dataclass(frozen=True, slots=True)
class _LeftOut:
    """A version that is not on the site: why, in words for every reader, and what exactly, for the team only."""

    version: str
    why: str
    exactly: str


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
        PlaybookError: there are no versions, the edition of today cannot be read, or the newest could not be built.
    """
    repository = Repository.around(folder)
    tagged = tagged_versions(repository, prefix)
    if not tagged:
        raise UsageError(
            f"no tag of {repository.root} is a version such as {prefix}1.0.0: `playbook release` makes one"
        )
    today = files_of(folder)
    edition = edition or _edition_now(repository, folder, today, tagged[-1])
    builder = _Builder(repository, folder, today, edition, work / "versions", say, with_cards)
    newest = builder.kept(tagged[-1])
    latest = newest and builder.with_contacts(tagged[-1], newest)
    if newest is None or latest is None:
        return Versions(
            out / "index.html", (), tuple(builder.built), tuple(builder.problems), builder.why,
            names_missing=builder.names_missing,
        )  # fmt: skip
    older = [kept for version in reversed(tagged[:-1]) if (kept := builder.kept_if_possible(version))]
    newest_first = (newest, *older)
    say(f"Putting {len(newest_first)} versions together")
    problems = publish(
        out, lambda new: _put_together(new, newest_first, latest, builder.left_out), lambda _: (), say=say
    )
    names = tuple(version.version for version in newest_first)
    told = tuple(f"{each.version}: {each.exactly}" for each in reversed(builder.left_out))
    return Versions(
        out / "index.html", names, tuple(reversed(builder.built)), problems, left_out=told,
        names_missing=builder.names_missing,
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


class _Builder:
    def __init__(
        self,
        repository: Repository,
        folder: Path,
        today: Files,
        edition: Edition,
        store: Path,
        say: Say,
        with_cards: bool,
    ) -> None:
        self.built: list[str] = []
        self.problems: list[Problem] = []
        self.left_out: list[_LeftOut] = []
        self.why = ""
        self.names_missing = ""
        self._repository, self._folder, self._store = repository, folder, store
        self._today, self._edition = today, edition
        self._say, self._with_cards = say, with_cards
        settings = api.settings_of(folder)  # a public edition does not show the address on its cards
        self._address = "" if settings == mkdocs_config() else stated_address(settings)

    def kept_if_possible(self, found: Tagged) -> _Kept | None:
        """Return an older version; None when it cannot be shown, which must not hold back the newest."""
        try:
            kept = self.kept(found)
        except PlaybookError as error:
            self.left_out.append(_LeftOut(found.version, _OLD, str(error)))
            return None
        if kept is None:
            first, *more = self.problems
            exactly = f"{self.why}: {_in_short(first, len(more))}"
            self.left_out.append(_LeftOut(found.version, self.why, exactly))
        return kept

    def kept(self, found: Tagged) -> _Kept | None:
        """Return a version, built now if it is not kept yet; None when it would show what is private, or has faults.

        Raises:
            PlaybookError: it could not be read or rendered.
        """
        commit, name = found.tag.commit, found.tag.name
        inside = path_then(self._repository, commit, self._folder, name)
        checked, said = None, ""
        if self._edition == "public":  # what may be shown is decided today, not when a copy was kept
            checked = self._read(found, inside, contacts=True)
            if self.problems:
                self.why = _SHOWS_PRIVATE
                return None
            said = f"{content_digest(_playbook_of(checked))} {checked.names_missing}"  # pages say both
        folder = self._store / self._name(found, commit, inside, said)
        if checked and (folder / MANIFEST).exists():  # a copy may name whom nobody knew to look for
            self.problems = [
                named(each, self._store / ".source", name)
                for each in api.problems_of_published(folder, checked)
            ]
            if self.problems:
                self.why = _SHOWS_PRIVATE
                return None
        if not (folder / MANIFEST).exists():
            checked = checked or self._read(found, inside, contacts=False)
            if not self._build(found, checked, folder):
                return None
        return _Kept(found.version, folder, self._signature(found))

    def with_contacts(self, found: Tagged, newest: _Kept) -> _Kept | None:
        """Return the newest version with the contacts that are kept out of git, as a build of today shows them.

        How people are reached holds today only, so it is in no other version, and of it one copy is kept.
        """
        if self._edition == "public" or not _contacts_of(self._today):
            return newest
        commit, tag = found.tag.commit, found.tag.name
        inside = path_then(self._repository, commit, self._folder, tag)
        if read_revision(self._repository, commit, inside, tag).playbook.contacts:
            return newest
        checked = self._read(found, inside, contacts=True)
        name = self._name(found, inside, content_digest(_playbook_of(checked)))
        folder = self._store / f"{LATEST}-{name}"
        for old in self._store.glob(f"{LATEST}-*"):
            if old != folder:
                (old / MANIFEST).unlink(missing_ok=True)  # half removed, it must not pass for a copy
                shutil.rmtree(old)
        there = (folder / MANIFEST).exists() or self._build(found, checked, folder)
        return _Kept(found.version, folder) if there else None

    def _signature(self, found: Tagged) -> str:
        """Return who signed a version; nothing on a public site, which names nobody, nor where git cannot tell."""
        said = "" if self._edition == "public" else self._repository.signature(found.tag)
        return said if said.startswith("signed by ") else ""

    def _name(self, found: Tagged, *made_from: str) -> str:
        """Return what a copy is called: by all that decides what it may show."""
        bare = "" if self._with_cards else "-no-cards"
        key = hashlib.sha256("\0".join((*made_from, self._address)).encode()).hexdigest()
        return f"{found.version}-{self._edition}-{key[:16]}{bare}"

    def _read(self, found: Tagged, inside: str, *, contacts: bool) -> Checked:
        """Write down the files of a version and check them; what may not be shown is in `problems` then.

        With contacts, those of today are read where the version has none: for its names, or to show them.
        """
        self._say(f"Reading {found.version}")
        source = self._store / ".source"
        shutil.rmtree(source, ignore_errors=True)
        then = read_revision(self._repository, found.tag.commit, inside, found.tag.name)
        theme = then.playbook.cards.theme
        write_files(self._repository, found.tag.commit, inside, source, theme)
        if contacts and not then.playbook.contacts:
            for file in _contacts_of(self._today):
                target = source / inside / file.resolve().relative_to(self._folder.resolve())
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
        files = files_of(source / inside)
        refuse(f"{found.version} cannot be built until its files are", files.problems)
        checked = api.check(source / inside, edition=self._edition, source=files)
        told: tuple[Problem, ...] = ()
        if self._edition == "public":
            told, self.names_missing = checked.problems, self.names_missing or checked.names_missing
        self.problems = [
            named(problem, source, found.tag.name)
            for problem in told
            if problem.level is Level.ERROR and problem.rule in TELLING_RULES
        ]
        return checked

    def _build(self, found: Tagged, checked: Checked, folder: Path) -> bool:
        """Build a version into a folder; return whether it is there, and without errors."""
        work = self._store / ".work"
        shutil.rmtree(work, ignore_errors=True)
        address = _playbook_of(checked).cards.address or self._address
        root = f"{address.rstrip('/')}/{found.version}/" if address else ""
        built = api.build(
            checked, work, folder, lambda stage: self._say(f"{found.version}: {stage}"), with_cards=self._with_cards,
            settings=api.settings_of(self._folder), version_address=root,
        )  # fmt: skip
        self.why = "it cannot be built without errors"
        self.problems = [problem for problem in built.problems if problem.level is Level.ERROR]
        if not self.problems and found.version not in self.built:
            self.built.append(found.version)
        return not self.problems


def _playbook_of(checked: Checked) -> Playbook:
    if checked.playbook is None:
        raise UsageError(f"{checked.folder} holds no playbook that can be rendered")
    return checked.playbook


def _contacts_of(files: Files) -> list[Path]:
    """Return the files with contacts, as they are now."""
    sources = files.sources.values() if isinstance(files, LayeredFiles) else [files]
    return [
        Path(file.document.name)
        for source in sources
        if isinstance(source, Source)
        for file in source.files
        if file.concept == "contacts"
    ]


def _in_short(problem: Problem, more: int) -> str:
    place = f"{problem.where}: " if problem.where else ""
    others = f", and {more} more" if more else ""
    return f"{place}{problem.message} ({problem.rule}){others}"


def _put_together(
    new: Path, newest_first: Sequence[_Kept], latest: _Kept, left_out: Sequence[_LeftOut]
) -> None:
    newest = newest_first[0]
    there = frozenset(name for name in files_below(latest.folder) if name.endswith(".html"))
    _copy(latest.folder, new / LATEST, lambda _: "")
    for kept in newest_first:
        _copy(kept.folder, new / kept.version, partial(_mark, kept, newest, there))
    for name in (LATEST, *(kept.version for kept in newest_first)):
        _write_sitemap(new / name)
    listed = [
        {"version": kept.version, "title": kept.version, "aliases": [LATEST] if kept is newest else []}
        for kept in newest_first
    ]
    (new / "versions.json").write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8", newline="\n")
    for name, leads_on in (("index.html", True), ("versions.html", False)):
        text = "\n".join(_index_lines(newest_first, left_out, leads_on=leads_on)) + "\n"
        (new / name).write_text(text, encoding="utf-8", newline="\n")
    _write_signposts(new, newest_first)
    _write_not_found(new, newest)


def _write_not_found(new: Path, newest: _Kept) -> None:
    """Put the newest page for addresses that lead nowhere at the top, where hosts look for it.

    They show it at any address, so its links must say where the site is: without an `address` there is none.
    """
    page = new / newest.version / "404.html"
    text = page.read_text("utf-8") if page.exists() else ""
    if f'/{newest.version}/index.html"' in text:
        (new / page.name).write_text(text, encoding="utf-8", newline="\n")


def _write_signposts(new: Path, newest_first: Sequence[_Kept]) -> None:
    """Lead from an address without a version, as printed cards and bookmarks have it, to where the page is now.

    What is behind the `#` goes along: by it the page of a card tells whether a printed one is still good.
    """
    for kept in newest_first:
        for name in files_below(kept.folder):
            path = new / name
            if not name.endswith(".html") or posixpath.basename(name) == "404.html" or path.exists():
                continue
            folder = LATEST if kept is newest_first[0] else kept.version
            target = html.escape(posixpath.join("../" * name.count("/"), folder, name))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_SIGNPOST.format(target=target), encoding="utf-8", newline="\n")


def _write_sitemap(folder: Path) -> None:
    """List the pages of a version as the theme's selector wants them, the folder itself among them.

    The selector looks up there whether the page one is on is in another version; it takes paths from the list,
    and the host from the browser. So where the address of the site is not known, any host will do.
    """
    path = folder / "sitemap.xml"
    stated = re.search(r"<loc>(.*?)index\.html</loc>", path.read_text("utf-8")) if path.exists() else None
    base = stated[1] if stated else f"{_ANY_HOST}{folder.name}/"
    names = sorted(name for name in files_below(folder) if name.endswith(".html"))
    urls = "".join(f"<url><loc>{base}{name}</loc></url>\n" for name in ["", *names] if name != "404.html")
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_SITEMAPS}">\n{urls}</urlset>\n'
    path.write_text(text, encoding="utf-8", newline="\n")
    path.with_suffix(".xml.gz").unlink(missing_ok=True)


def _copy(source: Path, target: Path, mark: Callable[[str], str]) -> None:
    """Copy a version, with something in the place for a mark on each page, which hangs on the path of the page."""
    made: set[str] = set()
    for name in files_below(source):
        folder = posixpath.dirname(name)
        if folder not in made:
            (target / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        if name == MANIFEST:
            continue
        with open(f"{source}/{name}", "rb") as then, open(f"{target}/{name}", "wb") as now:  # noqa: PTH123 - thousands
            content = then.read()
            if name.endswith(".html"):
                content = content.replace(_MARK, mark(name).encode(), 1)
            now.write(content)


def _mark(kept: _Kept, newest: _Kept, there: Container[str], name: str) -> str:
    """Return what a page of an old version says: that it is old, with a link to the same page of the latest."""
    if kept is newest:
        return ""
    to_top = "../" * (name.count("/") + 1)
    same = name in there
    link = html.escape(posixpath.join(to_top, LATEST, name if same else "index.html"))
    where = "this page in the latest version" if same else "the latest version; this page is no longer in it"
    keeps_place = " data-pb-same" if same else ""  # a script adds the place on the page; it works without
    return (
        f'<div class="pb-outdated" role="note"><b>Version {kept.version} is out of date.</b> '
        f'In force is {newest.version}: <a href="{link}"{keeps_place}>{where}</a>. '
        f'<a href="{to_top}versions.html">All versions</a>.</div>'
    )


def _index_lines(
    newest_first: Sequence[_Kept], left_out: Sequence[_LeftOut], *, leads_on: bool
) -> Iterator[str]:
    """Yield the page of all versions; the first page of the site leads on to the latest."""
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Versions</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    if leads_on:
        yield f'<meta http-equiv="refresh" content="0; url={LATEST}/index.html">'
    yield "</head>\n<body>\n<h1>Versions</h1>\n<ul>"
    for kept in newest_first:
        signed = f", {html.escape(kept.signature)}" if kept.signature else ""
        yield f'<li><a href="{kept.version}/index.html">{kept.version}</a>{signed}</li>'
    for each in left_out:
        yield f"<li>{each.version} is not here: {each.why}.</li>"
    yield "</ul>\n</body>\n</html>"
