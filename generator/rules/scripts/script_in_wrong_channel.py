"""A script goes where its audience is: public words to a public channel, internal words never to one.

Why: An internal update on the status page cannot be taken back. A public statement in a private channel reaches
nobody who waits for it.

Bad:
    # scripts.yaml
    internal-update:
      audience: staff
      channel: status-page

Good:
    # scripts.yaml
    internal-update:
      audience: staff
      channel: incident-channel
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "script-in-wrong-channel"
LEVEL = Level.ERROR
KIND = Kind.SAFETY

_FITTING = {
    "public": ("public",),
    "customers": ("public", "direct", "ticket"),
    "staff": ("war-room", "internal", "direct", "ticket"),
    "executives": ("war-room", "internal", "direct"),
    "support": ("internal", "direct", "ticket"),
    "vendor": ("direct", "ticket"),
    "regulator": ("direct", "ticket"),
}


def check(playbook: Playbook) -> Iterator[Problem]:
    for script in playbook.scripts.values():
        channel = playbook.channels.get(script.channel or "")
        fitting = _FITTING[script.audience]
        if channel and channel.kind not in fitting:
            message = f"script '{script.id}' is for {script.audience}, but '{channel.id}' is a {channel.kind} channel"
            hint = f"name a channel of this kind: {', '.join(fitting)}; or change the audience"
            spot = Spot.of("scripts", script.id, "channel")
            yield Problem(ID, LEVEL, message, spot, hint=hint)
