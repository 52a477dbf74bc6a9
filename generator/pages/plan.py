"""Which pages there are: address, template, title, place in the navigation, and what each is about."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from generator.model import COLLECTIONS, Playbook
from generator.model.meanwhile import aside
from generator.model.organisation import Organisation
from generator.model.waived import waived
from generator.model.workdays import Example, example
from generator.pages.addresses import spread
from generator.pages.cards import each_once
from generator.pages.concepts import ACT, KNOW, LOOK_UP, SHOWN, is_stated
from generator.pages.coverage import coverage
from generator.pages.examples import guide, shown
from generator.pages.hour import Row, first_phases, is_timed, rows, states_hour
from generator.pages.listings import listings
from generator.pages.measured import measured_in, split
from generator.pages.outline import outline
from generator.pages.page import PageOptions
from generator.pages.released import release_views
from generator.pages.sayings import AUDIENCES, STAGES
from generator.pages.timetables import chapters, night_shifts
from generator.problems import Spot


@dataclass(frozen=True, slots=True)
class Plan:
    """A page before it is rendered.

    Attributes:
        path: path without its ending.
        template: name of the template, without folder and ending.
        title: heading of the page; text that may hold references.
        about: what the page is for, in a sentence, for search engines and link previews.
        section: section of the navigation; empty for a page that is not in it.
        nav_title: title in the navigation; the title when left out.
        up: title and path of the overview page above it.
        spot: place in the playbook that the page is made from.
        searched: whether the search finds it.
        values: what the template gets beside the playbook.
    """

    path: str
    template: str
    title: str
    about: str = ""
    section: str = ""
    nav_title: str = ""
    up: tuple[str, str] | None = None
    spot: Spot | None = None
    searched: bool = True
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Site:
    """What pages are planned from: a playbook, how its pages are written, and the roles that have steps."""

    playbook: Playbook
    options: PageOptions
    busy: tuple[Row, ...]


def plan(playbook: Playbook, options: PageOptions) -> Iterator[Plan]:
    """Yield every page; pages of one section of the navigation in its order."""
    title = "An AI incident is happening" if playbook.about.scope == "ai" else "An incident is happening"
    about = playbook.about.summary or ""
    yield Plan("index", "home", title, about, nav_title="Start", spot=Spot.of("about"))
    about = "Run an incident from this page: one step at a time, with clocks and a log. Nothing is sent."
    yield Plan("live", "live", "Run it live", about, ACT, searched=False)
    site = _Site(playbook, options, rows(playbook))
    for concept, way in SHOWN.items():
        if way.title:
            yield from _PLANNED.get(concept, _usual)(site, concept)


def hour_title(playbook: Playbook) -> str:
    """Return what the time covered by the first phases is called."""
    minutes = playbook.about.horizon_minutes
    if not states_hour(playbook):
        return "Step by step"
    return SHOWN["phases"].title if minutes == 60 else f"The first {minutes} minutes"


def _usual(site: _Site, concept: str) -> Iterator[Plan]:
    """Yield the page of a concept and those of its entries."""
    if concept not in COLLECTIONS:
        if is_stated(site.playbook, concept):
            yield _single(concept)
        return
    yield from _shared(site, concept)
    if SHOWN[concept].entry:
        yield from _own(site, concept)


def _single(concept: str) -> Plan:
    way = SHOWN[concept]
    return Plan(concept, concept, way.title, way.about, way.section, spot=Spot.of(concept))


def _shared(site: _Site, concept: str) -> Iterator[Plan]:
    """Yield the page of a concept, or its pages when there are very many entries; none without entries."""
    way, entries = SHOWN[concept], tuple(getattr(site.playbook, concept).values())
    below = bool(way.up) and is_stated(site.playbook, way.up)
    up = (SHOWN[way.up].title, way.up) if below else None
    section = LOOK_UP if way.up and not below else way.section
    pages = list(spread(concept, entries)) if entries else []
    for number, (path, some) in enumerate(pages, start=1):
        others = [(page, f"part {part}") for part, (page, _) in enumerate(pages, start=1) if page != path]
        first = replace(
            _single(concept), path=path, up=up, section=section, values={"entries": some, "more": others}
        )
        if number == 1:
            yield first
        else:
            yield replace(first, title=f"{way.title}, part {number}", section="", up=(way.title, concept))


def _own(site: _Site, concept: str) -> Iterator[Plan]:
    """Yield a page for each entry of a concept."""
    way = SHOWN[concept]
    for entry in getattr(site.playbook, concept).values():
        yield Plan(
            f"{way.folder}/{entry.id}",
            way.entry,
            entry.name,
            way.says(entry),
            up=(way.title, concept),
            spot=Spot.of(concept, entry.id),
            values={way.entry: entry},
        )


def _hour(site: _Site, concept: str) -> Iterator[Plan]:
    """Yield the first hour, its phases, and the steps of each role."""
    way, up = SHOWN[concept], (hour_title(site.playbook), SHOWN[concept].folder)
    phases = first_phases(site.playbook)
    views = {"rows": site.busy, "first_phases": phases, "forks": outline(site.playbook)}
    says = way.about if states_hour(site.playbook) else "Who does what, in order."
    yield Plan(way.folder, "first-hour", up[0], says, way.section, spot=Spot.of(concept), values=views)
    yield from _phases(site.playbook, up)
    for row in site.busy:
        yield Plan(
            f"my-steps/{row.role.id}",
            "my-steps",
            f"{row.role.name}: my steps",
            up=up,
            spot=Spot.of("roles", row.role.id),
            searched=False,
            values={"row": row},
        )


def _phases(playbook: Playbook, up: tuple[str, str]) -> Iterator[Plan]:
    phases = tuple(playbook.phases.values())
    along = aside(phases)
    behind = [phase for phase in phases if phase.id not in along]
    for phase in phases:
        place = behind.index(phase) if phase in behind else None
        around = (None, None) if place is None else ([None, *behind][place], [*behind, None][place + 1])
        yield Plan(
            f"{up[1]}/{phase.id}",
            "phase",
            phase.name,
            phase.goal or "",
            up=up,
            spot=Spot.of("phases", phase.id),
            values={"phase": phase, "before": around[0], "after": around[1]},
        )


def _contacts(site: _Site, concept: str) -> Iterator[Plan]:
    if site.playbook.contacts:
        yield _single(concept)


def _roles(site: _Site, concept: str) -> Iterator[Plan]:
    shifts = () if site.options.public else night_shifts(site.playbook)
    for page in _shared(site, concept):
        here = {role.id for role in page.values["entries"]}
        yield _with(page, rows=tuple(row for row in site.busy if row.role.id in here), shifts=shifts)
    with_steps = {row.role.id for row in site.busy}
    for page in _own(site, concept):
        yield _with(page, has_steps=page.values["role"].id in with_steps)


def _evidence(site: _Site, concept: str) -> Iterator[Plan]:
    """Yield the pages of the evidence, and whether all of it can be done in time."""
    yield from _usual(site, concept)
    if not site.options.public and is_timed(site.playbook):
        yield Plan(
            "schedule",
            "schedule",
            "Can we do it in time?",
            "Every minute of it, with everybody there"
            + (" and with the few people at night." if site.playbook.about.states_night_crew else "."),
            KNOW,
            nav_title="Time and crew",
            values={"chapters": chapters(site.playbook), "first_phases": first_phases(site.playbook)},
        )


def _cards(site: _Site, concept: str) -> Iterator[Plan]:
    decks = site.options.decks
    if not decks:
        return
    pictured = any(view.previews for deck in decks for view in deck.cards)
    values = {"decks": decks, "address": site.playbook.cards.address, "pictured": pictured}
    yield replace(_single(concept), spot=None, values=values)
    for deck, view in each_once(decks):
        yield Plan(
            f"cards/{view.card.id}",
            "card",
            f"Card: {view.card.title}",
            up=(SHOWN[concept].title, concept),
            spot=view.card.spot,
            searched=False,
            values={"deck": replace(deck, cards=()), "view": view},
        )


def _postmortem(site: _Site, concept: str) -> Iterator[Plan]:
    if is_stated(site.playbook, concept):
        yield _with(_single(concept), example=_due_day(site.playbook))


def _due_day(playbook: Playbook) -> Example | None:
    """Return the deadline of a postmortem, counted once; the day it counts from follows the last review."""
    day, due = playbook.about.reviewed_on, playbook.postmortem.due_within
    if day is None or due is None:
        return None
    return example(due, playbook.organisation.working_days, datetime.date.fromisoformat(day))


def _metrics(site: _Site, concept: str) -> Iterator[Plan]:
    """Yield the metrics, and what the records measured."""
    yield from _shared(site, concept)
    if site.playbook.incidents:
        about = "How long each part took in every recorded incident."
        real, drills = split(site.playbook.incidents.values())
        today = site.options.today
        values = {
            "incidents": measured_in(site.playbook, real, today),
            "drills": measured_in(site.playbook, drills, today),
        }
        yield Plan("measured", "measured", "What we measured", about, SHOWN[concept].section, values=values)


def _drills(site: _Site, concept: str) -> Iterator[Plan]:
    """Yield two pages for each drill; the players' one leads to no source, which would hold the answers."""
    yield from _shared(site, concept)
    way = SHOWN[concept]
    for drill in site.playbook.drills.values():
        title = f"Drill: {drill.name}"
        up, values = (way.title, concept), {"drill": drill}
        yield Plan(f"{way.folder}/{drill.id}", "drill", title, drill.goal or "", up=up, values=values)
        yield Plan(
            f"facilitate/{drill.id}",
            "facilitate",
            f"{title}, facilitator’s pack",
            up=up,
            spot=Spot.of(concept, drill.id),
            searched=False,
            values=values,
        )


def _organisation(site: _Site, concept: str) -> Iterator[Plan]:
    if site.playbook.organisation != Organisation():
        yield _single(concept)


def _coverage(site: _Site, concept: str) -> Iterator[Plan]:
    if not site.options.public:
        tables = coverage(site.playbook, tuple(AUDIENCES), tuple(STAGES))
        values = {"coverage": tables, "waived": waived(site.playbook)}
        yield replace(_single(concept), spot=None, values=values)


def _about(site: _Site, concept: str) -> Iterator[Plan]:
    """Yield what there is to know about the playbook as a whole, and the pages of its files."""
    options, way = site.options, SHOWN[concept]
    yield from _rules(options)
    if options.releases:
        views = {"releases": release_views(options.releases)}
        yield Plan("changes", "changes", "What changed", "From version to version.", LOOK_UP, values=views)
    yield replace(_single(concept), about=site.playbook.about.summary or "", nav_title="About")
    if options.examples:
        about, values = "A layer of your own, and three example teams.", {"guide": guide(options.examples)}
        yield Plan("adapt", "adapt", "Make it yours", about, LOOK_UP, values=values)
    yield from _files(options.sources, options.folder, (way.title, concept))
    yield from _files(shown(options.examples), "", ("Make it yours", "adapt"))


def _rules(options: PageOptions) -> Iterator[Plan]:
    if not options.rules:
        return
    in_order = sorted(options.rules, key=lambda doc: doc.id)
    letters = {letter: tuple(docs) for letter, docs in groupby(in_order, key=lambda doc: doc.id[0])}
    about = "What is checked before this is published."
    yield Plan("rules", "rules", "Rules", about, LOOK_UP, values={"letters": letters})
    for letter, docs in letters.items():
        yield Plan(
            f"rules/{letter}",
            "rules-letter",
            f"Rules: {letter.upper()}",
            up=("Rules", "rules"),
            searched=False,
            values={"docs": docs},
        )


def _files(texts: Mapping[str, str], folder: str, up: tuple[str, str]) -> Iterator[Plan]:
    """Yield the pages of YAML files."""
    for one in listings(texts):
        values = {"listing": one}
        yield Plan(one.page, "source", f"{folder}{one.file}", up=up, searched=False, values=values)


def _with(page: Plan, **values: Any) -> Plan:
    return replace(page, values={**page.values, **values})


_PLANNED: Mapping[str, Callable[[_Site, str], Iterator[Plan]]] = {
    "phases": _hour,
    "contacts": _contacts,
    "roles": _roles,
    "evidence": _evidence,
    "cards": _cards,
    "postmortem": _postmortem,
    "metrics": _metrics,
    "drills": _drills,
    "organisation": _organisation,
    "coverage": _coverage,
    "about": _about,
}
"""Concepts with pages that depend on more than their entries."""
