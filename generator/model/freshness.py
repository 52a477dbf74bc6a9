"""What ages in a playbook, and until which day it counts as fresh. Nothing here knows what day it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.about import About
from generator.model.clocks import Clock
from generator.model.levers import Lever
from generator.model.organisation import Contact
from generator.model.parties import Party
from generator.model.playbook import Playbook
from generator.model.practice import Drill
from generator.model.preparation import Task
from generator.model.words import Source
from generator.problems import Spot

LEVER_DAYS = 90
"""A lever is pulled in a test this often: access expires, flags are renamed."""
CLOCK_DAYS = 120
"""A clock is compared with the law this often."""
CONTACT_DAYS = 90
"""A contact is tried this often: people move."""
SOURCE_DAYS = 365
"""A source is opened again this often."""
DRILL_DAYS = 365
"""Each incident type is played this often: skill fades."""

_MINUTES_A_DAY = 1440


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that somebody looked at on a day, and must look at again.

    Attributes:
        spot: where the day stands.
        on: the day.
        due: the last day on which it counts as fresh.
    """

    spot: Spot
    on: datetime.date
    due: datetime.date

    def is_overdue(self, today: datetime.date) -> bool:
        """Return whether it should have been looked at again before today."""
        return today > self.due

    def is_expired(self, today: datetime.date) -> bool:
        """Return whether it is older than twice the time."""
        return today > _later(self.due, (self.due - self.on).days)


def review(about: About) -> Dated | None:
    """Return the last full review of the playbook; None when there was none, or no next one is due."""
    if about.review_within is None or about.reviewed_on is None:
        return None
    days = int(about.review_within.minutes // _MINUTES_A_DAY)
    return _dated(Spot.of("about", "reviewed_on"), about.reviewed_on, days)


def lever_test(lever: Lever) -> Dated | None:
    """Return the last test of a lever; None when its team has not filled that in."""
    if lever.tested_on is None:
        return None
    return _dated(Spot.of("levers", lever.id, "tested_on"), lever.tested_on, LEVER_DAYS)


def clock_check(clock: Clock) -> Dated | None:
    """Return the last check of a clock against the law; None when it is switched off or nobody wrote that down."""
    if clock.as_of is None or not clock.active:
        return None
    return _dated(Spot.of("clocks", clock.id, "as_of"), clock.as_of, CLOCK_DAYS)


def contact_check(role: str, contact: Contact) -> Dated | None:
    """Return when a contact was last tried; None when its team has not written that down."""
    if contact.checked_on is None:
        return None
    return _dated(Spot.of("contacts", role, "checked_on"), contact.checked_on, CONTACT_DAYS)


def party_check(party: Party) -> Dated | None:
    """Return when an outside party was last reached; None when nobody has written that down."""
    if party.checked_on is None:
        return None
    return _dated(Spot.of("parties", party.id, "checked_on"), party.checked_on, CONTACT_DAYS)


def task_done(checklist: str, task: Task) -> Dated | None:
    """Return when a task of a checklist was last done; None where nobody says so, or once is enough."""
    if task.done_on is None or task.every is None:
        return None
    days = int(task.every.minutes // _MINUTES_A_DAY)
    return _dated(Spot.of("preparation", checklist, "tasks", task.id, "done_on"), task.done_on, days)


def tasks_done(playbook: Playbook) -> Iterator[tuple[str, Dated | None]]:
    """Yield every task of preparation, with when it was last done."""
    for checklist in playbook.preparation.values():
        for task in checklist.tasks.values():
            yield task.id, task_done(checklist.id, task)


def source_check(source: Source) -> Dated | None:
    """Return the last check of a source; None when nobody wrote that down."""
    if source.checked_on is None:
        return None
    return _dated(Spot.of("sources", source.id, "checked_on"), source.checked_on, SOURCE_DAYS)


def drill_played(drill: Drill) -> Dated | None:
    """Return the last time a drill was played; None when its team has not written one down."""
    if not drill.held:
        return None
    day, index = max((held.played_on, index) for index, held in enumerate(drill.held))
    days = int(drill.again_within.minutes // _MINUTES_A_DAY) if drill.again_within else DRILL_DAYS
    return _dated(Spot.of("drills", drill.id, "held", index, "played_on"), day, days)


def everything_dated(playbook: Playbook) -> Iterator[Dated]:
    """Yield all of them, in the order of the playbook."""
    if (read := review(playbook.about)) is not None:
        yield read
    for lever in playbook.levers.values():
        if (tested := lever_test(lever)) is not None:
            yield tested
    for clock in playbook.clocks.values():
        if (checked := clock_check(clock)) is not None:
            yield checked
    for role, contact in playbook.contacts.items():
        if (tried := contact_check(role, contact)) is not None:
            yield tried
    for drill in playbook.drills.values():
        if (played := drill_played(drill)) is not None:
            yield played
    others = [*map(party_check, playbook.parties.values()), *(dated for _, dated in tasks_done(playbook))]
    others += map(source_check, playbook.sources.values())
    yield from (dated for dated in others if dated is not None)


def _dated(spot: Spot, day: str, days: int) -> Dated:
    on = datetime.date.fromisoformat(day)
    return Dated(spot, on, _later(on, days))


def _later(day: datetime.date, days: int) -> datetime.date:
    """Return the day so many days later; the last day there is when that is farther than a calendar goes."""
    left = (datetime.date.max - day).days
    return day + datetime.timedelta(days=min(days, left))
