"""A clock was checked against the law at most 120 days before the playbook was last reviewed.

Why: Deadlines for AI and security incidents change several times a year. A reviewed playbook with an unchecked
clock looks current and is not.

Bad:
    # about.yaml: reviewed_on: 2026-11-02
    # clocks.yaml
    gdpr-33:
      as_of: 2026-01-15

Good:
    # about.yaml: reviewed_on: 2026-11-02
    # clocks.yaml
    gdpr-33:
      as_of: 2026-10-28
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Level, Problem, Spot

ID = "clock-not-rechecked"
LEVEL = Level.WARNING

_FRESH = datetime.timedelta(days=120)


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield the clocks that the last review did not look at."""
    reviewed = datetime.date.fromisoformat(playbook.about.reviewed_on)
    for clock in playbook.clocks.values():
        age = reviewed - datetime.date.fromisoformat(clock.as_of)
        if clock.active and age > _FRESH:
            message = f"clock '{clock.id}' was checked {age.days} days before the review of {playbook.about.reviewed_on}"
            hint = "check it against the law again and set as_of, or switch it off with `active: false`"
            yield Problem(ID, LEVEL, message, Spot.of("clocks", clock.id, "as_of"), hint=hint)
