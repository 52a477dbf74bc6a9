"""A clock whose limits go by days off says whose days those are.

Why: A limit in business days, a limit under the time rules of the EU and a relief for weekends all need a list of
holidays. Without one, every day is taken as a working day, and the due time is shown earlier than the law has it. Where
neither the clock nor `jurisdictions` of the organisation names a place, nobody can say, and nothing is asked.

Bad:
    # clocks.yaml
    sec-8k-105:
      calendar: business-days
      calendar_note: US federal holidays
      deadlines:
        - {what: Form 8-K, within: 4 business days, to: SEC}

Good:
    # clocks.yaml
    sec-8k-105:
      calendar: business-days
      calendar_note: US federal holidays
      days_off: us-federal
      deadlines:
        - {what: Form 8-K, within: 4 business days, to: SEC}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.clocks import Clock, Deadline
from generator.problems import Kind, Level, Problem, Spot

ID = "clock-days-off-missing"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_IN_DAYS = ("d", "w", "month", "year")


def check(playbook: Playbook) -> Iterator[Problem]:
    for clock in playbook.clocks.values():
        why = next(filter(None, (why_days_off(clock, deadline) for deadline in clock.deadlines)), "")
        placed = clock.jurisdiction or clock.calendar_note or playbook.organisation.jurisdictions
        if clock.active and placed and clock.days_off == "none" and why:
            message = f"clock '{clock.id}' {why}, and days_off does not say whose holidays count"
            hint = "add `days_off: place` for those where it is due, or us-federal, or eu-institutions"
            yield Problem(ID, LEVEL, message, Spot.of("clocks", clock.id, "days_off").key, hint=hint)


def why_days_off(clock: Clock, deadline: Deadline) -> str:
    """Return why a limit goes by days off, for a sentence; nothing where it does not."""
    unit = deadline.within.unit if deadline.within else ""
    if unit == "business day":
        return "counts business days"
    if deadline.on_day_off:
        return "has a relief on days off"
    return "counts days by eu-1182-71" if clock.counted_by == "eu-1182-71" and unit in _IN_DAYS else ""
