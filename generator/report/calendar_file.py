"""Due times as a calendar file (RFC 5545), to keep on a phone: a page cannot remind anybody once the phone is locked.

Every moment is in UTC: calendar programs differ by an hour where the clocks change, and about what a day is. Each report
is an event at its safe moment, with an alarm at each reminder.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator

from icalendar import Alarm, Calendar, Event

from generator.deadlines import Answer, Counted, Due, words
from generator.deadlines.moments import shown
from generator.model import Playbook
from generator.model.prose import as_read
from generator.report.deadlines import decides


def as_calendar(playbook: Playbook, answer: Answer, zone: datetime.tzinfo) -> str:
    """Return the reports that are due as a calendar file; those without a moment are not in it.

    Args:
        playbook: what the clocks are of.
        answer: what is due.
        zone: the local time in which the letter of the law is told.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//ai-incident-playbook//due times//EN")
    calendar.add("version", "2.0")
    for counted in answer.counted:
        for due in counted.dues:
            if due.safe and due.start:
                calendar.add_component(_event(playbook, counted, due, due.safe.at, due.start, zone))
    return str(calendar.to_ical(), "utf-8")


def _event(
    playbook: Playbook,
    counted: Counted,
    due: Due,
    at: datetime.datetime,
    start: datetime.datetime,
    zone: datetime.tzinfo,
) -> Event:
    what = as_read(playbook, due.deadline.what)
    event = Event()
    event.add("uid", _identity(counted, due, start))
    event.add("dtstamp", start.astimezone(datetime.UTC))  # no clock: equal input gives equal bytes
    event.add("dtstart", at)
    event.add("duration", datetime.timedelta(0))  # without an end some programs show an hour more
    event.add("summary", f"Send by now: {what} ({as_read(playbook, counted.clock.name)})")
    event.add("description", "\n".join(_described(playbook, counted, due, zone)))
    for reminder in due.reminders:
        event.add_component(_alarm(what, reminder.percent, reminder.at))
    return event


def _described(playbook: Playbook, counted: Counted, due: Due, zone: datetime.tzinfo) -> Iterator[str]:
    yield f"To {as_read(playbook, due.deadline.to)}."
    if due.deadline.within and due.deadline.wording:
        said = as_read(playbook, due.deadline.wording)
        yield f"{said[0].upper()}{said[1:]}."
    if due.letter:
        yield f"Outer limit by the text: {shown(due.letter.at.astimezone(zone))}, local time."
    for name, about in due.notes:
        yield words.note(name, about)
    yield f"{decides(playbook, counted.clock)}. This is not legal advice."


def _alarm(what: str, percent: int, at: datetime.datetime) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{percent} % of the time is over: {what}")
    absolute = {
        "VALUE": "DATE-TIME"
    }  # the library leaves it out, and readers take the value for a duration then
    alarm.add("trigger", at.astimezone(datetime.UTC), parameters=absolute)
    return alarm


def _identity(counted: Counted, due: Due, start: datetime.datetime) -> str:
    """Return a name that is the same for the same report of the same incident, so that a newer file replaces it."""
    began = start.astimezone(datetime.UTC).isoformat()
    digest = hashlib.sha256(f"{counted.clock.id}/{due.number}/{began}".encode()).hexdigest()
    return f"{digest[:32]}@ai-incident-playbook"
