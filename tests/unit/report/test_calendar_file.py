"""The calendar file of due times, read back with a library that did not write it."""

from __future__ import annotations

import datetime
from typing import Any

import vobject  # type: ignore[import-untyped]

from generator.deadlines import Incident, count, moment_of
from generator.report.calendar_file import as_calendar
from tests.build import playbook

AWARE = "2026-10-23T14:05+02:00"
"""Two days before the clocks go back."""


def written(changes: dict[str, object] | None = None) -> str:
    book = playbook(changes)
    answer = count(book, Incident({"awareness": moment_of(AWARE)}))
    return as_calendar(book, answer, datetime.UTC)


def read(text: str) -> Any:
    return vobject.readOne(text)


def test_each_report_is_an_event_at_its_safe_moment_in_utc_with_an_alarm_at_each_reminder() -> None:
    event = read(written()).vevent
    alarms = [alarm.trigger.value.isoformat() for alarm in event.valarm_list]
    assert (event.summary.value, event.dtstart.value.isoformat()) == (
        "Send by now: First notice (Notice to business customers)",
        "2026-10-25T12:05:00+00:00",
    )
    assert alarms == ["2026-10-24T12:05:00+00:00", "2026-10-25T02:29:00+00:00"]


def test_a_report_is_a_moment_and_takes_no_time_behind_it() -> None:
    """A calendar program that gives an event without an end an hour would show a limit that is over as running."""
    assert read(written()).vevent.duration.value == datetime.timedelta(0)


def test_an_alarm_says_that_its_moment_is_no_duration() -> None:
    assert written().count("TRIGGER;VALUE=DATE-TIME:2026") == 2


def test_words_that_a_calendar_would_read_otherwise_come_back_as_they_were() -> None:
    odd = "Notice; with, commas\\n and a very long line " + "x" * 200 + " ü 事"
    found = read(written({"clocks/contract-notice/deadlines/0/what": odd})).vevent
    assert found.summary.value == f"Send by now: {odd} (Notice to business customers)"


def test_the_same_incident_gives_the_same_bytes_and_another_moment_another_event() -> None:
    assert written() == written()
    book = playbook()
    later = count(book, Incident({"awareness": moment_of("2026-10-23T14:06+02:00")}))
    one, two = (read(text).vevent.uid.value for text in (written(), as_calendar(book, later, datetime.UTC)))
    assert one != two


def test_what_has_no_moment_is_in_no_calendar() -> None:
    nothing: dict[str, object] = {
        "clocks/contract-notice/deadlines/0": {"what": "Notice", "wording": "Promptly", "to": "Them"}
    }
    assert "VEVENT" not in written(nothing)


def test_lines_are_folded_and_ended_as_the_standard_says() -> None:
    lines = written().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
