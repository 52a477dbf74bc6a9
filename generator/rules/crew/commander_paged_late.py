"""At every major severity the first phase pages the incident commander, and no way goes past that page.

Why: Until somebody commands, everybody investigates and nobody decides. Whoever leaves the first phase must
have paged the commander.
Where no step of the plan pages anybody, a severity that names the commander under `pages` says enough; another gets a
warning.

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
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import grave_if, pages_in_steps
from generator.rules.wording import named

ID = "commander-paged-late"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    commander = playbook.commander
    if commander is None:
        return
    in_steps = pages_in_steps(playbook)
    silent: dict[str, list[str]] = {}
    skipping: dict[tuple[str, str], list[str]] = {}
    for ways in playbook.ways:
        first, *later = lanes(playbook, ways.types).get(MAIN_LANE) or (None,)
        if first is None or _begins_with(commander.id, first, ways):
            continue
        for severity in _major(playbook, ways):
            pages = [
                step.id
                for step in first.steps.values()
                if step.id in ways.place and _pages(step, severity, commander.id)
            ]
            if not pages and not in_steps and commander.id in severity.pages:
                continue  # a tool pages whom the severity names; `responders-not-paged` asks for the step
            if not pages:
                silent.setdefault(first.id, []).append(severity.id)
            elif (step_id := _first_without(ways, pages, later)) is not None:
                skipping.setdefault((first.id, step_id), []).append(severity.id)
    for first_id, severities in silent.items():
        message = f"no step of the first phase '{first_id}' pages '{commander.id}' at {named(severities)}"
        hint = f"let a step in it say `pages: [{commander.id}]`"
        level = grave_if(in_steps)
        yield Problem(ID, level, message, Spot.of("phases", first_id).key, hint=hint)
    for (first_id, step_id), severities in skipping.items():
        message = f"a way reaches '{step_id}' without paging '{commander.id}' at {named(severities)}"
        hint = f"lead every way out of '{first_id}' past the step that pages '{commander.id}'"
        yield Problem(ID, LEVEL, message, step_spot(playbook, step_id).key, hint=hint)


def _begins_with(role: str, first: Phase, ways: Ways) -> bool:
    """Return whether a role does the first step of all: whoever hears of it first need not be paged."""
    there = [step for step in first.steps.values() if step.id in ways.place]
    step = min(there, key=lambda step: ways.place[step.id], default=None)
    return step is not None and getattr(step, "owner", None) == role


def _major(playbook: Playbook, ways: Ways) -> list[Severity]:
    severities = (playbook.severities[name] for name in ways.severities)
    return [severity for severity in severities if severity.major]


def _first_without(ways: Ways, pages: list[str], later: list[Phase]) -> str | None:
    """Return the first step of the later phases that a way reaches past these pages."""
    past = reached(ways, without=pages)
    skipped = (step for phase in later for step in phase.steps if step in past)
    return min(skipped, key=ways.place.__getitem__, default=None)


def _pages(step: Step, severity: Severity, role: str) -> bool:
    if not isinstance(step, ActionStep):
        return False
    return role in step.pages or (step.pages_responders and role in severity.pages)
