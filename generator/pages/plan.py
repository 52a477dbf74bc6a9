"""Which pages there are: address, template, title, place in the navigation, and what each is about."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from generator.model import Playbook
from generator.model.organisation import Organisation
from generator.model.workdays import Example, example
from generator.pages.addresses import OWN_PAGE, spread
from generator.pages.cards import each_once
from generator.pages.coverage import coverage
from generator.pages.examples import guide, shown
from generator.pages.hour import Row, first_phases, rows
from generator.pages.outline import outline
from generator.pages.page import PageOptions
from generator.pages.released import release_views
from generator.pages.sayings import AUDIENCES, STAGES
from generator.pages.sources import listings
from generator.pages.timetables import chapters, night_shifts
from generator.pages.waived import waived
from generator.problems import Spot

ACT, KNOW, LEARN, LOOK_UP = "During an incident", "Know the plan", "Learn and practise", "Look up"


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


def plan(playbook: Playbook, options: PageOptions) -> Iterator[Plan]:
    """Yield every page; pages of one section of the navigation in its order."""
    busy = rows(playbook)
    yield Plan(
        "index",
        "home",
        "An AI incident is happening",
        playbook.about.summary,
        nav_title="Start",
        spot=Spot.of("about"),
    )
    yield from _act(playbook, busy)
    yield from _know(playbook, options, busy)
    yield from _cards(playbook, options)
    yield from _learn(playbook)
    yield from _look_up(playbook, options)


def hour_title(playbook: Playbook) -> str:
    """Return what the time covered by the first phases is called."""
    minutes = playbook.about.horizon_minutes
    return "The first hour" if minutes == 60 else f"The first {minutes} minutes"


def _act(playbook: Playbook, busy: tuple[Row, ...]) -> Iterator[Plan]:
    yield _single("triage", "Classify it", "Questions that set the severity.", ACT)
    hour = hour_title(playbook)
    views = {"rows": busy, "first_phases": first_phases(playbook), "forks": outline(playbook)}
    yield Plan(
        "first-hour",
        "first-hour",
        hour,
        "Who does what in which minute.",
        ACT,
        spot=Spot.of("phases"),
        values=views,
    )
    yield from _phases(playbook, hour)
    for row in busy:
        yield Plan(
            f"my-steps/{row.role.id}",
            "my-steps",
            f"{row.role.name}: my steps",
            up=(hour, "first-hour"),
            spot=Spot.of("roles", row.role.id),
            searched=False,
            values={"row": row},
        )
    yield from _shared(playbook, "levers", "Levers", "What stops new bad answers, and who may do it.", ACT)
    yield from _shared(
        playbook, "ladders", "Ladders", "From throttled to off, in steps.", up=("Levers", "levers")
    )
    yield from _shared(
        playbook, "scripts", "Scripts", "Words to say and send, ready but for the blanks.", ACT
    )
    if playbook.contacts:
        yield _single("contacts", "Contacts", "How each role is reached now.", ACT)
    yield from _own(playbook, "scripts", "script", "Scripts", lambda script: script.purpose)


def _know(playbook: Playbook, options: PageOptions, busy: tuple[Row, ...]) -> Iterator[Plan]:
    yield from _shared(playbook, "severities", "Severities", "How bad it is, and what follows from it.", KNOW)
    yield from _shared(
        playbook, "types", "Incident types", "The kinds of AI incident and how each shows.", KNOW
    )
    yield from _own(playbook, "types", "type", "Incident types", lambda kind: kind.looks_like)
    for page in _shared(playbook, "roles", "Roles", "Who is responsible for what.", KNOW):
        here = {role.id for role in page.values["entries"]}
        mine = tuple(row for row in busy if row.role.id in here)
        yield _with(page, rows=mine, shifts=() if options.public else night_shifts(playbook))
    with_steps = {row.role.id for row in busy}
    for page in _own(playbook, "roles", "role", "Roles", lambda role: f"Owns: {role.owns}"):
        yield _with(page, has_steps=page.values["role"].id in with_steps)
    yield from _shared(playbook, "evidence", "Evidence", "What to preserve before anything is changed.", KNOW)
    if not options.public:
        yield Plan(
            "schedule",
            "schedule",
            "Can we do it in time?",
            "Every minute of it, with everybody there and with the few people at night.",
            KNOW,
            nav_title="Time and crew",
            values={"chapters": chapters(playbook), "first_phases": first_phases(playbook)},
        )
    yield from _shared(
        playbook, "clocks", "Clocks", "Legal and contractual deadlines. No legal advice.", KNOW
    )


def _cards(playbook: Playbook, options: PageOptions) -> Iterator[Plan]:
    if not options.decks:
        return
    pictured = any(view.previews for deck in options.decks for view in deck.cards)
    values = {"decks": options.decks, "address": playbook.cards.address, "pictured": pictured}
    yield Plan("cards", "cards", "Cards", "Printed cards to carry.", KNOW, values=values)
    for deck, view in each_once(options.decks):
        yield Plan(
            f"cards/{view.card.id}",
            "card",
            f"Card: {view.card.title}",
            up=("Cards", "cards"),
            spot=view.card.spot,
            searched=False,
            values={"deck": deck, "view": view},
        )


def _learn(playbook: Playbook) -> Iterator[Plan]:
    yield replace(
        _single("postmortem", "Postmortem", "Policy and template.", LEARN),
        values={"example": _due_day(playbook)},
    )
    yield from _shared(playbook, "metrics", "Metrics", "What is measured, from which moment to which.", LEARN)
    yield from _shared(
        playbook, "timestamps", "Timestamps", "Moments to write down.", up=("Metrics", "metrics")
    )
    yield from _shared(playbook, "drills", "Drills", "Exercises for the table.", LEARN)
    yield from _drills(playbook)
    yield from _shared(
        playbook, "cases", "Case studies", "What happened elsewhere, and what it teaches.", LEARN
    )


def _due_day(playbook: Playbook) -> Example | None:
    """Return the deadline of a postmortem, counted once; the day it counts from follows the last review."""
    since = datetime.date.fromisoformat(playbook.about.reviewed_on)
    return example(playbook.postmortem.due_within, playbook.organisation.working_days, since)


def _drills(playbook: Playbook) -> Iterator[Plan]:
    """Yield two pages for each drill; the players' one leads to no source, which would hold the answers."""
    up = ("Drills", "drills")
    for drill in playbook.drills.values():
        title = f"Drill: {drill.name}"
        values = {"drill": drill}
        yield Plan(f"{OWN_PAGE['drills']}/{drill.id}", "drill", title, drill.goal, up=up, values=values)
        yield Plan(
            f"facilitate/{drill.id}",
            "facilitate",
            f"{title}, facilitator’s pack",
            up=up,
            spot=Spot.of("drills", drill.id),
            searched=False,
            values=values,
        )


def _look_up(playbook: Playbook, options: PageOptions) -> Iterator[Plan]:
    yield from _shared(playbook, "glossary", "Glossary", "One word for each thing.", LOOK_UP)
    if playbook.organisation != Organisation():
        yield _single("organisation", "Our organisation", "Names, places and working days.", LOOK_UP)
    yield from _shared(playbook, "channels", "Channels", "Where words go.", LOOK_UP)
    yield from _shared(playbook, "references", "Frameworks", "Outside frameworks, by edition.", LOOK_UP)
    yield from _shared(playbook, "sources", "Sources", "Where facts come from.", LOOK_UP)
    if not options.public:
        about = "What is ready for each combination, and what is not."
        tables = coverage(playbook, tuple(AUDIENCES), tuple(STAGES))
        values = {"coverage": tables, "waived": waived(playbook)}
        yield Plan("coverage", "coverage", "Coverage", about, LOOK_UP, values=values)
    yield from _rules(options)
    if options.releases:
        views = {"releases": release_views(options.releases)}
        yield Plan("changes", "changes", "What changed", "From version to version.", LOOK_UP, values=views)
    yield _single("about", "About this playbook", playbook.about.summary, LOOK_UP, nav_title="About")
    if options.examples:
        about, values = "A layer of your own, and three example teams.", {"guide": guide(options.examples)}
        yield Plan("adapt", "adapt", "Make it yours", about, LOOK_UP, values=values)
    yield from _files(options.sources, options.folder, ("About this playbook", "about"))
    yield from _files(shown(options.examples), "", ("Make it yours", "adapt"))


def _files(texts: Mapping[str, str], folder: str, up: tuple[str, str]) -> Iterator[Plan]:
    """Yield the pages of YAML files."""
    for one in listings(texts):
        values = {"listing": one}
        yield Plan(one.page, "source", f"{folder}{one.file}", up=up, searched=False, values=values)


def _phases(playbook: Playbook, hour: str) -> Iterator[Plan]:
    phases = [None, *playbook.phases.values(), None]
    for before, phase, after in zip(phases, phases[1:], phases[2:], strict=False):
        if phase is not None:
            yield Plan(
                f"first-hour/{phase.id}",
                "phase",
                phase.name,
                phase.goal,
                up=(hour, "first-hour"),
                spot=Spot.of("phases", phase.id),
                values={"phase": phase, "before": before, "after": after},
            )


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


def _single(name: str, title: str, about: str, section: str, nav_title: str = "") -> Plan:
    return Plan(name, name, title, about, section, nav_title, spot=Spot.of(name))


def _shared(
    playbook: Playbook,
    concept: str,
    title: str,
    about: str,
    section: str = "",
    up: tuple[str, str] | None = None,
) -> Iterator[Plan]:
    """Yield the page of a concept, or its pages when there are very many entries; none without entries."""
    entries = tuple(getattr(playbook, concept).values())
    pages = list(spread(concept, entries)) if entries else []
    for number, (path, some) in enumerate(pages, start=1):
        others = [(page, f"part {part}") for part, (page, _) in enumerate(pages, start=1) if page != path]
        values = {"entries": some, "more": others}
        if number == 1:
            yield Plan(path, concept, title, about, section, up=up, spot=Spot.of(concept), values=values)
        else:
            part = f"{title}, part {number}"
            yield Plan(path, concept, part, about, up=(title, concept), spot=Spot.of(concept), values=values)


def _own(
    playbook: Playbook, concept: str, name: str, overview: str, about: Callable[[Any], str]
) -> Iterator[Plan]:
    """Yield a page for each entry of a concept; `name` is its template and what the entry is called there."""
    for entry in getattr(playbook, concept).values():
        yield Plan(
            f"{OWN_PAGE[concept]}/{entry.id}",
            name,
            entry.name,
            about(entry),
            up=(overview, concept),
            spot=Spot.of(concept, entry.id),
            values={name: entry},
        )


def _with(page: Plan, **values: Any) -> Plan:
    return replace(page, values={**page.values, **values})
