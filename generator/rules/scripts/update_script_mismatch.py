"""A severity with updates and the script that carries them name each other.

Why: The severity promises a rhythm, the script is what people open when the timer rings. When one changes
without the other, half the room waits for an update nobody is sending.

Bad:
    # severities.yaml
    sev-2:
      updates: {every: 15m, by: technical-lead, channel: war-room, script: internal-update}
    # scripts.yaml
    internal-update:
      stage: update
      follows_updates: [sev-1]

Good:
    # severities.yaml
    sev-2:
      updates: {every: 15m, by: technical-lead, channel: war-room, script: internal-update}
    # scripts.yaml
    internal-update:
      stage: update
      used_for: [sev-1, sev-2]
      follows_updates: [sev-1, sev-2]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.scripts import Script
from generator.model.severities import Severity
from generator.problems import Kind, Level, Problem, Spot

ID = "update-script-mismatch"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities.values():
        script = playbook.scripts.get(severity.updates.script or "") if severity.updates else None
        if script:
            yield from _disagreements(severity, script)
    for script in playbook.scripts.values():
        for index, followed in enumerate(script.follows_updates):
            target = playbook.severities.get(followed)
            if target and target.updates is None:
                message = f"script '{script.id}' follows the updates of '{followed}', which has none"
                hint = f"remove it here, or add updates to severity '{followed}'"
                spot = Spot.of("scripts", script.id, "follows_updates", index)
                yield Problem(ID, LEVEL, message, spot, hint=hint)


def _disagreements(severity: Severity, script: Script) -> Iterator[Problem]:
    if script.stage != "update":
        message = f"severity '{severity.id}' sends its updates with '{script.id}', a script for another stage"
        spot = Spot.of("severities", severity.id, "updates", "script")
        yield Problem(ID, LEVEL, message, spot, hint="name a script with `stage: update`")
    for field, lacks in (("follows_updates", "does not follow them"), ("used_for", "is not used for it")):
        if severity.id not in getattr(script, field):
            message = f"severity '{severity.id}' sends its updates with '{script.id}', which {lacks}"
            spot = Spot.of("scripts", script.id, field)
            yield Problem(ID, LEVEL, message, spot.key, hint=f"add '{severity.id}' to {field}")
