"""What follows from the log of an incident: the scripts of the live page and the program walk, count and read alike."""

from __future__ import annotations

import copy
import datetime
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page

from generator.deadlines import Asked, due_of
from generator.deadlines.places import place_or_unknown
from generator.model import Playbook
from generator.model.course import Course
from generator.model.duration import Duration
from generator.model.phases import DecisionStep
from generator.model.roles import NextCall
from generator.model.situation import codes
from generator.model.verdict import Verdicts
from generator.pages.live import live_table
from generator.pages.verdicts import verdict_table
from generator.team.records import Given, imported_from
from tests.browser.asking import asked, page_with
from tests.build import playbook, shipped_playbook

pytestmark = pytest.mark.browser

SCRIPTS = (
    "verdict.js", "deadlines.js", "live-incident.js", "live-record.js", "live-files.js", "live-clocks.js", "live-words.js",
)  # fmt: skip
EXAMPLE = Path(__file__).parents[1] / "cases" / "live" / "incident.json"
START = datetime.datetime(2026, 11, 29, 2, 10, tzinfo=datetime.UTC)

Line = dict[str, str]


@pytest.fixture(scope="module")
def book() -> Playbook:
    return shipped_playbook()


@dataclass(frozen=True)
class Script:
    """A page with the scripts of the live page, and the values that it gets from the build."""

    page: Page
    live: dict[str, Any]
    table: dict[str, Any]

    def does(self, *jobs: dict[str, Any]) -> list[Any]:
        """Have it do some jobs; live_jobs.js knows which there are."""
        found: list[Any] = asked(
            self.page, "live_jobs.js", {"live": self.live, "table": self.table, "jobs": jobs}
        )
        return found


@pytest.fixture(scope="module")
def script(browser: Browser, book: Playbook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Script]:
    page = page_with(browser, SCRIPTS, tmp_path_factory.mktemp("script"))
    yield Script(page, live_table(book, "0" * 64), verdict_table(book, "0" * 64))
    page.close()


def line(number: int, what: str, minutes: int = 0, *, state: str = "", **more: str) -> Line:
    at = START + datetime.timedelta(minutes=minutes)
    empty = {"about": "", "is": state, "by": "", "words": "", "corrects": ""}
    return {"id": f"l-{number}", "at": f"{at:%Y-%m-%dT%H:%M:%SZ}", "what": what, **empty, **more}


def began(*lines: Line) -> list[Line]:
    return [line(0, "started", words="Test", state="real"), *lines]


def walked(book: Playbook, luck: random.Random) -> tuple[list[Line], dict[str, str | None]]:
    """Return a log made at random and where the program says that it leads."""
    course, lines = Course(book), began()
    for number in range(1, luck.randrange(5, 60)):
        if luck.random() < 0.12:
            severity = luck.choice(list(book.severities))
            lines.append(line(number, "severity", about=severity))
            course.at(severity)
            continue
        if luck.random() < 0.1:
            kind = luck.choice(list(book.types_and_kinds))
            lines.append(line(number, "type", about=kind))
            course.of(kind)
            continue
        waiting = [step for step in course.current.values() if step]
        step = luck.choice(list(book.steps)) if luck.random() < 0.1 or not waiting else luck.choice(waiting)
        here = book.steps[step]
        states = codes(here) if isinstance(here, DecisionStep) else ("done", "later", "not-possible")
        state = luck.choice(states)
        lines.append(line(number, "step", about=step, state=state))
        course.tick(step, state)
    return lines, course.current


def test_a_lane_without_minutes_is_offered_when_what_it_is_for_is_known_and_what_it_waits_for_is_done(
    browser: Browser, tmp_path: Path
) -> None:
    """Nobody orders water in minute 0 of what may be one failed sample."""
    step = {"owner": "scribe", "do": "Order water."}
    lane = {"name": "Aside", "steps": {"first": step | {"after": ["preserve"]}}}
    found = playbook({
        "phases/grave": lane | {"lane": "grave", "steps": {"order": step | {"only_for": ["sev-1"]}}},
        "phases/ready": lane | {"lane": "ready"},
        "phases/free": lane | {"lane": "free", "steps": {"note": step}},
    })  # fmt: skip
    page = page_with(browser, SCRIPTS, tmp_path)
    table = live_table(found, "0" * 64)
    ask = Script(page, table, verdict_table(found, "0" * 64))
    names = ["order", "first", "note", "compare"]
    grave, saved = line(1, "severity", about="sev-1"), line(2, "step", about="preserve", state="done")
    assert ask.does(
        {"begun": [names, began(), 0]},
        {"begun": [names, began(grave), 1]},
        {"begun": [names, began(grave, saved), 14]},
        {"begun": [names, began(grave, saved), 15]},
    ) == [
        [False, False, True, False],
        [True, False, True, False],
        [True, True, True, False],
        [True, True, True, True],
    ]
    page.close()


def test_without_a_severity_the_steps_are_those_of_the_worst_and_the_first_one_misses_none(
    book: Playbook,
) -> None:
    course, worst, smallest = Course(book), Course(book), Course(book)
    severities = sorted(book.severities, key=lambda name: book.severities[name].rank)
    worst.at(severities[0])
    smallest.at(severities[-1])
    ticked: list[tuple[str, str]] = []
    while step := course.current["main"]:
        assert step == worst.current["main"]
        here = book.steps[step]
        ticked.append((step, codes(here)[0] if isinstance(here, DecisionStep) else "done"))
        course.tick(*ticked[-1])
        worst.tick(*ticked[-1])
    for each in ticked:
        smallest.tick(*each)
    course.at(severities[-1])
    assert smallest.current["main"]
    assert course.current == smallest.current


def test_the_page_and_the_program_are_at_the_same_step_after_any_ticks(
    book: Playbook, script: Script
) -> None:
    luck = random.Random(2026)
    drawn = [walked(book, luck) for _ in range(2000)]
    found = script.does(*({"walk": lines} for lines, _ in drawn))
    differing = [
        (lines, ours, theirs) for (lines, ours), theirs in zip(drawn, found, strict=True) if ours != theirs
    ]
    assert differing[:1] == []
    assert len({json.dumps(each) for each in found}) > 100


def test_a_raised_severity_leads_back_to_what_only_it_asks_for(script: Script) -> None:
    mild = [
        ("reproduce", "done"), ("is-it-real", "yes"), ("estimate-impact", "done"),
        ("set-severity", "done"), ("page-owner", "done"),
    ]  # fmt: skip
    ticks = [line(at + 2, "step", about=step, state=state) for at, (step, state) in enumerate(mild)]
    before = began(line(1, "severity", about="sev-3"), *ticks)
    raised = [*before, line(9, "severity", about="sev-1")]
    found = script.does({"walk": before}, {"walk": raised})
    assert found[0]["main"] != "page-commander"
    assert found[1]["main"] == "page-commander"


def test_a_corrected_tick_counts_no_longer(script: Script) -> None:
    ticked = began(line(1, "step", about="reproduce", state="done"))
    back = [*ticked, line(2, "line", corrects="l-1", words="Taken back")]
    found = script.does({"walk": ticked}, {"walk": back})
    assert [each["main"] for each in found] == ["is-it-real", "reproduce"]


def test_every_limit_word_page_and_law_is_due_when_the_playbook_says(book: Playbook, script: Script) -> None:
    lines = began(
        line(1, "moment", about="awareness", state="2026-11-29T02:10:00Z"),
        line(2, "severity", about="sev-1"),
        line(3, "page", 3, about="incident-commander", state="paged"),
        line(4, "word", 130, about="internal-update", words="x", state="sent"),
        line(5, "clock", 20, about="gdpr-33", state="applies"),
        line(6, "moment", 30, about="contained", state="2026-11-29T02:40:00Z"),
    )
    (found,) = script.does({"due": lines})
    severity = book.severities["sev-1"]
    assert severity.updates is not None
    assert severity.war_room_within is not None
    assert severity.public_word_within is not None
    assert severity.acknowledge_within is not None
    assert severity.escalate_after is not None
    due = due_of(book.clocks["gdpr-33"], Asked({"awareness": START}))

    def after(minutes: float) -> str:
        return f"{START + datetime.timedelta(minutes=minutes):%Y-%m-%dT%H:%M:%SZ}"

    expected = [
        ["limit", "acknowledge_within", after(3 + severity.acknowledge_within.minutes)],
        ["escalate", "incident-commander", after(3 + severity.escalate_after.minutes)],
        ["limit", "war_room_within", after(severity.war_room_within.minutes)],
        ["limit", "public_word_within", after(severity.public_word_within.minutes)],
        ["word", "updates", after(130 + severity.updates.then[0].every.minutes)],
        *(["law", "gdpr-33", f"{each.safe.at:%Y-%m-%dT%H:%M:%SZ}"] for each in due if each.safe),
    ]
    own = [each for each in found if each[0] != "word" or each[1] == "updates"]
    assert own == sorted(expected, key=lambda each: each[2])


def test_a_page_goes_on_to_whom_the_role_names_and_when(book: Playbook, script: Script) -> None:
    """Who was paged already is passed over; without a time the first one is due as the severity says."""
    calls = (
        NextCall(after=Duration(7, "m"), to="deputy"),
        NextCall(after=Duration(20, "m"), to="executive-on-call"),
        NextCall(to="scribe"),
    )
    severity = book.severities["sev-1"]
    assert severity.escalate_after is not None

    def next_of(calls: tuple[NextCall, ...], *paged: str) -> list[list[str]]:
        role = book.roles["incident-commander"].model_copy(update={"escalation": calls})
        other = book.model_copy(update={"roles": {**book.roles, role.id: role}})
        lines = began(
            line(1, "severity", about="sev-1"),
            *(
                line(2 + at, "page", at and 1, about=who, state="paged")
                for at, who in enumerate((role.id, *paged))
            ),
        )
        changed = replace(script, live=live_table(other, "0" * 64), table=verdict_table(other, "0" * 64))
        (found,) = changed.does({"due": lines})
        return [each for each in found if each[:2] == ["escalate", role.id]]

    def at(minutes: float) -> list[list[str]]:
        return [
            [
                "escalate",
                "incident-commander",
                f"{START + datetime.timedelta(minutes=minutes):%Y-%m-%dT%H:%M:%SZ}",
            ]
        ]

    assert next_of(calls) == at(7)
    assert next_of(calls, "deputy") == at(20)
    assert next_of(calls, "deputy", "executive-on-call") == []
    assert next_of(calls[2:]) == at(severity.escalate_after.minutes)
    assert next_of(()) == at(severity.escalate_after.minutes)


def test_a_place_and_a_kind_of_firm_that_were_chosen_count_where_they_can(
    book: Playbook, script: Script
) -> None:
    moments = ("awareness", "classified", "discovered")
    start = [
        line(10 + at, "moment", about=name, state="2026-11-29T02:10:00Z") for at, name in enumerate(moments)
    ]
    names = ("dora-19", "nis2-23", "california-breach")

    def laws(*lines: Line) -> list[Any]:
        return script.does(*({"legal": [name, began(*start, *lines)]} for name in names))

    def counted(place: str | None = None, *kinds: str) -> list[Any]:
        told: list[Any] = []
        for name in names:
            here = (
                place_or_unknown(place) if place and (name != "california-breach" or place == "ZZ") else None
            )
            due = due_of(book.clocks[name], Asked(dict.fromkeys(moments, START), place=here, kinds=kinds))
            ends = [(each.safe, each.letter) for each in due]
            told.append([[end and f"{end.at:%Y-%m-%dT%H:%M:%SZ}" for end in pair] for pair in ends])
        return told

    bank, other = (
        line(31, "entity", about=kind, state="yes") for kind in ("credit-institution", "other-financial")
    )
    assert laws() == counted()
    assert laws(line(30, "place", state="DE")) == counted("DE")
    assert laws(line(30, "place", state="DE"), line(31, "place")) == counted()
    assert laws(line(30, "place", state="FR"), other) == counted("FR", "other-financial")
    assert laws(line(30, "place", state="FR"), bank) == counted("FR", "credit-institution")
    assert counted("FR", "other-financial")[0] != counted("FR", "credit-institution")[0]
    assert laws(line(30, "place", state="ZZ")) == counted("ZZ")
    assert laws(line(30, "place", state="ZZ")) != counted()


def test_the_calendar_of_the_page_is_read_by_a_real_reader(book: Playbook, script: Script) -> None:
    """Each event is the safe moment, in UTC, with its alarms before it; a drill says so; no line is too long."""
    lines = began(line(1, "moment", about="awareness", state="2026-11-29T02:10:00Z"))
    lines[0]["is"] = "drill"
    (text,) = script.does({"calendar": [["gdpr-33"], lines]})
    read = Calendar.from_ical(text)
    due = [each for each in due_of(book.clocks["gdpr-33"], Asked({"awareness": START})) if each.safe]
    events = read.events
    assert [event.start for event in events] == [each.safe.at for each in due if each.safe]
    alarms = [[alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")] for event in events]
    assert alarms == [[reminder.at for reminder in each.reminders] for each in due]
    assert any(alarms)
    assert all(event.end == event.start for event in events)
    assert all(str(event["SUMMARY"]).startswith("DRILL: Send by now: ") for event in events)
    assert max(len(each.encode()) for each in text.split("\r\n")) <= 75


def test_words_are_composed_byte_for_byte(script: Script) -> None:
    text = "We see [[symptom]]\u00a0in “[[feature]]” \u2013 <b>&amp; $& $1\n\n[[next-update]]\ttill then."
    blanks = {"symptom": "wrong\u202fanswers", "feature": "$& \\1 [[x]]"}
    (found,) = script.does({"composed": [{"text": text}, blanks]})
    assert found == text.replace("[[symptom]]", blanks["symptom"]).replace(
        "[[feature]]", blanks["feature"]
    ).replace("[[next-update]]", "[next-update]")


def test_a_sentence_that_a_lever_must_make_true_is_asked_beside_all_that_the_log_says(script: Script) -> None:
    """A rate limit that holds does not switch a feature off, so one lever that holds silences nothing."""
    off = {"now": "The feature is off."}
    failed = line(1, "lever", 3, about="kill-switch", state="failed")
    held = line(2, "lever", 5, about="rate-limit", state="held")
    on, none, one, both = script.does(
        {"held": ["holding-notice", {"now": "The feature is still on."}, began()]},
        {"held": ["holding-notice", off, began(failed)]},
        {"held": ["holding-notice", off, began(held)]},
        {"held": ["holding-notice", off, began(failed, held)]},
    )
    assert on == []
    assert none == ["No check in the log says that a lever holds: “The feature is off”."]
    assert one == ["In the log: Rate limit held 02:15 UTC. Does that make this true: “The feature is off.”?"]
    (words,) = both
    assert words.startswith("In the log: Kill switch failed 02:13 UTC; Rate limit held 02:15 UTC. Does that")


def test_no_hour_is_offered_that_nobody_can_keep(script: Script) -> None:
    """Not one within the half hour that a clearance takes, and none for words that keep no rhythm."""
    names = ["holding-notice", "internal-update", "all-staff-note", "interim-account"]

    def offered(severity: str, minute: int) -> list[str | None]:
        lines = began(line(1, "moment", about="declared", state="2026-11-29T02:10:00Z"), line(2, "severity", about=severity))  # fmt: skip
        now = START + datetime.timedelta(minutes=minute)
        (found,) = script.does({"promised": [names, lines, f"{now:%Y-%m-%dT%H:%M:%SZ}"]})
        return [each and each[11:16] for each in found]

    assert offered("sev-1", 13) == ["03:10", "02:35", None, None]
    assert offered("sev-1", 40)[0] == "03:50"
    assert offered("sev-2", 55)[0] == "04:10"


def test_the_message_to_a_person_at_risk_is_due_from_the_answer_until_it_is_sent(script: Script) -> None:
    yes = began(line(1, "severity", about="sev-1"), line(2, "answer", 4, about="person-at-risk", state="yes"))
    due = ["limit", "help-person", "2026-11-29T02:44:00Z"]
    sent = line(3, "word", 9, about="person-at-risk", state="sent")
    not_possible = line(3, "step", 9, about="help-person", state="not-possible")
    no = line(3, "answer", 9, about="person-at-risk", state="no")
    first, *others = script.does({"due": yes}, *({"due": [*yes, each]} for each in (sent, not_possible, no)))
    assert due in first
    assert [due in each for each in others] == [False] * 3


def test_what_was_promised_to_a_person_is_due_until_it_is_written_and_also_after_the_end(
    script: Script,
) -> None:
    """Two people can be promised an hour with the same script, and one of the two promises kept."""
    at = ["2026-11-29T05:00:00Z", "2026-11-29T09:30:00Z"]
    two = began(
        *(line(1 + place, "promise", about="person-at-risk", state=each) for place, each in enumerate(at))
    )
    kept = line(5, "promise", 60, about="person-at-risk", state="kept", words=at[0])
    over = [line(6, "moment", 61, about="resolved", state="2026-11-29T03:00:00Z"), line(7, "ended", 62)]
    due = [["promise", "person-at-risk", each] for each in at]
    taken_back = line(8, "line", 63, corrects="l-2", words="Taken back")
    found = script.does({"due": two}, {"due": [*two, kept, *over]}, {"due": [*two, taken_back]})
    assert found == [due, due[1:], due[:1]]
    (text,) = script.does({"calendar": [[], [*two, kept]]})
    (event,) = Calendar.from_ical(text).events
    assert (f"{event.start:%H:%M}", str(event["SUMMARY"])) == (
        "09:30",
        "Write again by now: Message to a person at risk",
    )
    (handover,) = script.does(
        {"markdown": [{"id": "20261129T021000-k3f9a2", "playbook": {"version": "1", "digest": "0"}}, two]}
    )
    assert handover.count("Write again: Message to a person at risk (Safety Expert)") == 2


def test_the_page_asks_by_when_only_where_no_rhythm_reminds_and_reads_what_was_written(
    script: Script,
) -> None:
    names = [
        "person-at-risk",
        "customer-email",
        "parents",
        "holding-notice",
        "internal-update",
        "reporter-reply",
    ]
    lines = began(line(1, "moment", about="declared", state="2026-11-29T02:10:00Z"), line(2, "severity", about="sev-1"))  # fmt: skip
    (found,) = script.does({"alone": [names, lines, "2026-11-29T03:00:00Z"]})
    assert found == ["next-update"] * 3 + [None] * 3
    said = {
        "09:00 UTC": "2026-11-29T09:00:00Z",
        "2:30 UTC": "2026-11-30T02:30:00Z",
        "2026-12-01 09:00 UTC (10:00 CET)": "2026-12-01T09:00:00Z",
        "13 March, 09:00 UTC": "2027-03-13T09:00:00Z",
        "1 Dec at 7:05 UTC": "2026-12-01T07:05:00Z",
        "31 February, 09:00 UTC": None,
        "2026-02-30 09:00 UTC": None,
        "25:00 UTC": None,
        "09:00 CET": None,
        "tomorrow at nine": None,
        "": None,
    }
    (read,) = script.does({"moment": [list(said), "2026-11-29T03:00:00Z"]})
    assert dict(zip(said, read, strict=True)) == said


def test_a_rhythm_slows_down_when_its_later_rhythm_says(script: Script) -> None:
    rhythm = {"every": 15, "then": [[120, 30], [480, 60]]}
    (found,) = script.does({"rhythm": [rhythm, [0, 119, 120, 479, 480, 5000]]})
    assert found == [15, 15, 30, 30, 60, 60]


def test_an_exported_incident_is_read_and_written_again_without_a_change(script: Script) -> None:
    text = EXAMPLE.read_text("utf-8")
    (found,) = script.does({"read": text})
    assert found == json.loads(text)


def told(luck: random.Random, book: Playbook) -> list[Line]:
    """Return a log made at random, with a line of every kind in it, and words that files find hard."""
    words = ("", "no", "a\nb", '"c": {d}, e', "Ü \u202f 👩\u200d💻 ```", "x: y # z", "$word", "12h", "\\")
    made, _ = walked(book, luck)
    roles, levers, clocks = list(book.roles), list(book.levers), list(book.clocks)
    drawn: list[dict[str, str]] = []
    for _ in range(luck.randrange(1, 9)):
        drawn += [
            {"what": "page", "about": luck.choice(roles), "state": luck.choice(["paged", "answered", "not-answered"])},
            {"what": "lever", "about": luck.choice(levers[:3]), "by": luck.choice(["", luck.choice(roles)]),
             "state": luck.choice(["pulled", "held", "did-not-hold", "undone"])},
            {"what": "clock", "about": luck.choice(clocks[:3]), "state": luck.choice(["applies", "not-applicable"]),
             "by": luck.choice(roles), "words": luck.choice(words)},
            {"what": "clock", "about": luck.choice(clocks[:3]), "state": "sent", "words": str(luck.randrange(1, 5))},
            {"what": "word", "about": luck.choice(list(book.scripts)), "state": "sent", "words": luck.choice(words)},
            {"what": "blank", "about": "feature", "state": luck.choice(["", *book.scripts]), "words": luck.choice(words)},
            {"what": "severity", "about": luck.choice(list(book.severities)), "words": luck.choice(words)},
            {"what": "type", "about": luck.choice(list(book.types_and_kinds))},
            {"what": "promise", "about": luck.choice(list(book.scripts)), "state": "2026-11-29T05:00:00Z"},
            {"what": "promise", "about": luck.choice(list(book.scripts)), "state": "kept", "words": "2026-11-29T05:00:00Z"},
            {"what": "line", "words": luck.choice(words)},
            {"what": "ended"},
        ]  # fmt: skip
    luck.shuffle(drawn)
    start = line(90, "moment", about="awareness", state="2026-11-29T02:08:00Z")
    more = [line(100 + at, each.pop("what"), at, **each) for at, each in enumerate(drawn)]
    for each in luck.sample(more, min(3, len(more))):
        more.append(line(100 + len(more), "line", len(more), words="Wrong", corrects=each["id"]))
    return [*made, start, *more, line(98, "type", 90, about="data-leakage"),
            line(99, "severity", 90, about="sev-1")]  # fmt: skip


def test_every_file_of_the_page_is_read_again_and_the_register_makes_the_same_record_of_each(
    book: Playbook, script: Script, tmp_path: Path
) -> None:
    luck = random.Random(2026)
    head = {"id": "20261129T021000-k3f9a2", "playbook": {"version": "1.0.0", "digest": "0" * 64}}
    logs = [told(luck, book) for _ in range(24)]
    records = script.does(*({"record": [head, lines]} for lines in logs))
    handed = script.does(*({"markdown": [head, lines]} for lines in logs))
    again, files = (script.does(*({"read": text} for text in texts)) for texts in (records, handed))
    assert [each["log"] for each in again] == [as_a_file(lines) for lines in logs]
    assert files == again
    for text, data in zip(records, files, strict=True):
        (tmp_path / "i.yaml").write_text(text, encoding="utf-8")
        (tmp_path / "i.json").write_text(json.dumps(data), encoding="utf-8")
        of_yaml, of_json = (
            imported_from(tmp_path / name, book, None, Given()) for name in ("i.yaml", "i.json")
        )
        assert (of_yaml.yaml(), of_yaml.worked_out) == (of_json.yaml(), of_json.worked_out)


EARLIER, SAME = "2026-11-29T01:00:00Z", "2026-11-29T03:08:00+01:00"
BESIDE: tuple[Any, ...] = (
    lambda file: file["moments"].update(awareness=EARLIER),
    lambda file: file["moments"].update(awareness=SAME),
    lambda file: file["moments"].update(resolved="2026-11-29T09:00:00Z"),
    lambda file: file["moments"].pop("paged"),
    lambda file: file.update(name="Tell\tme “more” " + "x" * 80, drill=True),
    lambda file: file.update(type=None, severity="sev-3", ended=EARLIER),
    lambda file: file["severities"].append({"at": EARLIER, "severity": "sev-2"}),
    lambda file: file["severities"][0].update(severity="sev-2"),
    lambda file: file["steps"].pop(),
    lambda file: file["steps"][0].update({"is": "later", "at": SAME}),
    lambda file: file["pages"].insert(0, {"at": EARLIER, "role": "scribe", "is": "paged"}),
    lambda file: file["levers"][0].update({"lever": "budget-cap", "is": "held"}),
    lambda file: file["words"][0].update(text="We said something else", by="scribe"),
    lambda file: file["clocks"][0].update({"is": "not-applicable"}),
    lambda file: file["answers"].update(growing="yes"),
)  # fmt: skip
RECORDED = (
    ('awareness: "2026-11-29T02:08:00Z"', f'awareness: "{EARLIER}"'),
    ('awareness: "2026-11-29T02:08:00Z"', f'awareness: "{SAME}"'),
    ('awareness: "2026-11-29T02:08:00Z"', 'awareness: "2026-11-29T02:08:00Z"\n    gone: "2026-11-29T09:00:00Z"'),
    ('    paged: "2026-11-29T02:13:00Z"\n', ""),
    ("  moments:", "  drill: true\n  kind: prompt-in-output\n  moments:"),
    ("name: Names of other customers in chat", "name: 'It''s names of others'"),
    ("severity: sev-1}", "severity: sev-2, because: A guess}\n    - {at: 2026-11-29T02:20:00Z, severity: sev-3}"),
    ("lever: kill-switch, at", "lever: budget-cap, verified: 2026-11-29T02:18:00Z, at"),
    ("script: holding-notice, at: ", "script: internal-update, channel: press-line, at: "),
    ("decision: applies", "decision: does-not-apply, sent: [2026-11-29T02:18:00Z]"),
    ("type: data-leakage", "type: quality-regression"),
)  # fmt: skip


def test_the_page_and_the_program_tell_the_same_contradictions_at_the_same_places(
    book: Playbook, script: Script, tmp_path: Path
) -> None:
    files = [(wrong(change), f"{index}.json") for index, change in enumerate(BESIDE)]
    files += [
        (json.dumps(json.loads(text), indent=1, ensure_ascii=False), f"i-{name}") for text, name in files
    ]
    head = {"id": "20261129T021000-k3f9a2", "playbook": {"version": "1.0.0", "digest": "0" * 64}}
    (record,) = script.does({"record": [head, json.loads(EXAMPLE.read_text("utf-8"))["log"]]})
    for index, (old, new) in enumerate(RECORDED):
        assert old in record
        files.append((record.replace(old, new, 1), f"{index}.yaml"))
    of_page = script.does(*({"doubts": text} for text, _ in files))
    silent = 0
    for (text, name), told in zip(files, of_page, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
        found = imported_from(tmp_path / name, book, None, Given("", "data-leakage", "sev-1"))
        assert told == [each.told for each in found.doubts], name
        silent += not told
    assert silent == 3  # an offset is the same instant


def as_a_file(lines: list[Line]) -> list[Line]:
    keys = ("id", "at", "what", "about", "is", "by", "words", "corrects")
    return [{key: each.get(key, "") for key in keys} for each in lines]


def wrong(change: Any) -> str:
    value = copy.deepcopy(json.loads(EXAMPLE.read_text("utf-8")))
    change(value)
    return json.dumps(value)


@pytest.fixture(scope="module")
def hostile() -> list[tuple[str, str]]:
    """Files that are refused, each with the beginning of the sentence that says why."""

    def first(**more: Any) -> Any:
        return lambda value: value["log"][2].update(more)

    text = EXAMPLE.read_text("utf-8")
    top = "20261129t021000-k3f9a2:\n  log:\n"
    return [
        ("", "the file: is empty"),
        ("a: b\n", "line 1: must be { of a .json file"),
        ("# Handover\n\nNo more.\n", "the file: has no incident at its end"),
        ("[]", "format: must be"),
        ('{\n "a": 1\n "b": 2\n}', "the file: is not JSON from line 3, column 2 on"),
        ('# A\n\n```json\n{"a":\n```\n', "the file: is not JSON from line 4, column 6 on"),
        (
            "[" * 200_000 + "]" * 200_000,
            "the file: is nested more than 99 deep, so no page wrote it (line 1, column 100)",
        ),
        (
            text.replace('"drill": false', f'"drill": {"[" * 5_000}{"]" * 5_000}'),
            "the file: is nested more than 99 deep",
        ),
        (wrong(lambda value: value.update(format="x")), "format: must be"),
        (wrong(lambda value: value.update(schema_version=2)), "schema_version: must be 1"),
        (wrong(lambda value: value.update(more=1)), 'the file: has an unknown key "more"'),
        (wrong(lambda value: value.pop("log")), 'the file: lacks "log"'),
        (wrong(lambda value: value.update(id="../x")), "id: must be like"),
        (wrong(lambda value: value.update(log=[])), "log: must be a list"),
        (wrong(lambda value: value["log"].pop(0)), "log/0/what: must be started"),
        (wrong(lambda value: value["log"].append(value["log"][0])), "log/16/id: "),
        (wrong(first(what="run")), "log/2/what: must be one of"),
        (wrong(first(what="__proto__")), "log/2/what: must be one of"),
        (wrong(first(about="__proto__")), "log/2/about: must be an id"),
        (wrong(first(about="")), "log/2/about: must name"),
        (wrong(first(at="2026-02-30T02:10:00Z")), "log/2/at: must be a moment"),
        (wrong(first(at="2026-11-29T02:10:00+01:00")), "log/2/at: must be a moment"),
        (wrong(first(words=None)), "log/2/words: must be a text"),
        (wrong(first(words="x" * 20_001)), "log/2/words: must not be longer than 20,000"),
        (
            wrong(lambda value: value["log"][0].update(words="x" * 121)),
            "log/0/words: must not be longer than 120",
        ),
        (wrong(lambda value: value["log"][15].update({"is": "sent"})), "log/15/words: must be the number"),
        (wrong(first(corrects="nobody")), "log/2/corrects: must name an earlier line"),
        (wrong(lambda value: value["log"][8].update({"is": "asleep"})), "log/8/is: must be one of paged"),
        (wrong(first(words="a\u202eb")), "log/2/words: holds the hidden character U+202E"),
        (text.replace('"name"', '"drill": true, "name"', 1), 'the file: says "drill" twice in one map'),
        (text.replace('"corrects": ""', '"corrects": "", "at": ""', 1), 'the file: says "at" twice'),
        ("20261129t021000-k3f9a2:\n  name: X\n", "log: is not there"),
        (f"{top}    - [1]\n", "line 3: must be a line of the log"),
        (f"{top}    - {{id: a, id: b}}\n", "line 3: says id twice"),
        (f"{top}    - {{id: &a b}}\n", 'line 3: cannot be read from "id: &a b" on'),
        (f'{top}    - {{id: "\\x"}}\n', "line 3: id is no text in double quotes"),
        (f"{top}    - {{id: a, more: b}}\n", "plan: must be a line such as plan: "),
        (f"{top}    - {{id: a, more: b}}\n  plan: {{version: x}}\n", 'log/0: lacks "at"'),
        ("# A\n\n```json\n{}\n```\n", "format: must be"),
        (wrong(first(what="place", about="", **{"is": "de"})), "log/2/is: must be the code of a place"),
        (wrong(first(what="entity", about="")), "log/2/about: must name what the entity is about"),
        (
            wrong(first(what="promise", about="parents", **{"is": "soon"})),
            "log/2/is: must be kept, or the promised moment",
        ),
        (
            wrong(first(what="promise", about="parents", words="", **{"is": "kept"})),
            "log/2/words: must be the moment that was promised",
        ),
    ]


def test_a_file_that_no_page_wrote_is_refused_with_the_place_where_it_is_wrong(
    hostile: list[tuple[str, str]], script: Script
) -> None:
    found = script.does(*({"read": text} for text, _ in hostile))
    said = [each.get("problem", "read") for each in found]
    assert all(
        re.search(r"^log/\d+/.*\(line \d+, column \d+\)$", each)
        for (text, _), each in zip(hostile, said, strict=True)
        if text.startswith("{") and each.startswith("log/")
    )
    assert [each.endswith("(line 7, column 3)") for each in said if 'says "drill" twice' in each] == [True]
    assert [
        (why, answer) for (_, why), answer in zip(hostile, said, strict=True) if not answer.startswith(why)
    ] == []


def test_words_of_every_object_are_only_ids_where_a_file_uses_them(script: Script) -> None:
    def strange(value: Any) -> None:
        for place, what in ((2, "step"), (5, "answer"), (6, "severity"), (8, "page"), (15, "clock")):
            value["log"][place].update({"what": what, "about": "constructor"})
        value["log"][4].update(about="constructor")

    (found,) = script.does({"read": wrong(strange)})
    assert found["severity"] == "constructor"
    assert found["clocks"][0]["clock"] == "constructor"


def test_two_copies_of_a_log_are_joined_without_losing_or_doubling_a_line(script: Script) -> None:
    start, ours, theirs = began()[0], line(1, "line", 5, words="a"), line(2, "line", 3, words="b")
    fixed = line(3, "line", 1, words="c", corrects="l-1")  # from a device whose clock is behind
    (found,) = script.does({"join": [[start, ours], [start, theirs, fixed]]})
    assert found == [["l-0", "l-2", "l-1", "l-3"], ["l-2", "l-3"]]


@pytest.mark.parametrize(
    ("now", "determined"),
    [
        ("2026-12-31T09:59:59Z", None),
        ("2026-12-31T10:00:00Z", None),
        ("2027-01-02T08:00:00Z", None),
        ("2027-01-02T08:00:00Z", "2026-12-30T23:00:00Z"),
        ("2027-01-02T08:00:00Z", "2027-01-01T00:00:00Z"),
        ("2027-12-02T00:00:00Z", None),
    ],
)
def test_a_clock_is_offered_from_the_day_on_which_its_law_begins_on_a_site_that_was_built_before(
    script: Script, book: Playbook, now: str, determined: str | None
) -> None:
    lines = began(line(1, "type", about="harmful-output"))
    if determined:
        lines.append(line(2, "moment", about="determined", state=determined))
    moments = {"determined": determined}

    def begun(name: str) -> bool:
        clock = book.clocks[name]
        return clock.begun(datetime.datetime.fromisoformat(moments.get(clock.timestamp or "") or now))

    may_start = Verdicts(book).of({}, "harmful-output").clocks
    (offered,) = script.does({"offered": [lines, now]})
    assert offered == [name for name in may_start if begun(name)]
    late = (determined or now) >= "2026-12-31T10"
    assert ("new-york-raise" in offered, "eu-ai-act-73" in offered) == (late, now > "2027-12")


def test_a_clock_for_some_severities_goes_on_when_the_severity_is_lowered(script: Script) -> None:
    law = next(iter(script.live["clocks"]))
    table = json.loads(json.dumps(script.table))
    worst, mild = (table["severities"][place]["id"] for place in (0, -1))
    table["clocks"][law]["only_for"] = [worst]
    for kind in table["types"].values():
        kind["clocks"] = [law]
    limited = Script(script.page, script.live, table)
    name = next(iter(table["types"]))
    table["types"][name] |= {"floor": len(table["severities"]) - 1, "start": len(table["severities"]) - 1}
    mildly = began(line(1, "type", about=name), line(2, "severity", about=mild))
    lowered = [*mildly[:-1], line(2, "severity", about=worst), line(3, "severity", about=mild)]
    offered = limited.does(*({"offered": [lines, "2027-12-02T00:00:00Z"]} for lines in (mildly, lowered)))
    assert offered == [[], [law]]


def test_a_step_that_is_done_again_is_due_from_when_it_was_last_done_and_slows_down(script: Script) -> None:
    live = json.loads(json.dumps(script.live))
    name = next(key for key, step in live["steps"].items() if step["kind"] == "action")
    last = live["lanes"]["main"][-1]
    live["steps"][name] |= {
        "phase": live["steps"][last]["phase"],
        "again": {"every": 30, "then": [[120, 720]]},
    }
    worst = script.table["severities"][0]["id"]
    lines = began(
        line(1, "moment", about="declared", state="2026-11-29T02:10:00Z"), line(2, "severity", about=worst)
    )
    done = [[*lines, line(3, "step", at, about=name, state="done")] for at in (10, 240)]
    slow = Script(script.page, {**live, "lanes": {"main": [name]}}, script.table)
    dues = slow.does(*({"due": each} for each in (lines, *done)))
    assert [[(key, at) for what, key, at in due if what == "again"] for due in dues] == [
        [],
        [(name, "2026-11-29T02:50:00Z")],
        [(name, "2026-11-29T18:10:00Z")],
    ]
