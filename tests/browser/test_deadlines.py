"""The script of the site counts due times as the program does: thousands of incidents, moment by moment."""

from __future__ import annotations

import datetime
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.deadlines import Asked, deadline_table, due_of, words
from generator.deadlines.counting import Limit
from generator.deadlines.due import Due
from generator.deadlines.places import place_or_unknown
from generator.model import Playbook
from tests.browser.asking import asked as asked_of
from tests.browser.asking import page_with
from tests.build import playbook, shipped_playbook

pytestmark = pytest.mark.browser

FIRST = datetime.datetime(2023, 6, 1, tzinfo=datetime.UTC)
PLACES = (None, None, "EU", "DE", "IE", "PT", "BG", "HU", "LV", "GB", "US", "US-CA", "CA", "ZZ")
ZONES = (None, None, "Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")
HOMES = (None, "Europe/Lisbon", "America/Chicago", "America/St_Johns")
LIMITS = ("90m", "72h", "1d", "2d", "10d", "3w", "1 month", "1 year", "1 business day", "7 business days")


def every_form() -> Playbook:
    """Return a playbook with a clock for each length and way of counting, beside that of the small one."""
    (clock,) = playbook().clocks.values()
    plain = clock.model_dump(mode="json", exclude={"id"}, exclude_none=True)
    forms: dict[str, object] = {}
    for index, limit in enumerate(LIMITS):
        for way, counted_by in enumerate(("plain", "eu-1182-71")):
            deadlines = [
                {"what": "First", "to": "A", "within": limit},
                {"what": "Next", "to": "A", "within": limit, "counted_from": "previous"},
                {"what": "Log", "to": "A", "within": limit, "counted_from": "year-end"},
            ]
            forms[f"clocks/form-{index}-{way}"] = plain | {
                "name": f"Form {index} {way}",
                "jurisdiction": ("EU", "Canada", "Contract", "US, California")[index % 4],
                "calendar": "business-days",
                "calendar_note": "As it says",
                "counted_by": counted_by,
                "days_off": ("place", "us-federal", "eu-institutions", "none")[(index + way) % 4],
                "deadlines": deadlines,
                "remind_at": [1, 50, 80, 99],
            } | ({"day_ends": {"at": "17:30", "zone": "America/New_York"}} if index % 3 == 0 else {})  # fmt: skip
    return playbook(forms)


def shipped() -> Playbook:
    return shipped_playbook()


def millis(moment: datetime.datetime | None) -> int | None:
    return int(moment.timestamp()) * 1000 if moment else None


def limit(found: Limit | None) -> dict[str, Any] | None:
    return {"at": millis(found.at), "rules": list(found.rules)} if found else None


def plain(due: Due) -> dict[str, Any]:
    ids = [rule for each in (due.safe, due.letter) if each for rule in each.rules]
    return {
        "number": due.number,
        "start": millis(due.start),
        "safe": limit(due.safe),
        "letter": limit(due.letter),
        "reminders": [[each.percent, millis(each.at)] for each in due.reminders],
        "notes": [list(note) for note in due.notes],
        "missing": due.missing,
        "said": [words.rule(each) for each in ids] + [words.note(*note) for note in due.notes],
    }


def incident(book: Playbook, luck: random.Random) -> tuple[str, Asked, str | None]:
    """Return a clock and an incident that can start it, with the place by its key."""
    clock = luck.choice([each for each in book.clocks.values() if each.active])
    start = FIRST + datetime.timedelta(minutes=luck.randrange(7 * 366 * 24 * 60))
    names = {clock.timestamp} | {each.after for each in clock.deadlines if each.after}
    names |= {each.no_later_than.after for each in clock.deadlines if each.no_later_than}
    moments = {
        name: start + datetime.timedelta(minutes=luck.randrange(-3000, 3000))
        for name in sorted(filter(None, names))
        if luck.random() < 0.9
    }
    sent = {
        number: start + datetime.timedelta(minutes=luck.randrange(3000, 9000))
        for number in range(1, len(clock.deadlines) + 1)
        if luck.random() < 0.7
    }
    place = luck.choice(PLACES)
    kinds = tuple(luck.sample(sorted(clock.entities), luck.randrange(2))) if clock.entities else ()
    asked = Asked(
        moments,
        sent,
        place_or_unknown(place) if place else None,
        luck.choice(ZONES),
        luck.choice(HOMES),
        kinds,
    )
    return clock.id, asked, place


def told(asked: Asked, place: str | None) -> dict[str, Any]:
    """Return an incident as the script takes it."""
    given = {"place": place, "zone": asked.zone, "home": asked.home}
    return {
        "moments": {name: millis(at) for name, at in asked.moments.items()},
        "sent": {str(number): millis(at) for number, at in asked.sent.items()},
        "kinds": list(asked.kinds),
        **{name: value for name, value in given.items() if value is not None},
    }


@pytest.mark.parametrize(("make", "many"), [(shipped, 3000), (every_form, 3000)])
def test_the_script_and_the_program_agree_on_every_moment_rule_reminder_and_note(
    browser: Browser, make: Any, many: int, tmp_path: Path
) -> None:
    book, luck = make(), random.Random(2026)
    drawn = [incident(book, luck) for _ in range(many)]
    cases = [{"clock": clock, "asked": told(asked, place)} for clock, asked, place in drawn]
    page = page_with(browser, ["deadlines.js"], tmp_path)
    found = asked_of(page, "deadlines_jobs.js", {"table": deadline_table(book), "cases": cases})
    page.close()
    expected = [[plain(due) for due in due_of(book.clocks[clock], asked)] for clock, asked, _ in drawn]
    differing = [
        (cases[index], ours, theirs)
        for index, (ours, theirs) in enumerate(zip(expected, found, strict=True))
        if ours != theirs
    ]
    assert differing[:1] == []
    assert sum(bool(due["letter"]) for dues in found for due in dues) > many / 2
