"""The copies of all versions as one site: selector, signposts, the page of all versions, and marks on the old.

What an old page says about newer versions is written into the copies, so that it needs no script and no network.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.site.publish import MANIFEST, files_below

LATEST = "latest"
_MARK = b"<!--pb-version-->"
_ANY_HOST = "https://playbook.invalid/"
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"

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


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that was built, the folder it is kept in, and who signed it, where readers may know."""

    version: str
    folder: Path
    signature: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A version that is not on the site: why, in words for every reader, and what exactly, for the team only."""

    version: str
    why: str
    exactly: str


def put_together(new: Path, newest_first: Sequence[Kept], latest: Kept, left_out: Sequence[LeftOut]) -> None:
    """Write the site of all versions.

    Args:
        new: an empty folder.
        newest_first: the versions.
        latest: the newest one, as `latest` shows it.
        left_out: the versions that are not there.
    """
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


def _write_not_found(new: Path, newest: Kept) -> None:
    """Put the newest page for addresses that lead nowhere at the top, where hosts look for it.

    They show it at any address, so its links must say where the site is: without an `address` there is none.
    """
    page = new / newest.version / "404.html"
    text = page.read_text("utf-8") if page.exists() else ""
    if f'/{newest.version}/index.html"' in text:
        (new / page.name).write_text(text, encoding="utf-8", newline="\n")


def _write_signposts(new: Path, newest_first: Sequence[Kept]) -> None:
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


def _mark(kept: Kept, newest: Kept, there: Container[str], name: str) -> str:
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
    newest_first: Sequence[Kept], left_out: Sequence[LeftOut], *, leads_on: bool
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
