"""What holds for every clock of the default, whatever is known of the incident."""

from __future__ import annotations

import datetime
import random
from functools import cache

import pytest

from generator.deadlines import Asked, due_of, place_named
from generator.model import Playbook
from tests.build import shipped_playbook

PLACES = (None, "EU", "Germany", "Portugal", "US", "California")
FIRST = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@cache
def shipped() -> Playbook:
    return shipped_playbook()


def asked(luck: random.Random, kinds: tuple[str, ...]) -> Asked:
    """Return an incident of which each moment and each report may be known."""
    start = FIRST + datetime.timedelta(minutes=luck.randrange(3 * 365 * 24 * 60))
    moments = {
        name: start + datetime.timedelta(minutes=luck.randrange(4000))
        for name in shipped().timestamps
        if luck.random() < 0.8
    }
    sent = {n: start + datetime.timedelta(minutes=4000 + luck.randrange(9000)) for n in range(1, 7)}
    place = luck.choice(PLACES)
    zone = luck.choice([None, "Europe/Berlin", "America/New_York"])
    return Asked(moments, sent, place_named(place) if place else None, zone, None, kinds)


@pytest.mark.parametrize("clock", shipped().clocks)
def test_the_safe_moment_is_never_after_the_letter_and_reminders_are_before_it(clock: str) -> None:
    luck = random.Random(clock)
    kinds = tuple(shipped().clocks[clock].entities)
    for _ in range(200):
        ours = (luck.choice(kinds),) if kinds and luck.random() < 0.7 else ()
        for due in due_of(shipped().clocks[clock], asked(luck, ours)):
            assert due.letter is None or (due.safe and due.safe.at <= due.letter.at)
            assert all(
                due.start and due.safe and due.start <= each.at < due.safe.at for each in due.reminders
            )
            assert bool(due.safe) or not due.start


def test_a_limit_of_our_own_has_a_moment_to_act_on_and_no_outer_limit() -> None:
    moment = {"discovered": FIRST}
    clock = shipped().clocks["us-state-breach"]
    found = due_of(clock, Asked(moment, place=place_named("New York"), zone="America/New_York"))
    ours = [due for due in found if due.deadline.ours]
    assert len(ours) == 2
    assert all(due.safe and due.letter is None and due.notes == () for due in ours)
    assert all(due.letter for due in found if due.deadline.within and not (due.deadline.ours or due.missing))


@pytest.mark.parametrize("clock", shipped().clocks)
def test_who_knew_a_minute_later_never_has_to_act_earlier(clock: str) -> None:
    """Of the clock's own moment alone: a later classification can rescue from a second limit that was missed."""
    luck = random.Random(clock)
    entry = shipped().clocks[clock]
    for _ in range(100):
        known = asked(luck, ())
        if not entry.timestamp or entry.timestamp not in known.moments:
            continue
        later = dict(known.moments)
        later[entry.timestamp] += datetime.timedelta(minutes=luck.randrange(1, 3000))
        twice = Asked(later, known.sent, known.place, known.zone, None, ())
        for one, two in zip(due_of(entry, known), due_of(entry, twice), strict=True):
            assert one.safe is None or (two.safe and one.safe.at <= two.safe.at)
