"""Laws that a clock does not stand for: they ask something else than a report by a limit, or nobody verified them."""

from __future__ import annotations

from generator.model.base import Citation, Entry, IsoDate, Length, RichText, Text, TypeRef
from generator.model.fields import EDITORIAL, OPERATIONAL, PUBLIC, fact


class Law(Entry, noun="law without a clock"):
    """One law, or a few of one kind, that an incident can touch and that has no clock in this playbook."""

    name: Text = fact("The law and the article.", PUBLIC, EDITORIAL)
    jurisdiction: Text = fact("Where it applies, such as EU.", PUBLIC, OPERATIONAL)
    asks: RichText = fact("What it asks, as far as we know, and of whom.", PUBLIC, OPERATIONAL)
    within: Length | None = fact(
        "Its limit, where one is known in hours or days; the printed card of the clocks names it.",
        PUBLIC,
        OPERATIONAL,
        default=None,
    )
    why_no_clock: RichText = fact("Why no clock stands for it here.", PUBLIC, OPERATIONAL)
    types: tuple[TypeRef, ...] = fact(
        "Incident types whose page names it.",
        PUBLIC,
        OPERATIONAL,
        says=("incident type", "incident types"),
        default=(),
    )
    as_of: IsoDate = fact("Day on which this entry was checked.", PUBLIC, EDITORIAL)
    cites: tuple[Citation, ...] = fact(
        "Where it was read; none where nobody has read about it yet.", PUBLIC, EDITORIAL, default=()
    )
