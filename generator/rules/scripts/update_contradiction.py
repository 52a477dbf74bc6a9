"""A severity and the script of its updates name the same sender and the same channel.

Why: The page of the severity says that one role posts the update in one channel, the page of the script names
another. Each waits for the other, and the update does not come.

Bad:
    # severities.yaml
    sev-2:
      led_by: incident-commander
      updates: {every: 15m, by: technical-lead, channel: war-room, script: internal-update}
    # scripts.yaml
    internal-update:
      channel: incident-channel
      drafter: communications-lead
      releaser: communications-lead

Good:
    # severities.yaml
    sev-2:
      led_by: incident-commander
      updates: {every: 15m, by: communications-lead, channel: incident-channel, script: internal-update}
    # scripts.yaml
    internal-update:
      channel: incident-channel
      drafter: communications-lead
      releaser: communications-lead
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "update-contradiction"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities.values():
        updates = severity.updates
        script = playbook.scripts.get(updates.script or "") if updates else None
        if updates is None or script is None:
            continue
        spot = Spot.of("severities", severity.id, "updates")
        people = (script.drafter, script.releaser, severity.led_by)
        if updates.by and updates.by not in people and {updates.by, *people} <= playbook.roles.keys():
            message = (
                f"'{updates.by}' sends the updates of '{severity.id}', but script '{script.id}' is not theirs"
            )
            hint = f"write `by: {script.releaser}`, or let '{updates.by}' draft or release the script"
            yield Problem(ID, LEVEL, message, spot.at("by"), hint=hint)
        if (
            updates.channel != script.channel
            and {updates.channel, script.channel} <= playbook.channels.keys()
        ):
            message = (
                f"the updates of '{severity.id}' go to '{updates.channel}', "
                f"but script '{script.id}' goes to '{script.channel}'"
            )
            yield Problem(ID, LEVEL, message, spot.at("channel"), hint="name the same channel in both places")
