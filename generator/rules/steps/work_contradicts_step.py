"""What kind of work a step is fits what it does: it pages, pulls a lever, speaks or takes evidence.

Why: Filters, cards and the rule that the commander repairs nothing all read `work`. A step that pages under the name
of "record" pages nobody who looks for it.

Bad:
    # phases.yaml
    confirm:
      steps:
        page-commander:
          do: Page the {roles/incident-commander}.
          work: record
          pages: [incident-commander]

Good:
    # phases.yaml
    confirm:
      steps:
        page-commander:
          do: Page the {roles/incident-commander}.
          work: page
          pages: [incident-commander]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.problems import Kind, Level, Problem

ID = "work-contradicts-step"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for step in playbook.steps.values():
        if isinstance(step, ActionStep) and (why := _contradiction(step)):
            message = f"'{step.id}' is called '{step.work}', and {why}"
            spot = step_spot(playbook, step.id).at("work")
            yield Problem(
                ID, LEVEL, message, spot, hint="name the work it is, or move the rest to another step"
            )


def _contradiction(step: ActionStep) -> str | None:
    if step.work == "other":
        return None
    pages = bool(step.pages) or step.pages_responders
    if pages != (step.work == "page") and not step.opens_war_room:
        return "it pages people" if pages else "it pages nobody"
    if (step.uses.levers or step.uses.type_levers) and step.work not in {"repair", "decide"}:
        return "it uses a lever; that is `repair`, or `decide` when it is only named"
    if step.uses.scripts and step.work not in {"communicate", "decide"}:
        return "it uses a script; that is `communicate`, or `decide` when it is cleared"
    if (step.uses.evidence or step.uses.type_evidence) and step.work in {"communicate", "page"}:
        return "it takes evidence; that is `investigate` or `record`"
    if step.uses.triage and step.work != "decide":
        return "it answers the triage questions; that is `decide`"
    return None
