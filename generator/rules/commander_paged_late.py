"""At every major severity the first phase pages the incident commander, and no way goes past that page.

Why: Until somebody commands, everybody investigates and nobody decides. Whoever leaves the first phase must
have paged the commander.

Bad:
    # phases.yaml
    confirm:
      steps:
        set-severity:
          do: Ask the triage questions.
          next: open-room

Good:
    # phases.yaml
    confirm:
      steps:
        set-severity:
          do: Ask the triage questions.
          next: page-commander
        page-commander:
          do: Page the incident commander.
          pages: [incident-commander]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import MAIN_LANE, Ways, lanes, reached, step_spot
from generator.model.phases import ActionStep, Phase, Step
from generator.model.severities import Severity
from generator.problems import Level, Problem, Spot
from generator.rules.wording import named

ID = "commander-paged-late"
LEVEL = Level.ERROR


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield the first phase if it pages no commander, and the steps reached without that page."""
    commander = playbook.commander
    first, *later = lanes(playbook).get(MAIN_LANE) or (None,)
    if commander is None or first is None:
        return
    for ways in playbook.ways:
        major = [playbook.severities[name] for name in ways.severities if playbook.severities[name].major]
        for severity in major:
            yield from _severity(playbook, ways, severity, commander.id, first, later)


def _severity(
    playbook: Playbook, ways: Ways, severity: Severity, commander: str, first: Phase, later: list[Phase]
) -> Iterator[Problem]:
    pages = [
        step.id
        for step in first.steps.values()
        if step.id in ways.place and _pages(step, severity, commander)
    ]
    if not pages:
        message = f"no step of the first phase '{first.id}' pages '{commander}' at '{severity.id}'"
        hint = f"let a step in it say `pages: [{commander}]`"
        yield Problem(ID, LEVEL, message, Spot.of("phases", first.id).key, hint=hint)
        return
    past = reached(ways, without=pages)
    skipped = (step for phase in later for step in phase.steps if step in past)
    earliest = min(skipped, key=ways.place.__getitem__, default=None)
    if earliest is not None:
        message = f"at '{severity.id}' a way reaches '{earliest}' without passing {named(pages)}"
        hint = f"lead every way out of '{first.id}' past the step that pages '{commander}'"
        yield Problem(ID, LEVEL, message, step_spot(playbook, earliest).key, hint=hint)


def _pages(step: Step, severity: Severity, role: str) -> bool:
    if not isinstance(step, ActionStep):
        return False
    return role in step.pages or (step.pages_responders and role in severity.pages)
