"""A calendar of duties: reviews, tests of levers, drills, clocks to compare with the law, days on which laws begin.

A day is a whole day there, and its name never changes, so that a newer file moves what is in a calendar already.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from typing import Any

from icalendar import Calendar, Event

from generator.export.contract import Contract
from generator.model.freshness import drill_played, everything_dated
from generator.targets.made import Maps
from generator.targets.words import line, name, role

TITLE = "a calendar"
MAPS = Maps(
    fields=("days",),
    prose=("drills", "clocks"),
    notes=(
        "A lever that nobody tested, and a drill without `quarters` that nobody played, have no day yet: `playbook check` names them.",
        "Due times of an incident come from `playbook deadlines --format ics`.",
    ),
)
_DOES = {
    "about": "Review the playbook",
    "levers": "Test the lever",
    "clocks": "Compare the clock with the law",
    "contacts": "Try the contact",
    "parties": "Try the contact",
    "drills": "Play the drill again",
    "preparation": "Do the task again",
    "sources": "Open the source again",
}


def files(contract: Contract) -> Iterator[tuple[str, str]]:
    """Yield the calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//ai-incident-playbook//duties//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", line(contract, contract.playbook.about.name))
    for event in [*_duties(contract), *_planned(contract), *_laws(contract)]:
        calendar.add_component(event)
    yield "duties.ics", str(calendar.to_ical(), "utf-8")


def _duties(contract: Contract) -> Iterator[Event]:
    for dated in everything_dated(contract.playbook):
        path = tuple(map(str, dated.spot.path))
        does = f"{_DOES[path[0]]}: {_called(contract, path)}" if path[0] != "about" else _DOES["about"]
        owner = _owner(contract, path)
        about = f"Last on {dated.on.isoformat()}. {f'{owner} does it. ' if owner else ''}{'/'.join(path)}"
        yield _event(contract, "/".join(_lasting(path)), dated.due, does, about)


def _planned(contract: Contract) -> Iterator[Event]:
    """Yield the drills that nobody played yet, on the last day of the next quarter in which they are to be played.

    Quarters count from the last review; without one there is no next quarter.
    """
    if contract.playbook.about.reviewed_on is None:  # no day after which a quarter is the next
        return
    reviewed = datetime.date.fromisoformat(contract.playbook.about.reviewed_on)
    for drill in contract.playbook.drills.values():
        if drill.quarters and drill_played(drill) is None:
            ends = (
                datetime.date(reviewed.year + quarter // 4 + later, quarter * 3 % 12 + 1, 1)
                - datetime.timedelta(1)
                for quarter in drill.quarters
                for later in (0, 1)
            )
            about = f"Nobody played it yet. drills/{drill.id}"
            day = min(end for end in ends if end >= reviewed)
            yield _event(
                contract, f"drills/{drill.id}", day, f"Play the drill: {name(contract, drill)}", about
            )


def _laws(contract: Contract) -> Iterator[Event]:
    for clock in contract.playbook.clocks.values():
        if clock.active and clock.in_force_from:
            day = datetime.date.fromisoformat(clock.in_force_from)
            about = f"Status so far: {clock.status}. {role(contract, clock.owner) or 'Counsel'} decides whether it applies."
            yield _event(
                contract, f"clocks/{clock.id}/in_force_from", day, f"In force: {name(contract, clock)}", about
            )


def _lasting(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the path that names a duty for ever: that of a drill, whichever of its records is the last."""
    return path[:2] if path[0] == "drills" else path


def _event(contract: Contract, path: str, day: datetime.date, summary: str, about: str) -> Event:
    reviewed = datetime.date.fromisoformat(contract.playbook.about.counted_day)
    event = Event()
    event.add("uid", f"{hashlib.sha256(path.encode()).hexdigest()[:32]}@ai-incident-playbook")
    event.add(
        "dtstamp", datetime.datetime.combine(reviewed, datetime.time(), datetime.UTC)
    )  # equal input, equal bytes
    event.add("dtstart", day)
    event.add("transp", "TRANSPARENT")  # a day on which something is due keeps nobody busy
    event.add("summary", summary)
    event.add("description", about)
    return event


def _called(contract: Contract, path: tuple[str, ...]) -> str:
    if path[0] == "contacts":
        return role(contract, path[1])
    return name(contract, _entry(contract, path))


def _owner(contract: Contract, path: tuple[str, ...]) -> str:
    if path[0] == "contacts":
        return role(contract, path[1])
    if path[0] == "about":
        return role(contract, contract.playbook.about.owner)
    return role(contract, getattr(_entry(contract, path), "owner", None))


def _entry(contract: Contract, path: tuple[str, ...]) -> Any:
    entry = getattr(contract.playbook, path[0])[path[1]]
    return entry.tasks[path[3]] if path[0] == "preparation" else entry
