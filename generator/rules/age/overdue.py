"""What should have been looked at again: first a warning, and after twice the time an error. One row a rule."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from generator.model import Playbook, freshness
from generator.model.freshness import Dated
from generator.problems import Kind, Level, Problem, Spot, documented
from generator.rules.form import Row

Looks = Iterator[tuple[str, Dated | None]]


@dataclass(frozen=True, slots=True)
class Overdue(Row):
    """A rule about one kind of thing.

    Attributes:
        looks: gives the name of each, and when somebody looked at it; None when there is no day.
        said: the beginning of the message, such as `lever '{}' was last tested`.
        hint: what to do.
    """

    looks: Callable[[Playbook], Looks]
    said: str
    hint: str

    def check(self, playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
        """Yield a problem for each that should have been looked at again."""
        for name, dated in self.looks(playbook):
            if dated is not None and dated.is_overdue(today):
                level = Level.ERROR if dated.is_expired(today) else Level.WARNING
                message = f"{self.said.format(name)} on {dated.on} and was due again by {dated.due}"
                yield Problem(self.ID, level, message, dated.spot, hint=self.hint)


def _plays(playbook: Playbook) -> Looks:
    """Yield the incident types with the latest drill of each, of the drills that set no rhythm of their own."""
    latest: dict[str, Dated] = {}
    for drill in (each for each in playbook.drills.values() if each.again_within is None):
        played = freshness.drill_played(drill)
        if played and drill.type and (drill.type not in latest or played.on > latest[drill.type].on):
            latest[drill.type] = played
    yield from latest.items()


_DOCS = documented(
    """
review-overdue: warning
The playbook is reviewed in full as often as it says; an error once twice that time is over.

Why: People leave, products change, vendors change. A plan that nobody has read for a year names roles that
no longer exist, and is trusted all the same. Checked when the day of the check is known.

Bad:
    # about.yaml
    reviewed_on: "2026-03-01"
    review_within: 90d

Good:
    # about.yaml
    reviewed_on: "2026-10-20"
    review_within: 90d

lever-not-retested: warning
A lever was pulled in a test at most 90 days ago; an error after 180 days.

Why: Access expires, flags are renamed, the old version is no longer there. A lever nobody has pulled for
months is a hope. One without a date is shown as a blank to fill in. Checked when the day of the check is
known.

Bad:
    # levers.yaml
    kill-switch:
      tested_on: "2026-03-01"

Good:
    # levers.yaml
    kill-switch:
      tested_on: "2026-10-20"

clock-not-rechecked: warning
A clock was compared with the law at most 120 days ago; an error after 240 days.

Why: Deadlines for AI and security incidents change several times a year. An unchecked clock looks current
and sends a notice too late, or to the wrong place. Checked when the day of the check is known.

Bad:
    # clocks.yaml
    gdpr-33:
      as_of: "2026-01-15"

Good:
    # clocks.yaml
    gdpr-33:
      as_of: "2026-10-28"

drill-not-repeated: warning
Each incident type was played at most a year ago, once it was played at all; an error after two years.

Why: People change and forget, and a plan ages unseen. A drill that nobody has played yet is shown as a
blank to fill in. Checked when the day of the check is known.

Bad:
    # drills.yaml
    wrong-answers:
      held:
        - {played_on: "2025-03-01", severity: sev-2, led_by: Support, found: [Nobody found the switch.]}

Good:
    # drills.yaml
    wrong-answers:
      held:
        - {played_on: "2026-09-15", severity: sev-2, led_by: Support, found: [Nobody found the switch.]}

drill-rhythm-missed: warning
A drill that says how often is played that often, once it was played at all; an error after twice that time.

Why: A year has room for one drill a month, and some matter more than others: the one alone at night, the one for what
hurts people most. A drill that nobody has played yet is shown as a blank to fill in. Checked when the day of the check
is known.

Bad:
    # drills.yaml
    alone-at-night:
      again_within: 180d
      held:
        - {played_on: "2026-03-01", severity: sev-2, led_by: Support, found: [Nobody found the switch.]}

Good:
    # drills.yaml
    alone-at-night:
      again_within: 180d
      held:
        - {played_on: "2026-09-15", severity: sev-2, led_by: Support, found: [Nobody found the switch.]}

contact-not-rechecked: warning
A contact with a date was tried at most 90 days ago; an error after 180 days.

Why: People change teams, numbers change hands, rotas are renamed. At 3 a.m. the page goes to somebody who
left. Checked when the day of the check is known.

Bad:
    # contacts.yaml
    incident-commander:
      rota: Commanders
      reach: "page commanders"
      checked_on: "2026-03-01"

Good:
    # contacts.yaml
    incident-commander:
      rota: Commanders
      reach: "page commanders"
      checked_on: "2026-10-20"

preparation-not-repeated: warning
A task of preparation is done again as often as it says; an error once twice that time is over.

Why: A backup that was restored once two years ago, access that was granted to people who left: what was ready ages
unseen. A task without a day is shown as a blank to fill in. Checked when the day of the check is known.

Bad:
    # preparation.yaml
    traces:
      tasks:
        restore: {do: Restore a backup., every: 30d, done_on: "2026-03-01"}

Good:
    # preparation.yaml
    traces:
      tasks:
        restore: {do: Restore a backup., every: 30d, done_on: "2026-10-20"}

source-not-rechecked: warning
A source was opened at most 365 days ago; an error after 730 days.

Why: Pages move, reports are corrected, numbers are withdrawn. A fact stands on its source, and a source
that nobody opened for two years may say something else by now. Checked when the day of the check is known.

Bad:
    # sources.yaml
    status-notices:
      checked_on: "2025-06-30"

Good:
    # sources.yaml
    status-notices:
      checked_on: "2026-10-28"
""",
    Kind.ADVICE,
)


class _Review(Overdue):
    """Also tells where a rhythm of reviews is stated, and no review."""

    __slots__ = ()

    def check(self, playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
        """Yield a problem for a review that is over, or that never was."""
        about = playbook.about
        if about.review_within and about.reviewed_on is None:
            message = f"the playbook is to be reviewed every {about.review_within.rate}, but never was"
            spot = Spot.of("about", "review_within")
            yield Problem(self.ID, Level.WARNING, message, spot, hint="review it, and set reviewed_on")
        yield from super().check(playbook, today)


RULES = (
    _Review(
        _DOCS["review-overdue"],
        lambda playbook: iter([("", freshness.review(playbook.about))]),
        "the playbook was reviewed",
        "read it with the people who are paged, mend it, and set reviewed_on",
    ),
    Overdue(
        _DOCS["lever-not-retested"],
        lambda playbook: ((name, freshness.lever_test(lever)) for name, lever in playbook.levers.items()),
        "lever '{}' was last tested",
        "pull it in a test, verify it, undo it, and set tested_on",
    ),
    Overdue(
        _DOCS["clock-not-rechecked"],
        lambda playbook: ((name, freshness.clock_check(clock)) for name, clock in playbook.clocks.items()),
        "clock '{}' was checked",
        "check it against the law again and set as_of, or switch it off with `active: false`",
    ),
    Overdue(
        _DOCS["drill-not-repeated"],
        _plays,
        "incident type '{}' was last played",
        "play a drill of this type, and add it to its `held`",
    ),
    Overdue(
        _DOCS["drill-rhythm-missed"],
        lambda playbook: (
            (name, freshness.drill_played(drill))
            for name, drill in playbook.drills.items()
            if drill.again_within
        ),
        "drill '{}' was last played",
        "play it, and add it to its `held`; or set another again_within",
    ),
    Overdue(
        _DOCS["contact-not-rechecked"],
        lambda playbook: chain(
            ((role, freshness.contact_check(role, each)) for role, each in playbook.contacts.items()),
            ((name, freshness.party_check(each)) for name, each in playbook.parties.items()),
        ),
        "the contact of '{}' was tried",
        "reach them this way once, and set checked_on",
    ),
    Overdue(
        _DOCS["preparation-not-repeated"],
        freshness.tasks_done,
        "task '{}' was last done",
        "do it again, and set done_on",
    ),
    Overdue(
        _DOCS["source-not-rechecked"],
        lambda playbook: (
            (name, freshness.source_check(source)) for name, source in playbook.sources.items()
        ),
        "source '{}' was checked",
        "open it, compare what we say with it, and set checked_on",
    ),
)
