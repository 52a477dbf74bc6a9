"""Every action of a record has an owner and a day, and one that is done says how it was verified.

Why: An action without an owner is nobody's, one without a day is never late, and one that nobody verified may have
changed nothing.

Bad:
    # incidents.yaml
    stale-refunds:
      actions:
        gate: {what: Add 40 refund cases to the gate., kind: detect}

Good:
    # incidents.yaml
    stale-refunds:
      actions:
        gate: {what: Add 40 refund cases to the gate., kind: detect, owner: product-manager, due: "2026-10-30"}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "action-incomplete"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for incident in playbook.incidents.values():
        for action in incident.actions.values():
            missing = [name for name in ("owner", "due") if getattr(action, name) is None]
            if action.done and action.verified is None:
                missing.append("verified")
            if missing:
                message = f"action '{action.id}' has no {' and no '.join(map(_NAMES.__getitem__, missing))}"
                spot = Spot.of("incidents", incident.id, "actions", action.id).key
                yield Problem(ID, LEVEL, message, spot, hint=_HINTS[missing[0]])


_NAMES = {"owner": "owner", "due": "day", "verified": "verification"}
_HINTS = {
    "owner": "name one role in `owner`",
    "due": 'write the day by which it is done, such as `due: "2026-11-30"`',
    "verified": "write which test or drill proved it",
}
