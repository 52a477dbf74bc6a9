"""What laws say about clocks: an own list, with the day on which it was read. Data for rules, and not a rule.

A second copy on purpose: a number of the law that is typed wrong in a playbook looks like any other number. A law
is known by the id of its clock in the shipped playbook; clocks under other ids are a team's own, and not judged.
Facts only, no text of laws. `LISTED_ON` moves when the list has been read against its sources again, or when laws joined it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.model.clocks import CountedBy, DaysOff, Deadline, StartsAt
from generator.model.duration import Duration

LISTED_ON = "2026-11-30"
Start = Literal["start", "previous", "year-end", "moment"]


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a law gives for one thing.

    Attributes:
        within: the time.
        counted_from: where it starts: with the clock, with the deadline before it, when the year ends, or at another moment.
        no_later_than: a second limit, from another moment.
    """

    within: Duration
    counted_from: Start = "start"
    no_later_than: Duration | None = None

    @classmethod
    def of(cls, deadline: Deadline) -> Limit | None:
        """Return the limit that a deadline states; None when it has none that is a number."""
        if deadline.within is None:
            return None
        outer = deadline.no_later_than.within if deadline.no_later_than else None
        return cls(deadline.within, "moment" if deadline.after else deadline.counted_from, outer)

    def is_later_than(self, law: Limit) -> bool:
        """Return whether it surely ends after the limit of a law, or can: longer, from a later moment, or without its outer end.

        What counts from a moment of its own is not compared: nobody knows when that is.
        """
        if self.counted_from != law.counted_from:
            later = ("previous", "year-end")
            return (
                law.counted_from == "start"
                and self.counted_from in later
                and self.within.minutes >= law.within.minutes
            )
        if self.within.minutes > law.within.minutes:
            return True
        if law.no_later_than is None:
            return False
        return self.no_later_than is None or self.no_later_than.minutes > law.no_later_than.minutes

    @property
    def words(self) -> str:
        """Return the limit for a sentence."""
        outer = f", and no later than {self.no_later_than.words}" if self.no_later_than else ""
        return f"{self.within.words} from {_FROM[self.counted_from]}{outer}"


_FROM = {
    "start": "its start",
    "previous": "the deadline before",
    "year-end": "the end of the year",
    "moment": "a moment of its own",
}
_MARKS: Mapping[str, Start] = {"+": "previous", "@": "moment", "^": "year-end"}
"""What stands before a limit that does not count from the start of its clock."""


@dataclass(frozen=True, slots=True)
class Law:
    """What one law says.

    Attributes:
        starts_at: the legal moment it counts from.
        calendar: how its time is counted; None where no limit is a number.
        limits: the limits that are numbers.
        others: how many things more are due, by words such as "without undue delay"; what another role owes is left out.
        family: laws of one family are set off by the same events; empty for a law without relatives.
        loss: whether it counts data that is lost, changed or cut off, too; a type about that can list these of its family alone.
        binding: whether it was law, in force or with a day on which it starts.
        counted_by: whose rules say how its periods are counted.
        days_off: whose days off move its limits or do not count; None where that is not judged.
        holds_for: for whom a limit on a weekend or holiday stays where it is; empty where nobody is named.
    """

    starts_at: StartsAt
    calendar: str | None
    limits: tuple[Limit, ...]
    others: int = 0
    family: str = ""
    loss: bool = False
    binding: bool = True
    holds_for: str = ""
    counted_by: CountedBy = "plain"
    days_off: DaysOff | None = None


def _limits(*texts: str) -> tuple[Limit, ...]:
    """Read limits: `72h`; `4h or 24h`, two limits. A mark says from where another one counts, as in `+1 month`."""
    found = []
    for text in texts:
        within, _, outer = text.lstrip("+@^").partition(" or ")
        counted = _MARKS.get(text[0], "start")
        found.append(Limit(Duration.parse(within), counted, Duration.parse(outer) if outer else None))
    return tuple(found)


_EU: CountedBy = "eu-1182-71"
_DATA, _SYSTEMS, _CYBER, _MODELS = "personal data", "important services", "cybersecurity", "large AI models"
_FINANCE = "services of financial firms"

LAWS: Mapping[str, Law] = {
    "eu-ai-act-73": Law("awareness", "calendar-days", _limits("15d"), counted_by=_EU, days_off="place"),
    "eu-ai-act-73-widespread": Law(
        "awareness", "calendar-days", _limits("2d"), counted_by=_EU, days_off="place"
    ),
    "eu-ai-act-73-death": Law("awareness", "calendar-days", _limits("10d"), counted_by=_EU, days_off="place"),
    "eu-ai-act-55": Law(
        "awareness",
        "calendar-days",
        _limits("2d", "5d", "10d", "15d", "@60d"),
        1,
        _MODELS,
        counted_by=_EU,
        days_off="eu-institutions",
    ),
    "gdpr-33": Law(
        "awareness",
        "clock-hours",
        _limits("72h"),
        1,
        _DATA,
        loss=True,
        holds_for="everybody",
        counted_by=_EU,
        days_off="place",
    ),
    "gdpr-34": Law("awareness", None, (), 1, _DATA, loss=True),
    "nis2-23": Law(
        "awareness",
        "clock-hours",
        _limits("24h", "72h", "+1 month"),
        1,
        _SYSTEMS,
        counted_by=_EU,
        days_off="place",
    ),
    "dora-19": Law(
        "classification",
        "clock-hours",
        _limits("4h or 24h", "+72h", "+1 month"),
        1,
        _FINANCE,
        holds_for="credit institutions, central counterparties, trading venues, essential and important entities",
        days_off="place",
    ),
    "cra-14-vulnerability": Law(
        "awareness", "clock-hours", _limits("24h", "72h", "@14d"), 1, counted_by=_EU, days_off="place"
    ),
    "cra-14-incident": Law(
        "awareness",
        "clock-hours",
        _limits("24h", "72h", "+1 month"),
        1,
        _CYBER,
        counted_by=_EU,
        days_off="place",
    ),
    "uk-gdpr": Law("awareness", "clock-hours", _limits("72h"), 0, _DATA, loss=True),
    "uk-gdpr-34": Law("awareness", None, (), 1, _DATA, loss=True),
    "uk-pecr": Law("awareness", "clock-hours", _limits("72h"), 1),
    "canada-pipeda": Law("determination", None, (), 3, _DATA, loss=True),
    "quebec-law-25": Law("awareness", None, (), 2, _DATA, loss=True),
    "sec-8k-105": Law(
        "materiality-decision", "business-days", _limits("4 business days"), 0, _CYBER, days_off="us-federal"
    ),
    "hipaa-breach": Law("discovery", "calendar-days", _limits("60d", "60d", "60d", "^60d"), 0, _DATA),
    "california-breach": Law("discovery", "calendar-days", _limits("30d", "+15d"), 0, _DATA),
    "us-state-breach": Law(
        "discovery", "calendar-days", _limits("30d", "30d", "30d", "60d", "@30d", "@60d"), 2, _DATA
    ),
    "vermont-breach": Law("discovery", "business-days", _limits("14 business days", "45d"), 0, _DATA),
    "california-sb-53": Law("discovery", "calendar-days", _limits("15d", "24h"), 0, _MODELS),
    "new-york-raise": Law("determination", "clock-hours", _limits("72h", "24h"), 0, _MODELS),
    "colorado-ai-decisions": Law("decision", "calendar-days", _limits("30d")),
    "eu-dsa-18": Law("awareness", None, (), 1),
    "us-csam-2258a": Law("awareness", None, (), 1),
    "take-it-down": Law("request", "clock-hours", _limits("48h")),
    "china-cybersecurity": Law("discovery", "clock-hours", _limits("1h", "4h", "@30d"), 0, _SYSTEMS),
    "india-dpdp": Law("awareness", "clock-hours", _limits("72h"), 2, _DATA, loss=True),
    "us-bank-incident": Law("determination", "clock-hours", _limits("36h"), 0, _FINANCE),
    "circia": Law("determination", "clock-hours", _limits("72h"), 1, _SYSTEMS, binding=False),
}
