"""The card of the clocks: what law and contracts want within days, for the night without a network.

A clock with a limit of days stands on it with everything it asks for: half of it reads as all of it. A longer one is
named, with what it asks for at once.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from generator.cards.content.names import Names
from generator.model.card import Block, Bullets, Card, Note, Row, Run
from generator.model.clock_limits import CLOCK_STARTS, by_haste, limit_words, shortest
from generator.model.clocks import Clock, Deadline
from generator.model.freshness import review
from generator.problems import Spot

_DAYS = 5 * 24 * 60
"""Minutes: a clock whose shortest limit is longer is only named; the site is back before it ends."""
_BRACKETS = re.compile(r"\s+\([^)]*\)$")


def clocks_card(names: Names) -> Card:
    """Return the card of the clocks that bind where the team does business, the most urgent first; empty without any."""
    book, spot = names.playbook, Spot.of("clocks")
    places = book.organisation.jurisdictions
    ours = (each for each in book.clocks.values() if not places or each.concerns(places))
    clocks = by_haste(each for each in ours if each.can_start)
    last = review(book.about)
    near = tuple(
        each
        for each in clocks
        if not _DAYS < shortest(each) < math.inf
        and not (each.begins and last and each.begins > last.due.isoformat())
    )
    items = tuple(tuple(_asked(names, each)) for each in near)
    rest = tuple(each for each in clocks if each not in near)
    return Card(
        id="clocks",
        kind="clocks",
        title=names.labels.clocks,
        kicker=names.write.plain(book.about.name),
        mark="",
        language=names.language,
        front=(*_head(names, clocks), *((Bullets(items=items, spot=spot),) if items else ())),
        back=tuple(_foot(names, rest)) if clocks else (),
        flows=True,
        spot=spot,
    )


def _head(names: Names, clocks: tuple[Clock, ...]) -> Iterator[Block]:
    """Yield that limits are no time to wait, and that the list is not complete, with the day of its oldest check."""
    if clocks:
        day = min((each.as_of for each in clocks if each.as_of), default="")
        labels = names.labels
        said = [labels.no_advice, labels.outer, *([labels.checked.replace("{day}", day)] if day else [])]
        runs = tuple(run for text in said for run in (Run("text", text), Run("text", " ")))
        yield Note(paragraphs=(runs,), loud=True, spot=Spot.of("cards", "labels", "no_advice"))


def _foot(names: Names, rest: tuple[Clock, ...]) -> Iterator[Block]:
    """Yield the laws that nothing counts and that have a limit all the same, then the clocks with a longer one."""
    laws = tuple(
        (*names.write.bare(law.name), Run("text", ": "), Run("strong", law.within.words))
        for law in names.playbook.laws.values()
        if law.within is not None
    )
    if laws:
        yield Row(things=laws, title=names.labels.not_counted, spot=Spot.of("laws"))
    if rest:
        things = tuple(tuple(_named(names, each)) for each in rest)
        yield Row(things=things, title=names.labels.longer, spot=Spot.of("clocks"))


def _named(names: Names, clock: Clock) -> Iterator[Run]:
    """Yield the name of a clock without what stands in brackets at its end, and what it asks for at once."""
    yield from names.write.bare(_BRACKETS.sub("", clock.name))
    if only := names.only_at(clock.only_for):
        yield Run("text", f" ({only})")
    for each in clock.deadlines:
        if not each.within and clock.is_live:
            yield Run("text", ": ")
            yield Run("strong", names.write.plain(limit_words(each)))
            yield Run("text", " \N{RIGHTWARDS ARROW} ")
            yield from names.write.bare(each.to)


def _asked(names: Names, clock: Clock) -> Iterator[Run]:
    """Yield its name, what goes to whom by when, what the limits count from, who is bound and what starts it."""
    write, labels = names.write, names.labels
    yield Run("strong", write.plain(clock.name))
    if only := names.only_at(clock.only_for):
        yield Run("text", f" ({only})")
    yield Run("text", f" {labels.begins.replace('{day}', clock.begins)} " if clock.begins else ": ")
    for place, each in enumerate(clock.deadlines):
        after = clock.deadlines[place + 1] if place + 1 < len(clock.deadlines) else None
        yield from _due(names, each, clock.deadlines[place - 1] if place else None, after)
        yield Run("text", "; " if after else ". ")
    if clock.starts_at and any(each.within for each in clock.deadlines):
        start = CLOCK_STARTS[clock.starts_at].split(": ")[0]
        yield Run("text", f"{labels.counts_from}: ")
        yield Run("text", f"{start}. ")
    for label, said in ((labels.bound, clock.who_must_act), (labels.started_by, clock.trigger)):
        if said:
            yield Run("text", f"{label}: ")
            yield Run("text", write.plain(said))
            yield Run("text", " ")


def _due(names: Names, deadline: Deadline, before: Deadline | None, after: Deadline | None) -> Iterator[Run]:
    """Yield one thing that is due: by when, what, how the law puts it, and to whom.

    A limit that the one before it has is not said again; an addressee that the one after it has is left to that.
    """
    write, limit = names.write, limit_words(deadline)
    same_addressee = after is not None and after.to == deadline.to
    if before is None or limit_words(before) != limit:
        yield Run("strong", write.plain(limit))
        yield Run("text", ": ")
    yield from write.bare(deadline.what)
    said = deadline.counted_from == "previous"  # the limit says from when; its words say it again
    if deadline.within and deadline.wording and not said:
        yield Run("text", ", ")
        yield from write.bare(deadline.wording)
    if not same_addressee:
        yield Run("text", " \N{RIGHTWARDS ARROW} ")
        yield from write.bare(deadline.to)


CARDS = {"clocks": clocks_card}
