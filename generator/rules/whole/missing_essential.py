"""There is a phase to classify, to contain, to diagnose and to communicate, a major severity and a war room.

Why: Teams that leave out one of these improvise it while the bad answers keep going out. Containing comes
before explaining, so a plan without a phase of its own for it slides straight into debugging.

Bad:
    # phases.yaml
    respond:
      name: Respond
      role: other
      from_minute: 0
      to_minute: 60

Good:
    # phases.yaml
    contain:
      name: Contain
      role: contain
      from_minute: 5
      to_minute: 15
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.phases import ActionStep
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import listing

ID = "missing-essential"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_PHASES = {
    "triage": "confirms the incident and chooses its severity",
    "contain": "stops the harm",
    "diagnose": "looks for the cause",
    "communicate": "tells people",
}


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield what is missing of what the playbook tells apart; a small plan that tells nothing apart lacks nothing."""
    phases = {phase.role for phase in playbook.phases.values()}
    lacking = [role for role in _PHASES if role not in phases and phases != {"other"}]
    if lacking:
        roles = listing(f"`role: {role}`" for role in lacking)
        hint = f"add a phase with {roles}, or give that role to the phase that does it"
        yield _problem("phases", f"no phase {listing((_PHASES[role] for role in lacking), 'or')}", hint)
    severities = playbook.severities.values()
    if len(severities) > 1 and not any(severity.major for severity in severities):
        hint = "write `major: true` on every severity that needs the full incident response"
        yield _problem("severities", "no severity is major", hint)
    if _waits_for_a_war_room(playbook) and not any(severity.motion == "war-room" for severity in severities):
        hint = "write `motion: war-room` on the worst severity"
        yield _problem("severities", "no severity opens a war room", hint)


def _waits_for_a_war_room(playbook: Playbook) -> bool:
    """Return whether there is a war room that no step opens: one that does says at which severities."""
    opened = any(isinstance(step, ActionStep) and step.opens_war_room for step in playbook.steps.values())
    return not opened and any(channel.kind == "war-room" for channel in playbook.channels.values())


def _problem(concept: str, message: str, hint: str) -> Problem:
    return Problem(ID, LEVEL, message, Spot.of(concept).key, hint=hint)
