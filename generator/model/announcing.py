"""Which words everybody affected can read, and which of them keep the rhythm of an audience."""

from __future__ import annotations

from generator.model.playbook import Playbook
from generator.model.scripts import PUBLIC_AUDIENCES, Script
from generator.model.severities import Rhythm, Updates


def announces(playbook: Playbook, script: Script) -> bool:
    """Return whether words are a public word: people outside read them where everybody can, so no letter and no reply.

    A script without a channel, or with an unknown one, is taken for what it says of its audience.
    """
    channel = playbook.channels.get(script.channel or "")
    return script.is_public and (channel is None or channel.reaches_everybody)


def keeping(playbook: Playbook, rhythm: Updates | Rhythm) -> tuple[str, ...]:
    """Return the scripts after which the next word of a rhythm is counted: its own, and others in its channel.

    A holding notice promises the first update, so it does not stand for it.
    """
    audience = getattr(rhythm, "audience", "staff")
    audiences = PUBLIC_AUDIENCES if audience in PUBLIC_AUDIENCES else {audience}
    return tuple(
        script.id
        for script in playbook.scripts.values()
        if script.id == rhythm.script
        or (
            rhythm.channel is not None
            and script.channel == rhythm.channel
            and script.audience in audiences
            and script.stage != "holding"
        )
    )
