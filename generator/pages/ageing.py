"""What pages say about age: until when something counts as fresh, and a mark when that is over.

`Overdue` is what the check warns of, `Expired` what it calls an error. The mark needs a day that somebody named;
without it a page says the same on every day.
"""

from __future__ import annotations

import datetime

from generator.model.about import About
from generator.model.base import Acceptance
from generator.model.clocks import Clock
from generator.model.freshness import (
    Dated,
    clock_check,
    contact_check,
    drill_played,
    lever_test,
    party_check,
    review,
    source_check,
    task_done,
)
from generator.model.levers import Lever
from generator.model.organisation import Contact
from generator.model.parties import Party
from generator.model.practice import Drill
from generator.model.preparation import Task
from generator.model.waivers import Waiver
from generator.model.words import Source
from generator.pages.escaping import Html

_OVERDUE = Html(' <strong class="pb-expired">Overdue</strong>')
_EXPIRED = Html(' <strong class="pb-expired">Expired</strong>')

Ageing = About | Lever | Clock | Contact | Drill | Source | Party


class Ages:
    """Answers for one day, or for none."""

    def __init__(self, today: datetime.date | None) -> None:
        self._today = today

    def again(self, entry: Ageing) -> Html:
        """Return by when something is to be looked at again, with a mark when that is over."""
        dated = dated_of(entry)
        return Html("") if dated is None else Html(f"again by {dated.due}{self._mark(dated)}")

    def again_task(self, checklist: str, task: Task) -> Html:
        """Return by when a task is to be done again, with a mark when that is over; nothing where once is enough."""
        dated = task_done(checklist, task)
        return Html("") if dated is None else Html(f", again by {dated.due}{self._mark(dated)}")

    def expired(self, entry: Ageing) -> Html:
        """Return the mark alone; nothing while it is fresh."""
        dated = dated_of(entry)
        return Html("") if dated is None else self._mark(dated)

    def ended(self, answer: Waiver | Acceptance) -> Html:
        """Return the mark of what a team accepted until a day that is over."""
        if self._today is None or answer.until is None or answer.until >= self._today.isoformat():
            return Html("")
        return _EXPIRED

    def _mark(self, dated: Dated) -> Html:
        if self._today is None or not dated.is_overdue(self._today):
            return Html("")
        return _EXPIRED if dated.is_expired(self._today) else _OVERDUE


def dated_of(entry: Ageing) -> Dated | None:
    """Return when somebody last looked at something, and until when that counts."""
    if isinstance(entry, About):
        return review(entry)
    if isinstance(entry, Lever):
        return lever_test(entry)
    if isinstance(entry, Contact):
        return contact_check("", entry)
    if isinstance(entry, Drill):
        return drill_played(entry)
    if isinstance(entry, Party):
        return party_check(entry)
    return clock_check(entry) if isinstance(entry, Clock) else source_check(entry)
