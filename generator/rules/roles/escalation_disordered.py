"""A page that nobody answers goes on to somebody else, and each next one later than the one before.

Why: A list that names the same role again, or calls the third before the second, ends with nobody awake.

Bad:
    # roles.yaml
    incident-commander:
      escalation:
        - {after: 10m, to: deputy}
        - {after: 5m, to: incident-commander}

Good:
    # roles.yaml
    incident-commander:
      escalation:
        - {after: 5m, to: deputy}
        - {after: 10m, to: executive-on-call}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "escalation-disordered"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for role in playbook.roles.values():
        before, called = 0.0, {role.id}
        for index, call in enumerate(role.escalation):
            spot = Spot.of("roles", role.id, "escalation", index)
            if call.to in called:
                message = f"a page of '{role.id}' goes on to '{call.to}', who did not answer"
                yield Problem(ID, LEVEL, message, spot.at("to"), hint="name another role")
            if call.after and index and call.after.minutes <= before:
                message = f"'{call.to}' is called after {call.after.words}, not later than the one before"
                yield Problem(ID, LEVEL, message, spot.at("after"), hint="put the calls in order of time")
            before = max(before, call.after.minutes if call.after else 0)
            called.add(call.to)
