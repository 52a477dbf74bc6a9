"""Playbook -> pages: every page of the plan through its template, finished as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from functools import cached_property, partial

import jinja2

from generator import resources
from generator.errors import RenderError, UnfinishedError
from generator.model import COLLECTIONS, Playbook
from generator.model.coverage import most_at_once
from generator.model.graph import walked_at, walked_for
from generator.model.templated import without_values
from generator.pages.addresses import Addresses
from generator.pages.concepts import SHOWN
from generator.pages.environment import environment
from generator.pages.escaping import ROOT, Html, as_text
from generator.pages.front_matter import front_matter
from generator.pages.glossary import link_terms
from generator.pages.page import Page, PageOptions
from generator.pages.plan import Plan, plan
from generator.pages.provenance import gathered
from generator.pages.remembered import MOST, Remembered
from generator.pages.richtext import Once, TextRenderer, with_code
from generator.pages.tapping import tappable
from generator.pages.vocabulary import Vocabulary


def render_pages(playbook: Playbook, options: PageOptions) -> tuple[Page, ...]:
    """Return every page of a playbook, in the order of the navigation.

    Raises:
        RenderError: a template is wrong.
        UnfinishedError: a template is not there.
    """
    return tuple(Renderer(playbook, options).pages())


class Renderer:
    """The pages of a playbook, each rendered when it is asked for."""

    def __init__(
        self, playbook: Playbook, options: PageOptions, remembered: Remembered | None = None
    ) -> None:
        self._playbook = playbook
        self._given, self._options = options, remembered.options if remembered else options
        self._remembered = remembered
        with remembered.shared() if remembered else nullcontext():
            self._prepare(remembered.reads.once if remembered else None)

    def _prepare(self, once: Once | None) -> None:
        """Make what all pages share."""
        playbook = self._playbook
        self._addresses = Addresses(playbook)
        self._texts = TextRenderer(playbook, self._addresses, once)
        self._vocabulary = Vocabulary(playbook, self._options, self._addresses, self._texts, once)
        walked, walked_by = walked_at(playbook), walked_for(playbook)
        filters = {
            "rich": self._texts.rich,
            "line": self._texts.line,
            "bare": self._texts.bare,
            "plain": self._texts.plain,
            "tap": lambda text: tappable(self._texts.plain(without_values(text))),
            "script": self._texts.script,
            "code": with_code,
            "weekday": lambda day: f"{day:%A} {day.day} {day:%B %Y}",
            "walked_at": lambda step: walked[step.id],
            "walked_for": lambda step: walked_by[step.id],
            "most_at_once": partial(most_at_once, playbook),
        }
        by_type = any(len(types) < len(playbook.types) for types in walked_by.values())
        names = {**self._vocabulary.names(), "by_type": by_type}
        self._engine = environment(resources.templates(), names, filters)

    def pages(self) -> Iterator[Page]:
        """Yield every page, in the order of the navigation."""
        remembered = self._remembered if len(self._planned) <= MOST else None
        for one, outline in self._planned.values():
            make = partial(self._rendered, one, outline)
            yield remembered.page(one, outline, make) if remembered else make()
        if remembered:
            remembered.keep()

    def outlines(self) -> tuple[Page, ...]:
        """Return every page without its text: enough for the navigation."""
        return tuple(outline for _, outline in self._planned.values())

    def page(self, path: str) -> Page:
        """Return one page by its path.

        Raises:
            KeyError: there is no such page.
            RenderError: its template is wrong.
            UnfinishedError: its template is not there.
        """
        return self._rendered(*self._planned[path])

    @cached_property
    def _planned(self) -> dict[str, tuple[Plan, Page]]:
        return {f"{one.path}.md": (one, self._outline(one)) for one in plan(self._playbook, self._given)}

    def _outline(self, one: Plan) -> Page:
        title = self._texts.plain(one.title)
        return Page(
            path=f"{one.path}.md",
            text="",
            title=title,
            section=one.section,
            nav_title=self._texts.plain(one.nav_title) or title,
            file=self._file(one),
            searched=one.searched,
            boost=_boost(one),
            about=self._texts.words(one.about),
            spot=one.spot,
            entries=tuple(entry.id for entry in one.values["entries"]) if "entries" in one.values else None,
            lines=one.values["listing"].lines if "listing" in one.values else (),
        )

    def _rendered(self, one: Plan, outline: Page) -> Page:
        body = self._body(one, outline.title)
        facts = self._facts(one, outline.title, outline.file)
        return replace(outline, text=front_matter(facts) + body, body=body)

    def _body(self, one: Plan, title: str) -> str:
        try:
            body = self._engine.get_template(f"pages/{one.template}.md.j2").render(one.values)
        except jinja2.TemplateNotFound as error:
            raise UnfinishedError(f"add templates/{error.name}: a page is made from it") from error
        except jinja2.TemplateError as error:
            raise RenderError(f"templates/pages/{one.template}.md.j2: {error.message or error}") from error
        notice = f"{self._options.notice}\n\n" if self._options.notice else ""
        said = gathered(f"{body}\n{self._changes(one)}", self._playbook.about.version)
        text = f"{notice}# {as_text(title)} {{: #_top }}\n{said}"
        to_root = "../" * one.path.count("/")
        return link_terms(tidy(text), partial(self._explained_at, one)).replace(ROOT, to_root)

    def _explained_at(self, one: Plan, term: str) -> Html | None:
        """Return where a term is explained; None on the pages that do it, and where nobody may be held up."""
        return None if one.template in ("glossary", "home") else self._addresses.of("glossary", term)

    def _changes(self, one: Plan) -> str:
        """Return what the team changed in what the page is about; lists of entries say it at each entry."""
        if one.spot is None or (len(one.spot.path) == 1 and one.spot.path[0] in COLLECTIONS):
            return ""
        changes = self._vocabulary.changes(one.spot.path)
        return f'<p class="pb-meta" data-search-exclude>{changes}</p>' if changes else ""

    def _facts(self, one: Plan, title: str, file: str | None) -> dict[str, object]:
        return {
            "title": title,
            "description": self._texts.words(one.about) or title,
            "generated": True,
            "up": {"title": self._texts.plain(one.up[0]), "url": f"{one.up[1]}.html"} if one.up else None,
            "source": self._source(one, file),
            "search": _searched(one),
        }

    def _source(self, one: Plan, file: str | None) -> dict[str, str] | None:
        if file is None or one.spot is None:
            return None
        address, label = self._vocabulary.source_address(one.spot.path) or ("", "")
        return {"name": file, "url": address, "label": label, "version": self._playbook.about.version}

    def _file(self, one: Plan) -> str | None:
        """Return the file a page is made from; None when there are several."""
        if one.spot is None:
            return None
        spots = [one.spot.at(entry.id) for entry in one.values.get("entries", ())] or [one.spot]
        files = {found[0] for spot in spots if (found := self._options.source_of(spot))}
        return files.pop() if len(files) == 1 else None


def _boost(one: Plan) -> int:
    """Return how much a hit counts: what people see leads to the page of an incident type before the lists of types."""
    return 2 if one.template == SHOWN["types"].entry else 1


def _searched(one: Plan) -> dict[str, object] | None:
    """Return what the page says to the search of the theme, where it is not as usual."""
    if not one.searched:
        return {"exclude": True}
    return {"boost": _boost(one)} if _boost(one) != 1 else None


def tidy(text: str) -> str:
    """Return Markdown with headings set apart, and no blank line or indent inside a block of HTML.

    Markdown ends a block of HTML at a blank line and takes indented lines for code.
    """
    lines: list[str] = []
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("#"):
            lines += ["", line, ""]
        elif line:
            lines.append(line)
    return "\n".join([*lines, ""])
