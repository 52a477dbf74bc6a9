"""A site with every released version: each in a folder of its own, with `latest`, a selector, and marks on the old.

A version is built once. It is kept by its version and digest, with a note of the commit it was made from, and later
only copied, even by a program that could not read it any more; what an old page says about newer versions is written
into the copies, so that it needs no script and no network.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import api
from generator.errors import PlaybookError, UsageError
from generator.folder.defaults import KEPT
from generator.history.git import Repository
from generator.history.records import Tagged, tagged_versions
from generator.history.versions import files_of, path_then, read_revision
from generator.layer.manifest import FILE
from generator.problems import Level, Problem
from generator.site.publish import MANIFEST, publish

LATEST = "latest"
_MARK = "<!--pb-version-->"
_ANY_HOST = "https://playbook.invalid/"
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_RECORDS = ("cards.lock.json", "cards.public.lock.json")
_REFUSED = frozenset({"..", ".git", ""})

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
        left_out: older versions that this program cannot build, each with the reason.
    """

    start: Path
    versions: tuple[str, ...]
    built: tuple[str, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """A version that was built, and the folder it is kept in."""

    version: str
    folder: Path


def build_versions(
    folder: Path, work: Path, out: Path, prefix: str, say: Say, *, with_cards: bool = True
) -> Versions:
    """Build what is not built yet, put all versions together and publish them at once.

    Args:
        folder: the playbook folder, in a git repository.
        work: folder in which versions are kept; keep it between runs.
        out: folder that readers look at.
        prefix: what stands before the version in the names of tags.
        say: gets one short sentence at each stage.
        with_cards: whether cards are printed.

    Raises:
        PlaybookError: there are no versions, or the newest could not be built.
    """
    repository = Repository.around(folder)
    tagged = tagged_versions(repository, prefix)
    if not tagged:
        raise UsageError(
            f"no tag of {repository.root} is a version such as {prefix}1.0.0: `playbook release` makes one"
        )
    builder = _Builder(repository, folder, work / "versions", say, with_cards)
    newest = builder.kept(tagged[-1])
    if newest is None:
        return Versions(out / "index.html", (), tuple(builder.built), tuple(builder.problems))
    older = [kept for version in reversed(tagged[:-1]) if (kept := builder.kept_if_possible(version))]
    newest_first = (newest, *older)
    say(f"Putting {len(newest_first)} versions together")
    problems = publish(out, lambda new: _put_together(new, newest_first), lambda _: (), say=say)
    names = tuple(version.version for version in newest_first)
    built = tuple(reversed(builder.built))
    return Versions(out / "index.html", names, built, problems, tuple(reversed(builder.left_out)))


class _Builder:
    def __init__(self, repository: Repository, folder: Path, store: Path, say: Say, with_cards: bool) -> None:
        self.built: list[str] = []
        self.problems: list[Problem] = []
        self.left_out: list[str] = []
        self._repository, self._folder, self._store = repository, folder, store
        self._say, self._with_cards = say, with_cards

    def kept_if_possible(self, found: Tagged) -> _Kept | None:
        """Return an older version; None when this program cannot read it, which must not hold back the newest."""
        try:
            kept = self.kept(found)
        except PlaybookError as error:
            self.left_out.append(f"{found.version}: {error}")
            return None
        if kept is None:
            self.left_out.append(f"{found.version}: {self.problems[0].message}")
        return kept

    def kept(self, found: Tagged) -> _Kept | None:
        """Return a version, built now if it is not kept yet; None when it could not be built.

        Raises:
            PlaybookError: it could not be read or rendered.
        """
        bare = "" if self._with_cards else "-no-cards"
        note = self._store / f"{found.version}{bare}.json"
        known = _noted(note, found.tag.commit)
        if known and (self._store / known / MANIFEST).exists():
            return _Kept(found.version, self._store / known)
        self._say(f"Reading {found.version}")
        inside = path_then(self._repository, found.tag.commit, self._folder, found.tag.name)
        version = read_revision(self._repository, found.tag.commit, inside, found.tag.name)
        folder = self._store / f"{found.version}-{version.side.digest[:16]}{bare}"
        if not (folder / MANIFEST).exists():
            problems = self._build(found, inside, folder, version.playbook.cards.address)
            self.problems = [problem for problem in problems if problem.level is Level.ERROR]
            if self.problems:
                return None
            self.built.append(found.version)
        api.write_text(note, json.dumps({"commit": found.tag.commit, "folder": folder.name}) + "\n")
        return _Kept(found.version, folder)

    def _build(self, found: Tagged, inside: str, folder: Path, address: str | None) -> Sequence[Problem]:
        source, work = self._store / ".source", self._store / ".work"
        for old in (source, work):
            shutil.rmtree(old, ignore_errors=True)
        _write_files(self._repository, found.tag.commit, inside, source)
        checked = api.check(source / inside, source=files_of(source / inside))
        root = f"{address.rstrip('/')}/{found.version}/" if address else ""
        built = api.build(
            checked, work, folder, self._say, with_cards=self._with_cards,
            settings=api.settings_of(self._folder), version_address=root,
        )  # fmt: skip
        return built.problems


def _noted(note: Path, commit: str) -> str | None:
    """Return the folder that was made from a commit, by its name; None when it is not known."""
    try:
        said = json.loads(note.read_bytes())
        folder = str(said["folder"])
        return folder if said["commit"] == commit and Path(folder).name == folder else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write_files(repository: Repository, commit: str, inside: str, target: Path) -> None:
    """Write the files of a playbook as a commit has them: data only, no settings, no themes, no programs."""
    root = PurePosixPath(inside)
    with repository.snapshot(commit) as snapshot:
        beside = root if f"{inside}/{FILE}".removeprefix("./") in snapshot.names else root.parent
        for name in sorted(snapshot.names):
            path = PurePosixPath(name)
            if not snapshot.is_link(name) and _is_data(path, beside) and not _REFUSED & set(path.parts):
                (target / path).parent.mkdir(parents=True, exist_ok=True)
                (target / path).write_bytes(snapshot.read(name))


def _is_data(path: PurePosixPath, beside: PurePosixPath) -> bool:
    if path.suffix == ".yaml" or path.name == FILE:
        return not any(part.startswith(".") for part in path.parts)
    return (
        path == beside / KEPT
        or (path.parent == beside and path.name in _RECORDS)
        or (path.parent == beside / "releases" and path.suffix == ".json")
    )


def _put_together(new: Path, newest_first: Sequence[_Kept]) -> None:
    newest = newest_first[0]
    for kept in newest_first:
        _copy(kept.folder, new / kept.version)
    _copy(newest.folder, new / LATEST)
    there = {path.relative_to(newest.folder).as_posix() for path in newest.folder.rglob("*.html")}
    for kept in newest_first:
        for page in sorted((new / kept.version).rglob("*.html")):
            _mark(page, page.relative_to(new / kept.version).as_posix(), kept, newest, there)
    for page in sorted((new / LATEST).rglob("*.html")):
        _write_mark(page, "")
    for name in (LATEST, *(kept.version for kept in newest_first)):
        _write_sitemap(new / name)
    listed = [
        {"version": kept.version, "title": kept.version, "aliases": [LATEST] if kept is newest else []}
        for kept in newest_first
    ]
    (new / "versions.json").write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8", newline="\n")
    (new / "index.html").write_text(_index(newest_first), encoding="utf-8", newline="\n")
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
        for page in sorted(kept.folder.rglob("*.html")):
            name = page.relative_to(kept.folder)
            path = new / name
            if path.exists() or name.name == "404.html":
                continue
            folder = LATEST if kept is newest_first[0] else kept.version
            target = html.escape(posixpath.join("../" * (len(name.parts) - 1), folder, name.as_posix()))
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
    names = sorted(page.relative_to(folder).as_posix() for page in folder.rglob("*.html"))
    urls = "".join(f"<url><loc>{base}{name}</loc></url>\n" for name in ["", *names] if name != "404.html")
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_SITEMAPS}">\n{urls}</urlset>\n'
    path.write_text(text, encoding="utf-8", newline="\n")
    path.with_suffix(".xml.gz").unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(MANIFEST))


def _mark(page: Path, name: str, kept: _Kept, newest: _Kept, there: Iterable[str]) -> None:
    """Write on a page of an old version that it is old, with a link to the same page of the latest."""
    if kept is newest:
        _write_mark(page, "")
        return
    to_top = "../" * (name.count("/") + 1)
    same = name in there
    link = html.escape(posixpath.join(to_top, LATEST, name if same else "index.html"))
    where = "this page in the latest version" if same else "the latest version; this page is no longer in it"
    keeps_place = " data-pb-same" if same else ""  # a script adds the place on the page; it works without
    _write_mark(
        page,
        f'<div class="pb-outdated" role="note"><b>Version {kept.version} is out of date.</b> '
        f'In force is {newest.version}: <a href="{link}"{keeps_place}>{where}</a>.</div>',
    )


def _write_mark(page: Path, text: str) -> None:
    page.write_text(page.read_text("utf-8").replace(_MARK, text, 1), encoding="utf-8", newline="\n")


def _index(newest_first: Sequence[_Kept]) -> str:
    return "\n".join(_index_lines(newest_first)) + "\n"


def _index_lines(newest_first: Sequence[_Kept]) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Versions</title>'
    yield f'<meta http-equiv="refresh" content="0; url={LATEST}/index.html">\n</head>\n<body>\n<h1>Versions</h1>\n<ul>'
    for kept in newest_first:
        yield f'<li><a href="{kept.version}/index.html">{kept.version}</a></li>'
    yield "</ul>\n</body>\n</html>"
