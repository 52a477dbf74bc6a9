"""An interim account is out no later than the postmortem, and its delay is approved by another role than the owner.

Why: A lawful reason to wait is used up by waiting in silence. Whoever is late with the account should not be the
one who allows it.

Bad:
    # postmortem.yaml
    due_within: 5 business days
    owner: incident-commander
    interim:
      due_within: 30d
      approver: incident-commander

Good:
    # postmortem.yaml
    due_within: 5 business days
    owner: incident-commander
    interim:
      due_within: 5 business days
      approver: executive-on-call
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "interim-not-sound"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    due, interim = playbook.postmortem.due_within, playbook.postmortem.interim
    spot = Spot.of("postmortem", "interim")
    if interim is None:
        return
    if due and interim.due_within and interim.due_within.minutes > due.minutes:
        message = (
            f"the interim account is due within {interim.due_within.words}, the full one within {due.words}"
        )
        hint = f"write `due_within: {due}` or less"
        yield Problem(ID, LEVEL, message, spot.at("due_within"), hint=hint)
    if interim.approver and interim.approver == playbook.postmortem.owner:
        message = f"'{interim.approver}' owns the postmortem and approves its delay"
        hint = "let another role approve, such as legal counsel or an executive"
        yield Problem(ID, LEVEL, message, spot.at("approver"), hint=hint)
