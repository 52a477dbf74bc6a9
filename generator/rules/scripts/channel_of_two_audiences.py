"""A direct channel carries words for one audience.

Why: The brief for executives names the decision, the doubt and the lawyer's view. Sent on the line to customers it
cannot be taken back.

Bad:
    # channels.yaml
    customer-mail: {kind: direct}
    # scripts.yaml
    customer-email: {audience: customers, channel: customer-mail}
    executive-brief: {audience: executives, channel: customer-mail}

Good:
    # channels.yaml
    customer-mail: {kind: direct}
    executive-line: {kind: direct}
    # scripts.yaml
    customer-email: {audience: customers, channel: customer-mail}
    executive-brief: {audience: executives, channel: executive-line}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "channel-of-two-audiences"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for channel in playbook.channels.values():
        carried = [script for script in playbook.scripts.values() if script.channel == channel.id]
        audiences = sorted({script.audience for script in carried})
        if channel.kind == "direct" and len(audiences) > 1:
            message = (
                f"the direct channel '{channel.id}' carries words for {' and '.join(audiences)}: "
                f"{named(script.id for script in carried)}"
            )
            hint = "give each audience a channel of its own"
            yield Problem(ID, LEVEL, message, Spot.of("channels", channel.id).key, hint=hint)
