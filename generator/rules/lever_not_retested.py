"""A lever was pulled in a test at most 90 days before the playbook was last reviewed.

Why: Access expires, flags are renamed, the old version is no longer there. A lever nobody has pulled for months
is a hope.

Bad:
    # about.yaml: reviewed_on: 2026-11-02
    # levers.yaml
    kill-switch:
      tested_on: 2026-03-01

Good:
    # about.yaml: reviewed_on: 2026-11-02
    # levers.yaml
    kill-switch:
      tested_on: 2026-10-20
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Level, Problem, Spot

ID = "lever-not-retested"
LEVEL = Level.WARNING

_FRESH = datetime.timedelta(days=90)


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield the levers whose last test is old; one without a date is shown as a blank to fill in."""
    reviewed = datetime.date.fromisoformat(playbook.about.reviewed_on)
    for lever in playbook.levers.values():
        if lever.tested_on is None:
            continue
        age = reviewed - datetime.date.fromisoformat(lever.tested_on)
        if age > _FRESH:
            message = f"lever '{lever.id}' was tested {age.days} days before the review of {playbook.about.reviewed_on}"
            hint = "pull it in a test, verify it, undo it, and set tested_on"
            yield Problem(ID, LEVEL, message, Spot.of("levers", lever.id, "tested_on"), hint=hint)
