"""Exactly one role has the position commander, or one and the same role leads at every severity.

Why: With none, nobody decides; with two, each waits for the other or they decide against each other. A warning where
the plan names nobody at all who leads.

Bad:
    # roles.yaml
    incident-commander:
      position: commander
    crisis-manager:
      position: commander

Good:
    # roles.yaml
    incident-commander:
      position: commander
    crisis-manager:
      position: executive
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "commander-count"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    commanders = [role.id for role in playbook.roles.values() if role.position == "commander"]
    if not commanders and playbook.commander is None:
        hint = "write `position: commander` on the role that leads the response"
        silent = not any(severity.led_by for severity in playbook.severities.values())
        level = Level.WARNING if silent else LEVEL
        yield Problem(ID, level, "no role has the position commander", Spot.of("roles"), hint=hint)
    for role_id in commanders[1:]:
        message = f"'{role_id}' is a second commander beside '{commanders[0]}'"
        spot = Spot.of("roles", role_id, "position")
        yield Problem(ID, LEVEL, message, spot, hint="choose another position, such as deputy or lead")
