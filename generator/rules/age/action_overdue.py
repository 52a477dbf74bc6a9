"""An action of a record is done by its day.

Why: The same cause returns, and this time it was known. Checked when the day of the check is known.

Bad:
    # incidents.yaml
    stale-refunds:
      actions:
        gate: {what: Add 40 refund cases to the gate., kind: detect, owner: product-manager, due: "2026-10-20"}

Good:
    # incidents.yaml
    stale-refunds:
      actions:
        gate:
          what: Add 40 refund cases to the gate.
          kind: detect
          owner: product-manager
          due: "2026-10-20"
          done: "2026-10-16"
          verified: The gate fails on prompt 41.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "action-overdue"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    for incident in playbook.incidents.values():
        for action in incident.actions.values():
            if action.due and not action.done and action.due < today.isoformat():
                message = f"action '{action.id}' was due by {action.due} and is not done"
                spot = Spot.of("incidents", incident.id, "actions", action.id, "due")
                hint = "do it and set `done`, or agree on another day with whoever owns it"
                yield Problem(ID, LEVEL, message, spot, hint=hint)
