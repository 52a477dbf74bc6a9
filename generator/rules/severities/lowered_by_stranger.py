"""A severity is lowered by the role that leads it.

Why: Lowering sends people to bed. Whoever leads knows what is still open; another role sees one side of it.

Bad:
    # severities.yaml
    sev-2:
      led_by: incident-commander
      lowered_by: communications-lead

Good:
    # severities.yaml
    sev-2:
      led_by: incident-commander
      lowered_by: incident-commander
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "lowered-by-stranger"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities.values():
        by = severity.lowered_by
        if by and by != severity.led_by and {by, severity.led_by} <= playbook.roles.keys():
            message = f"'{severity.id}' is led by '{severity.led_by}', and lowered by '{by}'"
            spot = Spot.of("severities", severity.id, "lowered_by")
            yield Problem(ID, LEVEL, message, spot, hint=f"write `lowered_by: {severity.led_by}`")
