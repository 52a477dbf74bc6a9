"""A severity that promises a war room has a step that opens it in time.

Why: If no step opens the room by then, the promise is empty. A promise that is looser than the plan is kept.

Bad:
    # severities.yaml
    sev-1:
      motion: war-room
      war_room_within: 3m

Good:
    # severities.yaml
    sev-1:
      motion: war-room
      war_room_within: 15m
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.duration import Duration
from generator.model.graph import Ways
from generator.model.phases import ActionStep
from generator.model.schedule import earliest_minutes
from generator.model.severities import Severity
from generator.problems import Kind, Level, Problem, Spot

ID = "late-war-room"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for ways in playbook.ways:
        severities = (playbook.severities[name] for name in ways.severities)
        promised = [(severity, target) for severity in severities if (target := severity.war_room_within)]
        earliest = earliest_minutes(playbook, ways) if promised else {}
        for severity, target in promised:
            yield from _promise(playbook, ways, severity, target, earliest)


def _promise(
    playbook: Playbook, ways: Ways, severity: Severity, target: Duration, earliest: dict[str, int]
) -> Iterator[Problem]:
    spot = Spot.of("severities", severity.id, "war_room_within")
    ready = {step: earliest[step] + playbook.steps[step].minutes for step in _openers(playbook, ways)}
    if not ready:
        message = f"'{severity.id}' has its war room open within {target}, but no step opens it"
        yield Problem(ID, LEVEL, message, spot, hint="write `opens_war_room: true` on the step that does")
        return
    step = min(ready, key=ready.__getitem__)
    if ready[step] > target.minutes:
        message = (
            f"'{severity.id}' has its war room open within {target}, "
            f"but '{step}' is not done before minute {ready[step]}"
        )
        yield Problem(ID, LEVEL, message, spot, hint="open it in an earlier step, or promise less")


def _openers(playbook: Playbook, ways: Ways) -> Iterator[str]:
    for step_id in ways.place:
        step = playbook.steps[step_id]
        if isinstance(step, ActionStep) and step.opens_war_room:
            yield step_id
