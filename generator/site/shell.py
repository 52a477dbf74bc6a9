"""What MkDocs makes of a site beside its articles, kept so that the next build puts the same around other articles.

A page is an article in a frame: what the theme says before and after it. A frame follows from what a page says about
itself, from its headings, and from what all pages have in common: settings, theme, packages, our code, the names of the
other files. Where all of these are known, a site is put together without MkDocs. The edition in the foot of every page,
the version beside its source and the description of the site, which follow from everything, are put in last. A site with a theme or plugins that are not
known here is always made by MkDocs.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import escape

from generator import resources
from generator.memory import digest, keep, packed, program, recall, stamps_below, unpacked
from generator.site.ready import Entry, Ready

INDEX, SCRIPT = "search/search_index.json", "search/search_index.js"
_LAST = {"edition": "\ue010edition\ue010", "site_description": "\ue010description\ue010"}
"""What stands in a frame until it is used, by the setting that it stands for."""
_VERSION = "\ue010version\ue010"
"""Stands for the version of the playbook, which pages say of their source."""
_PLUGINS = frozenset({"search", "offline"})
_SITES = 4
"""Sites of one folder whose shells are kept, such as its editions."""


@dataclass(slots=True)
class _Kept:
    """A shell as it is kept.

    Attributes:
        frames: what the frame of each page was made for, what stands before the article, and after it.
        static: where each file that is copied comes from.
        made: each other file that MkDocs wrote, in base 64.
        index: the index of the search without the entries of our pages; None where there is none.
        script: whether the index is there as a script, too.
    """

    frames: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    static: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    index: str | None = None
    script: bool = False


class Shell:
    """The shell of a site: recalled, or gathered while MkDocs works and kept."""

    def __init__(
        self, kept: Path, facts: Mapping[str, Any], pages: Mapping[str, Ready], question: str
    ) -> None:
        self._path, self._pages = kept / f"{question}.json", pages
        self._values = {mark: str(facts[name]) for name, mark in _LAST.items() if facts[name]}
        self._marks = {name: mark for name, mark in _LAST.items() if facts[name]}
        self._gathered = _Kept()
        self._whole = True

    def put_together(self, out: Path) -> bool:
        """Write the site into a folder if its shell is known; return whether it is."""
        body = recall(self._path)
        known = _Kept(**unpacked(body)) if body else _Kept()
        if known.frames.keys() != self._pages.keys():
            return False
        if any(frame[0] != _made_for(self._pages[path]) for path, frame in known.frames.items()):
            return False
        try:
            for name, source in known.static.items():
                shutil.copyfile(source, _place(out, name))
        except OSError:  # a file went away: MkDocs says which, if it misses it
            return False
        for path, (_, before, after) in known.frames.items():
            text = self.fill(before, path) + self._pages[path].html + self.fill(after, path)
            _place(out, _address(path)).write_bytes(text.encode("utf-8", errors="xmlcharrefreplace"))
        for name, content in known.made.items():
            made = base64.b64decode(content)
            _place(out, name).write_bytes(made if name.endswith(".gz") else self.fill(made.decode()).encode())
        if known.index is not None:
            self._write_index(out, known)
        return True

    def _write_index(self, out: Path, known: _Kept) -> None:
        text = joined(
            known.index or "", (entry for path in known.frames for entry in self._pages[path].entries)
        )
        _place(out, INDEX).write_text(text, encoding="utf-8")
        if known.script:
            _place(out, SCRIPT).write_text(f"var __index = {text}", encoding="utf-8")

    def mark(self, config: Any) -> None:
        """Let MkDocs write marks where something is put in last."""
        config.extra |= {name: mark for name, mark in self._marks.items() if name in config.extra}
        config.site_description = self._marks.get("site_description", config.site_description)

    def meta_of(self, path: str) -> dict[str, Any]:
        """Return what the front matter of a page says, with a mark where something is put in last."""
        return _marked(self._pages[path])

    def fill(self, text: str, path: str = "") -> str:
        """Return a text, of a page or of none of ours, with what is put in last, as a template prints it."""
        if _VERSION in text:
            text = text.replace(_VERSION, escape(_version_of(self._pages[path].meta)))
        for mark, value in self._values.items():
            text = text.replace(mark, escape(value))
        return text

    def take_page(self, path: str, before: str, after: str) -> None:
        """Gather the frame of a page."""
        self._gathered.frames[path] = (_made_for(self._pages[path]), before, after)

    def take_file(self, name: str, content: str | bytes) -> None:
        """Gather what was made of a template of its own, such as the page for what is not found."""
        data = content.encode() if isinstance(content, str) else content
        self._gathered.made[name] = base64.b64encode(data).decode()

    def take_static(self, sources: Mapping[str, str | None]) -> None:
        """Gather where the files come from that are copied; one from nowhere cannot be copied again."""
        self._gathered.static = {name: source or "" for name, source in sources.items()}
        self._whole = self._whole and all(sources.values())

    def take_index(self, text: str) -> None:
        """Gather the index of the search as it is without our pages."""
        self._gathered.index = text

    def keep(self, out: Path) -> None:
        """Keep what was gathered, if a site consists of nothing else."""
        kept = self._gathered
        for name in [f"{name}.gz" for name in kept.made if (out / f"{name}.gz").is_file()]:
            self.take_file(name, (out / name).read_bytes())
        kept.script = (out / SCRIPT).is_file()
        search = {*([INDEX] if kept.index is not None else ()), *([SCRIPT] if kept.script else ())}
        known = {*map(_address, kept.frames), *kept.static, *kept.made, *search}
        there = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
        if self._whole and kept.frames.keys() == self._pages.keys() and known == there:
            keep(self._path, packed(asdict(kept)), _SITES)


def shell(
    kept: Path, settings: Path, epoch: int, pages: Mapping[str, Ready], *, beside: bool
) -> Shell | None:
    """Return the shell of a site that is about to be made; None where it may follow from what is not known here.

    Args:
        kept: the folder where shells are kept.
        settings: the complete `mkdocs.yml`, as `write_settings` writes it.
        epoch: seconds since 1970 that stand for the build date.
        pages: the finished pages.
        beside: whether pages tell of the files beside them.
    """
    said = json.loads(settings.read_text("utf-8"))
    theme, docs = (
        settings.parent / str(said["theme"].get("custom_dir", "")),
        settings.parent / said["docs_dir"],
    )
    names = {
        name for plugin in said["plugins"] for name in (plugin if isinstance(plugin, dict) else [plugin])
    }
    if not names <= _PLUGINS or "hooks" in said or theme.resolve() != resources.site_overrides().resolve():
        return None
    facts = {
        "edition": said["extra"].pop("edition", ""),
        "site_description": said.pop("site_description", ""),
    }
    files = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file())
    question = [
        *program(), *stamps_below(theme), str(settings.resolve()), json.dumps(said, sort_keys=True), *files,
        os.environ.get("SOURCE_DATE_EPOCH", ""), str(epoch), str(beside), *map(str, map(bool, facts.values())),
    ]  # fmt: skip
    return Shell(kept, facts, pages, digest(json.dumps(question).encode("utf-8", "surrogatepass")))


def joined(index: str, entries: Iterable[Entry]) -> str:
    """Return an index of the search with these entries in front of what stands in it."""
    known = json.loads(index)
    return json.dumps(known | {"docs": [*entries, *known["docs"]]}, separators=(",", ":"))


def _made_for(page: Ready) -> str:
    """Return a digest of all that the theme looks at in a page."""
    return digest(json.dumps([_marked(page), page.headings, "<h1" in page.html]).encode())


def _marked(page: Ready) -> dict[str, Any]:
    meta = page.meta
    return meta | {"source": meta["source"] | {"version": _VERSION}} if _version_of(meta) else meta


def _version_of(meta: Mapping[str, Any]) -> str:
    source = meta.get("source")
    return str(source.get("version", "")) if isinstance(source, dict) else ""


def _address(path: str) -> str:
    return path.removesuffix(".md") + ".html"


def _place(out: Path, name: str) -> Path:
    place = out / name
    place.parent.mkdir(parents=True, exist_ok=True)
    return place
