"""There is a phase to classify, to contain, to diagnose and to communicate, a major severity, a war room, and an expert.

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

ID = "missing-essential"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_PHASES = {
    "triage": "confirms the incident and chooses its severity",
    "contain": "stops new bad output",
    "diagnose": "looks for the cause",
    "communicate": "tells people",
}


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield what is missing of what the playbook tells apart; a small plan that tells nothing apart lacks nothing."""
    phases = {phase.role for phase in playbook.phases.values()}
    for role, does in _PHASES.items():
        if role not in phases and phases != {"other"}:
            hint = f"add a phase with `role: {role}`, or give that role to the phase that does it"
            yield _problem("phases", f"no phase {does}", hint)
    severities = playbook.severities.values()
    if len(severities) > 1 and not any(severity.major for severity in severities):
        hint = "write `major: true` on every severity that needs the full incident response"
        yield _problem("severities", "no severity is major", hint)
    if _has_war_room(playbook) and not any(severity.motion == "war-room" for severity in severities):
        hint = "write `motion: war-room` on the worst severity"
        yield _problem("severities", "no severity opens a war room", hint)
    called = any(kind.pulls_in for kind in playbook.types.values())
    if called and not any(
        role.position == "expert" or role.pulled_in_when for role in playbook.roles.values()
    ):
        hint = "add the experts that incident types pull in, with `position: expert`"
        yield _problem("roles", "no role is an expert", hint)


def _has_war_room(playbook: Playbook) -> bool:
    opened = any(isinstance(step, ActionStep) and step.opens_war_room for step in playbook.steps.values())
    return opened or any(channel.kind == "war-room" for channel in playbook.channels.values())


def _problem(concept: str, message: str, hint: str) -> Problem:
    return Problem(ID, LEVEL, message, Spot.of(concept).key, hint=hint)
