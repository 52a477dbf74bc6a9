"""What is due, as lines for a terminal or as JSON. Both moments stand in UTC and in local time, each with its rule."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from zoneinfo import ZoneInfo

from generator.deadlines import Answer, Counted, Due, words
from generator.deadlines.counting import Limit
from generator.deadlines.free_days import FIRST_YEAR, LAST_YEAR
from generator.deadlines.moments import in_utc, iso, shown
from generator.model import Playbook
from generator.model.clocks import Clock
from generator.model.prose import as_read
from generator.report.written import printable

SCHEMA_VERSION = 1
_CALM = (
    "Act on the safe moment. The outer limit is the last one by the text, and most laws say without undue delay; counsel "
    "decides. This is not legal advice."
)


def told(playbook: Playbook, answer: Answer, zone: datetime.tzinfo) -> str:
    """Return an answer as lines for people.

    Args:
        playbook: what the clocks are of.
        answer: what is due.
        zone: the local time to show beside UTC.
    """
    lines = [_CALM, f"Holidays are known from {FIRST_YEAR} to {LAST_YEAR}. Local time is {_zone(zone)}.", ""]
    for counted in answer.counted:
        lines += [*_clock(playbook, counted, zone), ""]
    if answer.left_out:
        lines.append("Not counted:")
        lines += [f"  {clock.id} {why}" for clock, why in answer.left_out]
    return printable_lines(lines)


def printable_lines(lines: list[str]) -> str:
    """Return lines without what a terminal would act on."""
    return "\n".join(printable(line) for line in lines).rstrip("\n") + "\n"


def _zone(zone: datetime.tzinfo) -> str:
    return zone.key if isinstance(zone, ZoneInfo) else str(zone)


def _clock(playbook: Playbook, counted: Counted, zone: datetime.tzinfo) -> Iterator[str]:
    clock = counted.clock
    at = ", ".join(playbook.severities[each].name for each in clock.only_for if each in playbook.severities)
    yield f"{as_read(playbook, clock.name)} [{clock.id}]{f', only at {at}' if at else ''}"
    yield "  " + ": ".join(
        filter(None, (decides(playbook, clock), as_read(playbook, clock.who_must_act or "")))
    )
    if counted.state:
        yield f"  It {counted.state}."
    for due in counted.dues:
        yield from _due(playbook, counted, due, zone)


def decides(playbook: Playbook, clock: Clock) -> str:
    """Return who decides about a clock, in words."""
    owner = playbook.roles.get(clock.owner or "")
    return f"{owner.name if owner else 'Counsel'} decides whether it applies"


def _due(playbook: Playbook, counted: Counted, due: Due, zone: datetime.tzinfo) -> Iterator[str]:
    deadline = due.deadline
    said = f", {as_read(playbook, deadline.wording)}" if deadline.within and deadline.wording else ""
    yield f"  {due.number}. {as_read(playbook, deadline.what)} to {as_read(playbook, deadline.to)}{said}"
    if due.safe is None:
        yield f"     Not counted: {_why_not(playbook, counted, due)}"
        return
    yield _moment("Safe", due.safe, zone)
    if due.letter:
        yield _moment("Outer", due.letter, zone)
    else:
        yield "     Outer   not known"
    for name, about in due.notes:
        yield f"     Note    {words.note(name, about)}"
    if due.reminders:
        yield f"     Remind  {', then '.join(shown(each.at.astimezone(zone)) for each in due.reminders)}"


def _moment(label: str, limit: Limit, zone: datetime.tzinfo) -> str:
    says = " ".join(words.rule(name) for name in limit.rules)
    return f"     {label:<7} {shown(limit.at.astimezone(zone))} ({in_utc(limit.at)}). {says}"


def _why_not(playbook: Playbook, counted: Counted, due: Due) -> str:
    if due.missing:
        return f"it counts from '{due.missing}', which is not entered: --at {due.missing}=<moment>"
    if due.deadline.within is None:
        return as_read(playbook, due.deadline.wording or "the law gives no number")
    if due.start is None:
        return f"the plan names no moment to count the {due.deadline.within.words} from; add `timestamp` to the clock"
    return f"it ends after the last year of the calendar, under {counted.clock.id}"


def as_json(playbook: Playbook, answer: Answer, zone: datetime.tzinfo) -> str:
    """Return an answer as JSON: the same, for programs."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "playbook_version": playbook.about.version,
        "holidays_known": [FIRST_YEAR, LAST_YEAR],
        "local_zone": _zone(zone),
        "clocks": [_clock_record(playbook, counted, zone) for counted in answer.counted],
        "left_out": [{"clock": clock.id, "why": why} for clock, why in answer.left_out],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _clock_record(playbook: Playbook, counted: Counted, zone: datetime.tzinfo) -> Mapping[str, object]:
    clock = counted.clock
    return {
        "clock": clock.id,
        "name": as_read(playbook, clock.name),
        "decided_by": clock.owner,
        "state": counted.state,
        "due": [_due_record(playbook, counted, due, zone) for due in counted.dues],
    }


def _due_record(
    playbook: Playbook, counted: Counted, due: Due, zone: datetime.tzinfo
) -> Mapping[str, object]:
    return {
        "number": due.number,
        "what": as_read(playbook, due.deadline.what),
        "to": as_read(playbook, due.deadline.to),
        "within": str(due.deadline.within) if due.deadline.within else None,
        "counts_from": in_utc(due.start) if due.start else None,
        "safe": _limit_record(due.safe, zone),
        "letter": _limit_record(due.letter, zone),
        "reminders": [
            {"percent": each.percent, "utc": in_utc(each.at), "local": iso(each.at.astimezone(zone))}
            for each in due.reminders
        ],
        "notes": [{"id": name, "says": words.note(name, about)} for name, about in due.notes],
        "not_counted": None if due.safe else _why_not(playbook, counted, due),
    }


def _limit_record(limit: Limit | None, zone: datetime.tzinfo) -> Mapping[str, object] | None:
    if limit is None:
        return None
    return {
        "utc": in_utc(limit.at),
        "local": iso(limit.at.astimezone(zone)),
        "rules": [{"id": name, "says": words.rule(name)} for name in limit.rules],
    }


def _as_calendar(playbook: Playbook, answer: Answer, zone: datetime.tzinfo) -> str:
    from generator.report.calendar_file import as_calendar  # noqa: PLC0415 - its library is slow to import

    return as_calendar(playbook, answer, zone)


FORMS: Mapping[str, Callable[[Playbook, Answer, datetime.tzinfo], str]] = {
    "text": told,
    "json": as_json,
    "ics": _as_calendar,
}
"""How an answer can be printed."""
