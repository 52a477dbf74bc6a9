"""The card of the clocks: what law and contracts want within days, for the night without a network."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from generator.cards.content.names import Names
from generator.model.card import Block, Bullets, Card, Note, Run
from generator.model.clock_limits import addressees, by_limit, shortest
from generator.model.clocks import Clock
from generator.model.freshness import review
from generator.problems import Spot

_WEEK = 7 * 24 * 60
"""Minutes: a clock whose shortest limit is longer is only named; the site has it before it ends."""
_SENTENCE = re.compile(r"(?<=[.?!])\s")


def clocks_card(names: Names) -> Card:
    """Return the card of the clocks that bind where the team does business, the shortest limit first; empty without any."""
    book, spot = names.playbook, Spot.of("clocks")
    places = book.organisation.jurisdictions
    ours = (each for each in book.clocks.values() if not places or each.concerns(places))
    clocks = by_limit(each for each in ours if each.can_start)
    last = review(book.about)
    near = tuple(
        each
        for each in clocks
        if not _WEEK < shortest(each) < math.inf
        and not (each.begins and last and each.begins > last.due.isoformat())
    )
    rest = tuple(each.name for each in clocks if each not in near)
    items = tuple(tuple(_asked(names, each)) for each in near)
    listed = (Bullets(items=items, spot=spot),) if items else ()
    return Card(
        id="clocks",
        kind="clocks",
        title=names.labels.clocks,
        kicker=names.write.plain(book.about.name),
        mark="",
        language=names.language,
        front=(*_head(names, clocks), *listed),
        back=(names.row_of(names.labels.longer, rest, spot),) if rest else (),
        flows=True,
        spot=spot,
    )


def _head(names: Names, clocks: tuple[Clock, ...]) -> Iterator[Block]:
    """Yield that the list is not complete and no advice, with the day on which the oldest of it was checked."""
    if clocks:
        day = min((each.as_of for each in clocks if each.as_of), default="")
        checked = (Run("text", " "), Run("text", names.labels.checked.replace("{day}", day))) if day else ()
        said = (Run("text", names.labels.no_advice), *checked)
        yield Note(paragraphs=(said,), loud=True, spot=Spot.of("cards", "labels", "no_advice"))


def _asked(names: Names, clock: Clock) -> Iterator[Run]:
    """Yield its name, by when what goes to whom, who is bound, and what starts it."""
    write, labels = names.write, names.labels
    yield Run("strong", write.plain(clock.name))
    yield Run("text", f" {labels.begins.replace('{day}', clock.begins)} " if clock.begins else ": ")
    near = addressees(clock, _WEEK)
    for place, each in enumerate(near):
        for limit in each.limits:
            yield Run("strong", write.plain(limit))
            yield Run("text", " → " if limit == each.limits[-1] else " · ")
        yield from write.bare(each.to)
        yield Run("text", ". " if place + 1 == len(near) else "; ")
    for label, said in ((labels.bound, clock.who_must_act), (labels.started_by, clock.trigger)):
        if said:
            yield Run("text", f"{label}: ")
            yield Run("text", _SENTENCE.split(write.plain(said))[0])
            yield Run("text", " ")


CARDS = {"clocks": clocks_card}
