"""Each incident type was played at most a year ago, once it was played at all; an error after two years.

Why: People change and forget, and a plan ages unseen. A drill that nobody has played yet is shown as a blank to
fill in. Checked when the day of the check is known.

Bad:
    # drills.yaml
    wrong-answers:
      held:
        - {played_on: "2025-03-01", severity: sev-2, led_by: Support, found: [Nobody found the switch.]}

Good:
    # drills.yaml
    wrong-answers:
      held:
        - {played_on: "2026-09-15", severity: sev-2, led_by: Support, found: [Nobody found the switch.]}
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.freshness import Dated, drill_played
from generator.problems import Level, Problem
from generator.rules.age.ageing import overdue

ID = "drill-not-repeated"
LEVEL = Level.WARNING


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    """Yield the incident types whose drills were all played long ago, at the latest one."""
    latest: dict[str, Dated] = {}
    for drill in playbook.drills.values():
        played = drill_played(drill)
        if played and (drill.type not in latest or played.on > latest[drill.type].on):
            latest[drill.type] = played
    hint = "play a drill of this type, and add it to its `held`"
    for kind, played in latest.items():
        yield from overdue(ID, played, today, f"incident type '{kind}' was last played", hint)
