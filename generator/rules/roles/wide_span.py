"""No more roles report to a role than its `max_reports`; to the commander, seven at most if it has none.

Why: Whoever takes reports from too many people stops hearing them, and the commander must hear everybody.
Seven is the usual upper end of a span of control. Roles under other leads are often pulled in one at a time.

Bad:
    # roles.yaml
    incident-commander:
      max_reports: 1
    technical-lead:
      reports_to: incident-commander
    communications-lead:
      reports_to: incident-commander

Good:
    # roles.yaml
    incident-commander:
      max_reports: 2
    technical-lead:
      reports_to: incident-commander
    communications-lead:
      reports_to: incident-commander
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "wide-span"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

USUAL = 7


def check(playbook: Playbook) -> Iterator[Problem]:
    reports: dict[str, list[str]] = {}
    for role in playbook.roles.values():
        if role.reports_to:
            reports.setdefault(role.reports_to, []).append(role.id)
    for role in playbook.roles.values():
        below = reports.get(role.id, [])
        most = role.max_reports or (USUAL if role is playbook.commander else len(below))
        if len(below) > most:
            message = f"{len(below)} roles report to '{role.id}', {most} at most can: {named(below, most=10)}"
            spot = Spot.of("roles", role.id)
            spot = spot.at("max_reports") if role.max_reports else spot.key
            yield Problem(ID, LEVEL, message, spot, hint="let some of them report to another role")
