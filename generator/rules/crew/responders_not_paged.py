"""Every role a major severity pages is paged by a step, before its war room should be open.

Why: A role that stands in the list but in no step is paged by nobody. One paged after the war room opened
makes everyone wait.
A warning where no step of the plan pages anybody.

Bad:
    # phases.yaml
    communicate:
      from_minute: 30
      steps:
        page-all:
          pages_responders: true

Good:
    # phases.yaml
    contain:
      from_minute: 5
      steps:
        open-room:
          pages_responders: true
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import Ways
from generator.model.phases import ActionStep
from generator.model.schedule import earliest_minutes
from generator.model.severities import Severity
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import grave_if, pages_in_steps
from generator.rules.wording import named

ID = "responders-not-paged"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for ways in playbook.ways:
        major = [playbook.severities[name] for name in ways.severities if playbook.severities[name].major]
        earliest = earliest_minutes(playbook, ways) if major else {}
        for severity in major:
            yield from _severity(playbook, ways, severity, earliest)


def _severity(
    playbook: Playbook, ways: Ways, severity: Severity, earliest: dict[str, int]
) -> Iterator[Problem]:
    paged: dict[str, int] = {}
    for step_id in ways.place:
        step = playbook.steps[step_id]
        if isinstance(step, ActionStep):
            for role in (*step.pages, *(severity.pages if step.pages_responders else ())):
                minute = earliest[step_id] + step.minutes
                paged[role] = min(minute, paged.get(role, minute))
    spot = Spot.of("severities", severity.id, "pages")
    missing = [role for role in severity.pages if role not in paged]
    if missing:
        message = f"'{severity.id}' pages {named(missing)}, but no step does it"
        hint = "let a step say `pages_responders: true`, or name them in its `pages`"
        yield Problem(ID, grave_if(pages_in_steps(playbook)), message, spot, hint=hint)
    room = severity.war_room_within
    late = [role for role in severity.pages if room and paged.get(role, 0) > room.minutes]
    if late:
        minute = min(paged[role] for role in late)
        message = (
            f"'{severity.id}' has its war room open within {room}, "
            f"but {named(late)} cannot be paged before minute {minute}"
        )
        yield Problem(ID, LEVEL, message, spot, hint="page them in an earlier phase")
