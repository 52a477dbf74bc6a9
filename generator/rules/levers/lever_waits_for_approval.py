"""A lever of an incident type waits for nobody but the incident commander, the deputy or the people who pull it.

Why: Whoever holds the switch must be able to use it. Waiting for a manager who is asleep turns minutes into
hours, while every minute adds bad output that cannot be called back.

Bad:
    # levers.yaml
    kill-switch:
      owner: technical-lead
      needs_approval: executive-on-call

Good:
    # levers.yaml
    kill-switch:
      owner: technical-lead
      needs_approval: incident-commander
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.containment import waits_for
from generator.problems import Kind, Level, Problem, Spot

ID = "lever-waits-for-approval"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    used = {lever for kind in playbook.types.values() for lever in kind.first_levers}
    for lever in playbook.levers.values():
        approver = waits_for(playbook, lever)
        if approver and lever.id in used:
            message = f"lever '{lever.id}' waits for '{approver}' to agree"
            hint = "agree on it now and remove needs_approval, or let the incident commander decide"
            spot = Spot.of("levers", lever.id, "needs_approval")
            yield Problem(ID, LEVEL, message, spot, hint=hint)
