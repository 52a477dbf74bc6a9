"""A role that reports at a severity reports at every worse one, too.

Why: The commander counts on the report. It must not end on the night on which it matters most.

Bad:
    # roles.yaml
    technical-lead:
      status_report:
        during: [sev-2]

Good:
    # roles.yaml
    technical-lead:
      status_report:
        during: [sev-1, sev-2]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "report-stops-when-worse"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for role in playbook.roles.values():
        during = role.status_report.during if role.status_report else ()
        mildest = max((one.rank for one in playbook.by_rank if one.id in during), default=0)
        left_out = [one.id for one in playbook.by_rank if one.rank < mildest and one.id not in during]
        if left_out:
            message = f"role '{role.id}' reports at milder severities, but not during {named(left_out)}"
            spot = Spot.of("roles", role.id, "status_report", "during")
            yield Problem(ID, LEVEL, message, spot, hint="add the worse severities")
