"""Where all other words in a public channel are for one audience, no single script is for another one.

Why: Whoever looks for the next words for the public does not find the one that stands under customers, and the coverage
counts nobody told. On a status page everybody reads the same. This looks at custom: it speaks from six scripts on.

Bad:
    # channels.yaml
    status-page: {kind: public}
    # scripts.yaml
    holding-notice: {audience: public, channel: status-page}
    initial-statement: {audience: public, channel: status-page}
    public-update: {audience: public, channel: status-page}
    no-news-yet: {audience: public, channel: status-page}
    correction: {audience: public, channel: status-page}
    resolution-announcement: {audience: customers, channel: status-page}

Good:
    # channels.yaml
    status-page: {kind: public}
    # scripts.yaml
    holding-notice: {audience: public, channel: status-page}
    initial-statement: {audience: public, channel: status-page}
    public-update: {audience: public, channel: status-page}
    no-news-yet: {audience: public, channel: status-page}
    correction: {audience: public, channel: status-page}
    resolution-announcement: {audience: public, channel: status-page}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.scripts import Script
from generator.problems import Kind, Level, Problem, Spot

ID = "script-for-other-audience"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

ENOUGH = 6
"""Fewer scripts make no custom."""


def check(playbook: Playbook) -> Iterator[Problem]:
    carried: dict[str, list[Script]] = {}
    for script in playbook.scripts.values():
        channel = playbook.channels.get(script.channel) if script.channel else None
        if channel is not None and channel.kind == "public":
            carried.setdefault(channel.id, []).append(script)
    for channel_id, scripts in carried.items():
        by_audience: dict[str, list[Script]] = {}
        for script in scripts:
            by_audience.setdefault(script.audience, []).append(script)
        if len(scripts) >= ENOUGH and len(by_audience) == 2:
            (odd, *more), usual = sorted(by_audience.values(), key=len)
            if not more:
                message = (
                    f"'{odd.id}' is for {odd.audience}, and the other {len(usual)} scripts in '{channel_id}' "
                    f"are for {usual[0].audience}"
                )
                hint = f"write `audience: {usual[0].audience}`, or give it a channel of its own"
                yield Problem(ID, LEVEL, message, Spot.of("scripts", odd.id, "audience"), hint=hint)
