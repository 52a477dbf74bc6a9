"""The status of a clock fits its dates: what is not yet in force starts later than the day it was checked.

Why: A clock that counts too early sends out filings nobody may want; one that counts too late is a breach of
the law found by the regulator.

Bad:
    # clocks.yaml
    eu-ai-act-73:
      status: in-force
      in_force_from: 2027-12-02
      as_of: 2026-11-02

Good:
    # clocks.yaml
    eu-ai-act-73:
      status: not-yet
      in_force_from: 2027-12-02
      as_of: 2026-11-02
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.clocks import Clock
from generator.problems import Kind, Level, Problem, Spot

ID = "clock-status-contradicts-date"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for clock in playbook.clocks.values():
        if found := _contradiction(clock):
            field, message, hint = found
            yield Problem(ID, LEVEL, message, Spot.of("clocks", clock.id, field), hint=hint)


def _contradiction(clock: Clock) -> tuple[str, str, str] | None:
    starts, checked = clock.in_force_from, clock.as_of
    if clock.status == "not-yet" and starts is None:
        message = f"clock '{clock.id}' is not yet in force, and has no date from which it is"
        return "status", message, "add in_force_from, or write `status: proposal`"
    if starts is None:
        return None
    if checked and clock.status == "not-yet" and starts <= checked:
        message = (
            f"clock '{clock.id}' is not yet in force, but applied from {starts} when checked on {checked}"
        )
        return "status", message, "write `status: in-force`, or correct the date"
    if checked and clock.status == "in-force" and starts > checked:
        message = (
            f"clock '{clock.id}' is in force, but applies only from {starts}; it was checked on {checked}"
        )
        return "status", message, "write `status: not-yet`, or correct the date"
    if clock.status == "proposal":
        message = f"clock '{clock.id}' is a proposal, but has a date from which it applies"
        return "in_force_from", message, "remove the date until the text is law"
    return None
