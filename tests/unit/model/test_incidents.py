"""Records of incidents: what a moment may be, what a public edition keeps, and what the plan asked for."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from generator.diff import compare
from generator.export import content_digest
from generator.model import build_playbook
from generator.model.duration import Duration
from generator.model.edition import public_edition
from generator.model.played_plan import (
    day_after,
    postmortem_due,
    severity_at,
    taken,
    updates_of,
    worst,
)
from generator.rules.record import record_moment_missing, record_out_of_order
from tests.build import changed, playbook

RECORD: Mapping[str, Any] = {
    "name": "A retired table was quoted",
    "type": "quality-regression",
    "moments": {
        "exposure-start": "2026-10-01T10:00Z",
        "first-signal": "2026-10-01T13:00+02:00",
        "contained": "2026-10-01T13:10Z",
        "resolved": "2026-10-01T14:30Z",
    },
    "severities": [
        {"at": "2026-10-01T13:05Z", "severity": "sev-2", "because": "Many users see it."},
        {"at": "2026-10-01T13:20Z", "severity": "sev-1"},
        {"at": "2026-10-01T14:00Z", "severity": "sev-3"},
    ],
}


def record(**more: object) -> dict[str, Any]:
    """Return the incidents of a playbook with one record, some of its fields said otherwise."""
    return {"incidents": {"wrong-table": {**RECORD, **more}}}


def sent(*minutes: str) -> list[dict[str, str]]:
    """Return internal updates at some minutes of the afternoon, such as 13:20."""
    return [{"script": "internal-update", "at": f"2026-10-01T{minute}Z"} for minute in minutes]


def utc(hour: int, minute: int) -> datetime.datetime:
    """Return a moment of the afternoon of the record."""
    return datetime.datetime(2026, 10, 1, hour, minute, tzinfo=datetime.UTC)


OR_WORDS = "; or 'not known, because …' or 'did not happen'"
NO_MOMENT = {
    "2026-10-01T13:10": f"add the zone: 2026-10-01T13:10Z for UTC, or an offset such as +01:00{OR_WORDS}",
    "2026-13-01T13:10Z": f"there is no such moment; write date, time and zone, such as 2026-11-23T13:10Z{OR_WORDS}",
    "0999-01-01T13:10Z": f"write a year from 1971 to 2199{OR_WORDS}",
    "yesterday": f"write date, time and zone, such as 2026-11-23T13:10Z{OR_WORDS}",
    "not known, because": "say on one line why, such as 'not known, because the log was lost'",
}


@pytest.mark.parametrize(("value", "message"), NO_MOMENT.items())
def test_a_moment_that_is_none_is_refused_with_what_to_write(value: str, message: str) -> None:
    data = changed(record(moments={"resolved": value}))
    built, (problem,) = build_playbook(data)
    assert built is None
    assert str(problem.spot) == "incidents/wrong-table/moments/resolved"
    assert f"{problem.message} {problem.hint}".endswith(message)


def test_a_moment_with_an_offset_and_one_in_utc_are_compared_by_what_they_mean() -> None:
    built = playbook(record())
    found = [
        (metric.id, each.minutes, each.target, each.missed)
        for metric in built.metrics.values()
        for each in taken(built, metric, built.incidents.values())
    ]
    # Exposure 10:00, signal 11:00, contained 13:10 UTC. SEV-1 is the worst that it had: contain within 15 minutes.
    assert found == [("detection-latency", 60, 240, False), ("time-to-contain", 130, 15, True)]


def test_a_timestamp_that_was_renamed_since_is_measured_and_compared_under_its_new_name() -> None:
    moments = {
        ("seen" if name == "first-signal" else name): value for name, value in RECORD["moments"].items()
    }
    built = playbook(
        {**record(moments=moments), "about/moved": {"timestamps/seen": "timestamps/first-signal"}}
    )
    found = [
        each.minutes
        for metric in built.metrics.values()
        for each in taken(built, metric, built.incidents.values())
    ]
    assert found == [60, 130]
    late = playbook(
        {
            **record(moments=moments | {"seen": "2026-10-01T14:00Z"}),
            "about/moved": {"timestamps/seen": "timestamps/first-signal"},
        }
    )
    told = [str(problem.spot) for problem in record_out_of_order.check(late) if "'seen'" in problem.message]
    assert told == ["incidents/wrong-table/moments/contained"]
    assert list(record_moment_missing.check(built)) == list(record_moment_missing.check(playbook(record())))


def test_what_is_not_known_is_measured_nowhere() -> None:
    moments = {**RECORD["moments"], "contained": "not known, because nobody looked"}
    built = playbook(record(moments=moments))
    assert list(taken(built, built.metrics["time-to-contain"], built.incidents.values())) == []


def test_the_severity_in_force_and_the_worst_one_follow_the_record() -> None:
    built = playbook(record())
    incident = built.incidents["wrong-table"]
    at = [severity_at(built, incident, utc(*when)) for when in ((12, 0), (13, 19), (13, 20), (14, 30))]
    assert [severity.id for severity in at if severity] == ["sev-2", "sev-2", "sev-1", "sev-3"]
    assert worst(built, incident) is built.severities["sev-1"]


def test_updates_are_due_from_the_declaration_on_as_often_as_the_severity_in_force_asks() -> None:
    built = playbook(record(words=sent("13:22", "13:40", "13:50")))
    updates = updates_of(built, built.incidents["wrong-table"])
    # Every 15 minutes from 13:05 on, until SEV-3, which asks for none: 13:20, 13:37, 13:55.
    assert [(update.due, update.sent, update.kept) for update in updates] == [
        (utc(13, 20), utc(13, 22), True),
        (utc(13, 37), utc(13, 40), False),
        (utc(13, 55), utc(13, 50), True),
    ]


def test_updates_that_were_left_out_are_due_all_the_same() -> None:
    built = playbook(record())
    updates = updates_of(built, built.incidents["wrong-table"])
    assert [(update.due, update.sent) for update in updates] == [
        (utc(13, 20), None),
        (utc(13, 35), None),
        (utc(13, 50), None),
    ]


def test_a_record_that_lasts_for_centuries_is_counted_to_an_end() -> None:
    moments = {"resolved": "2190-01-01T00:00Z"}
    severities = [{"at": "1980-01-01T00:00Z", "severity": "sev-1"}]
    built = playbook(record(moments=moments, severities=severities))
    assert len(updates_of(built, built.incidents["wrong-table"])) == 500


def test_a_postmortem_is_due_after_business_days_of_the_organisation() -> None:
    working = {"name": "Berlin", "holidays": ["2026-10-05"]}
    built = playbook({**record(), "organisation": {"working_days": working}})
    assert postmortem_due(built, built.incidents["wrong-table"]) == datetime.date(2026, 10, 9)
    assert day_after(built, utc(13, 0), Duration(15, "m")) == datetime.date(2026, 10, 1)


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({}, False),
        ({"postmortem": {"state": "published", "published": "internal"}}, False),
        ({"postmortem": {"state": "published", "published": "public"}}, True),
        ({"drill": True, "postmortem": {"state": "published", "published": "public"}}, False),
    ],
)
def test_a_public_edition_shows_an_incident_only_when_its_postmortem_is_public(
    more: dict[str, object], shown: bool
) -> None:
    public = public_edition(playbook(record(**more)))
    assert ("wrong-table" in public.incidents) is shown


def test_what_is_private_in_a_record_is_not_in_the_public_edition() -> None:
    told = {
        "summary": {"internal": "Prompt 41 did it.", "public": "A table was wrong."},
        "luck": {"internal": "A customer called."},
    }
    account = {"state": "published", "published": "public", "fields": told}
    public = public_edition(playbook(record(postmortem=account, words=sent("13:20"))))
    incident = public.incidents["wrong-table"]
    assert incident.words == ()
    assert incident.severities[0].because is None
    assert incident.postmortem is not None
    assert list(incident.postmortem.fields) == ["summary"]
    assert (incident.postmortem.fields["summary"].internal, incident.postmortem.fields["summary"].public) == (
        None,
        "A table was wrong.",
    )


def test_why_a_moment_is_not_known_stays_with_the_team() -> None:
    said = {"state": "published", "published": "public"}
    moments = {"first-signal": "2026-10-01T13:00Z", "awareness": "not known, because Kim deleted the logs"}
    shown = (
        public_edition(playbook(record(postmortem=said, moments=moments))).incidents["wrong-table"].moments
    )
    assert shown == moments | {"awareness": "not known, because the reason is not public"}


def test_records_move_no_digest_and_bring_no_change() -> None:
    with_record, without = playbook(record()), playbook()
    assert content_digest(with_record) == content_digest(without)
    assert compare(without, with_record) == ()


def test_a_record_without_moments_is_told_what_to_write() -> None:
    _, problems = build_playbook(changed(record(moments={})))
    (problem,) = problems
    assert (problem.message, problem.hint) == (
        "'moments' needs at least 1, but has 0",
        "When each timestamp was, by its id: 2026-11-23T13:10Z, `not known, because …` or `did not happen`.",
    )


def test_a_public_edition_names_what_was_renamed_as_today() -> None:
    moved = {
        "severities/p1": "severities/sev-1",
        "levers/off": "levers/kill-switch",
        "roles/boss": "roles/scribe",
        "timestamps/seen": "timestamps/first-signal",
        "types/drift": "types/quality-regression",
    }
    said = {
        "type": "drift",
        "moments": {"seen": "2026-10-01T13:00Z", "contained": "2026-10-01T13:10Z"},
        "severities": [{"at": "2026-10-01T13:05Z", "severity": "p1", "by": "boss"}],
        "levers": [{"lever": "off", "at": "2026-10-01T13:06Z", "by": "boss"}],
        "actions": {"gate": {"what": "Add a case.", "kind": "detect", "owner": "boss"}},
        "postmortem": {"state": "published", "published": "public"},
    }
    public = public_edition(playbook({**record(**said), "about/moved": moved}))
    shown = public.incidents["wrong-table"]
    assert public.about.moved == {}
    assert (shown.type, list(shown.moments), shown.actions["gate"].owner) == (
        "quality-regression",
        ["first-signal", "contained"],
        "scribe",
    )
    assert [(each.severity, each.by) for each in shown.severities] == [("sev-1", "scribe")]
    assert [(each.lever, each.by) for each in shown.levers] == [("kill-switch", "scribe")]
    (contained,) = taken(public, public.metrics["time-to-contain"], [shown])
    assert (contained.minutes, contained.target) == (10, 15)
