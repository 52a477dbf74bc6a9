"""A clock counts its deadlines in the unit its calendar says, and a clock in business days names the holidays.

Why: Four days over Easter are four days or seven. The difference is a late filing, and it is worked out at the
worst moment unless it is written down before.

Bad:
    # clocks.yaml
    sec-8k-105:
      calendar: clock-hours
      deadlines:
        - {what: Form 8-K, within: 4 business days, to: SEC}

Good:
    # clocks.yaml
    sec-8k-105:
      calendar: business-days
      calendar_note: Days on which the SEC is open
      deadlines:
        - {what: Form 8-K, within: 4 business days, to: SEC}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "clock-calendar-unclear"
LEVEL = Level.ERROR
KIND = Kind.SAFETY

_UNITS = {
    "clock-hours": ("s", "m", "h"),
    "calendar-days": ("h", "d", "w", "month", "year"),
    "business-days": ("h", "business day"),
    "none": (),
}


def check(playbook: Playbook) -> Iterator[Problem]:
    for clock in playbook.clocks.values():
        spot = Spot.of("clocks", clock.id)
        if clock.calendar == "business-days" and not clock.calendar_note:
            message = f"clock '{clock.id}' counts business days of no named calendar"
            hint = "add calendar_note: whose holidays count"
            yield Problem(ID, LEVEL, message, spot.at("calendar_note").key, hint=hint)
        if clock.calendar is None:
            continue
        units = [deadline.within.unit for deadline in clock.deadlines if deadline.within]
        fitting = _UNITS[clock.calendar]
        if units and not any(unit in fitting for unit in units):
            message = f"clock '{clock.id}' is counted in {_named(clock.calendar)}, but none of its limits is"
            yield Problem(ID, LEVEL, message, spot.at("calendar"), hint=_hint(units))


def _named(calendar: str) -> str:
    return "no calendar" if calendar == "none" else calendar.replace("-", " ")


def _hint(units: list[str]) -> str:
    fitting = next(calendar for calendar, known in _UNITS.items() if any(unit in known for unit in units))
    return f"write `calendar: {fitting}`, or give the limits in that unit"
