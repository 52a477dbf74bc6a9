"""Which levers people can really pull while an incident is being contained, and why not the others."""

from __future__ import annotations

from generator.model.duration import Duration
from generator.model.levers import Lever
from generator.model.phases import Phase
from generator.model.playbook import Playbook


def containment(playbook: Playbook) -> Phase | None:
    """Return the phase that contains: the first of that kind; None when there is none."""
    return next((phase for phase in playbook.phases.values() if phase.role == "contain"), None)


def containment_ends(playbook: Playbook) -> Duration | None:
    """Return how long after the first signal containment ends; None when it is open-ended."""
    phase = containment(playbook)
    return None if phase is None or phase.to_minute is None else Duration(phase.to_minute, "m")


def waits_for(playbook: Playbook, lever: Lever) -> str | None:
    """Return the role that must agree and is not on the spot; None when nobody is waited for.

    The commander and the deputy lead the response, so their word costs no time; nor does the word of
    the people who pull the lever.
    """
    approver = playbook.roles.get(lever.needs_approval or "")
    if approver is None or approver.position in ("commander", "deputy"):
        return None
    return None if approver.id in (lever.owner, lever.backup) else approver.id


def unusable_because(playbook: Playbook, lever: Lever) -> str | None:
    """Return why a lever cannot be counted on during containment; None when it can."""
    phase = containment(playbook)
    if phase and phase.to_minute is not None:
        window = phase.to_minute - phase.from_minute
        if lever.effect_within and lever.is_slower_than(window):
            return f"takes {lever.effect_within.words}"
    if lever.owner == lever.backup:
        return f"has only '{lever.owner}' to pull it"
    if approver := waits_for(playbook, lever):
        return f"waits for '{approver}'"
    return None
