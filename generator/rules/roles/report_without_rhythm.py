"""A role owes status reports only during severities that have an update rhythm.

Why: The rhythm of a report is the rhythm of the severity. Without one the report is due "regularly", which at
2 AM means when somebody asks.

Bad:
    # severities.yaml: sev-3 has no updates
    # roles.yaml
    technical-lead:
      status_report: {to: incident-commander, during: [sev-1, sev-3], says: The state of the lever.}

Good:
    # severities.yaml: sev-1 and sev-2 have updates
    # roles.yaml
    technical-lead:
      status_report: {to: incident-commander, during: [sev-1, sev-2], says: The state of the lever.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "report-without-rhythm"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for role in playbook.roles.values():
        for index, name in enumerate(role.status_report.during if role.status_report else ()):
            severity = playbook.severities.get(name)
            if severity and severity.updates is None:
                message = f"role '{role.id}' reports during '{name}', which has no update rhythm"
                hint = f"remove it here, or add updates to severity '{name}'"
                spot = Spot.of("roles", role.id, "status_report", "during", index)
                yield Problem(ID, LEVEL, message, spot, hint=hint)
