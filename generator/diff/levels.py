"""The rules to which a team has given a level of its own, in words: a review tells them whatever else changes."""

from __future__ import annotations

from generator.diff.names import Speaker
from generator.model import Playbook

_DOES = {"ignore": "is off", "warning": "warns", "error": "is an error"}


def levels_told(playbook: Playbook) -> tuple[str, ...]:
    """Return a sentence for each rule, without a full stop."""
    speaker = Speaker(playbook)
    told = []
    for rule, says in playbook.rules.items():
        until = f" until {says.until}" if says.until else ""
        by = f", decided by {speaker.named('roles', says.decided_by)}" if says.decided_by else ""
        told.append(f"{rule} {_DOES[says.level]}{until}{by}{f': {says.reason}' if says.reason else ''}")
    return tuple(told)
