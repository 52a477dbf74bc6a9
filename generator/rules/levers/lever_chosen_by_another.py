"""Which lever comes first is decided by the role that leads the severity.

Why: Two voices that name a lever make two changes at once, and nobody can tell which one helped.

Bad:
    # severities.yaml
    sev-1: {led_by: incident-commander}
    # phases.yaml
    contain:
      steps:
        choose-lever: {owner: ml-engineer, only_for: [sev-1], work: decide, uses: {type_levers: true}}

Good:
    # severities.yaml
    sev-1: {led_by: incident-commander}
    # phases.yaml
    contain:
      steps:
        choose-lever: {owner: incident-commander, only_for: [sev-1], work: decide, uses: {type_levers: true}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.problems import Kind, Level, Problem
from generator.rules.wording import named

ID = "lever-chosen-by-another"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    others: dict[str, dict[str, None]] = {}
    for ways in playbook.ways:
        leads = [lead for name in ways.severities for lead in playbook.severities[name].leads]
        for name in ways.place:
            step = playbook.steps[name]
            if isinstance(step, ActionStep) and step.work == "decide" and step.uses.type_levers:
                wrong = [lead for lead in leads if lead != step.owner]
                others.setdefault(name, {}).update(dict.fromkeys(wrong))
    for name, leads_there in others.items():
        if leads_there:
            message = f"'{playbook.steps[name].owner}' chooses the lever in '{name}', where {named(leads_there)} leads"
            hint = "name the lead as owner, or a step for each lead with only_for"
            yield Problem(ID, LEVEL, message, step_spot(playbook, name).at("owner"), hint=hint)
