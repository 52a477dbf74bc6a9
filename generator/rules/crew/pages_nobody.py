"""A step that pages everyone its severity lists finds somebody on that list.

Why: The step is done, the log says "paged", and no telephone rang.

Bad:
    # severities.yaml
    sev-3:
      pages: []
    # phases.yaml
    confirm:
      steps:
        page-owner: {only_for: [sev-3], pages_responders: true}

Good:
    # severities.yaml
    sev-3:
      pages: [product-manager]
    # phases.yaml
    confirm:
      steps:
        page-owner: {only_for: [sev-3], pages_responders: true}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.problems import Kind, Level, Problem
from generator.rules.wording import named

ID = "pages-nobody"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    silent: dict[str, list[str]] = {}
    for ways in playbook.ways:
        empty = [name for name in ways.severities if not playbook.severities[name].pages]
        for name in ways.place if empty else ():
            step = playbook.steps[name]
            if isinstance(step, ActionStep) and step.pages_responders and not step.pages:
                silent.setdefault(name, []).extend(empty)
    for name, severities in silent.items():
        message = f"'{name}' pages everyone the severity lists, and {named(severities)} lists nobody"
        hint = "list under pages of the severity whom to wake up, or leave it out of only_for of the step"
        yield Problem(ID, LEVEL, message, step_spot(playbook, name).at("pages_responders"), hint=hint)
