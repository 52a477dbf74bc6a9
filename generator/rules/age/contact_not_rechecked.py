"""A contact with a date was tried at most 90 days ago; an error after 180 days.

Why: People change teams, numbers change hands, rotas are renamed. At 3 a.m. the page goes to somebody who left.
Checked when the day of the check is known.

Bad:
    # contacts.yaml
    incident-commander:
      rota: Commanders
      reach: "page commanders"
      checked_on: "2026-03-01"

Good:
    # contacts.yaml
    incident-commander:
      rota: Commanders
      reach: "page commanders"
      checked_on: "2026-10-20"
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.freshness import contact_check
from generator.problems import Level, Problem
from generator.rules.age.ageing import overdue

ID = "contact-not-rechecked"
LEVEL = Level.WARNING


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    """Yield the contacts that nobody has tried for long."""
    hint = "reach the role this way once, and set checked_on"
    for role, contact in playbook.contacts.items():
        yield from overdue(
            ID, contact_check(role, contact), today, f"the contact of '{role}' was tried", hint
        )
