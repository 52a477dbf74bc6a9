"""The built site: rendered, built, looked at and published as one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.api.printing import cards
from generator.api.rendering import ready
from generator.api.sound import shelf, sound
from generator.api.tree import site_facts, write_pages
from generator.cards.shelf import Say
from generator.check.check import Checked
from generator.check.published import problems_of_site
from generator.doors import beside
from generator.memory import HOME, Known, program
from generator.pages import Page
from generator.problems import Level, Problem
from generator.site import build_html, verify, write_kept
from generator.site.publish import publish
from generator.site.ready import Ready

_AT_ONCE = 20
"""Pages between two words about how many are done."""
_REMEMBERED = 2_500
"""Pages of a site of which the next build knows something; more would cost more memory than they save."""


@dataclass(frozen=True, slots=True)
class Built:
    """A published site: where its first page is, and how many pages it has."""

    start: Path
    pages: int
    problems: tuple[Problem, ...]


def build(
    checked: Checked,
    work: Path,
    out: Path,
    say: Say = lambda _: None,
    *,
    with_cards: bool = True,
    settings: Path | None = None,
    version_address: str | None = None,
) -> Built:
    """Render, build and publish the site; the site that was there stays if anything is wrong.

    Args:
        checked: the result of `check`, without errors.
        work: folder for the generated Markdown tree.
        out: folder that readers look at.
        say: gets one short sentence at each stage.
        with_cards: whether cards are printed; without them pages show their words only.
        settings: hand-written `mkdocs.yml`; that beside the playbook, else the shipped one, when left out.
        version_address: address of this version beside others, empty when it is not known; None for a site
            without versions.

    Raises:
        PlaybookError: the site could not be rendered or published.
    """
    printed = cards(checked, work, say) if with_cards else None
    if printed and any(problem.level is Level.ERROR for problem in printed.problems):
        return Built(out / "index.html", 0, printed.problems)
    say("Rendering pages")
    pages = write_pages(
        checked,
        work,
        printed,
        settings=settings,
        version_address=version_address,
        kept=work / HOME / "rendered",
    )
    epoch = _epoch(sound(checked).about.counted_day)
    said: list[Problem] = []
    facts = site_facts(checked, pages)
    kept = work / HOME if len(pages) <= _REMEMBERED else None
    known = Known(kept and kept / "pages" / "known.json", *program())

    def fill(folder: Path) -> None:
        say(f"Building {len(pages)} pages")
        finished = ready(pages)

        def told(done: int) -> None:
            if done % _AT_ONCE == 0:
                say(f"Building pages: {done} of {len(pages)}")

        shells = kept and kept / "site"
        said.extend(
            build_html(work / "mkdocs.yml", folder, epoch, finished, beside=True, told=told, kept=shells)
        )
        write_beside(checked, pages, folder, finished, known)
        write_kept(folder, facts.name)

    def look(folder: Path) -> Iterator[Problem]:
        say("Verifying links")
        yield from said
        yield from verify(folder, [page.path for page in pages], known, escape(facts.edition))
        yield from problems_of_published(folder, checked)

    problems = publish(out, fill, look, say=say)
    known.keep()
    return Built(out / "index.html", len(pages), problems)


def write_beside(
    checked: Checked,
    pages: Sequence[Page],
    site: Path,
    finished: Mapping[str, Ready] | None = None,
    known: Known | None = None,
) -> None:
    """Write what a built site carries for programs: data, schema, a JSON and a Markdown file beside each page."""
    beside.write_beside(checked, pages, finished or ready(pages), site, known or Known(None))


def problems_of_published(site: Path, checked: Checked) -> tuple[Problem, ...]:
    """Return each person whom a built public site, or a card on it, names. Other editions may name people."""
    if checked.edition != "public":
        return ()
    printed = {f"card {card.id}": ("\n\n".join(card.lines),) for card in shelf(checked).cards()}
    return tuple(problems_of_site(site, checked, printed))


def _epoch(date: str) -> int:
    day = datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC)
    return int(day.timestamp())
