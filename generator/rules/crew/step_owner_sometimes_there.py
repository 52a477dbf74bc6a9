"""Once the severity is set, every step is done by roles that take part whatever the incident type.

Why: An expert whom one type calls is asleep in an incident of another type, and the step that waits for them is
done by nobody.

Bad:
    # severities.yaml
    sev-2:
      pages: [incident-commander, technical-lead]
    # types.yaml
    bias-incident:
      pulls_in:
        - {role: subject-matter-expert, within: 15m}
    vendor-outage:
      pulls_in:
        - {role: vendor-liaison, within: 15m}
    # phases.yaml
    diagnose:
      steps:
        recount-impact: {owner: subject-matter-expert, do: Recount the affected users.}

Good:
    # severities.yaml
    sev-2:
      pages: [incident-commander, technical-lead]
      joins: [product-manager]
    # phases.yaml
    diagnose:
      steps:
        recount-impact: {owner: product-manager, do: Recount the affected users.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.attendance import attending, sure_to_attend, unstated
from generator.model.graph import step_spot
from generator.model.schedule import busy_roles
from generator.problems import Kind, Level, Problem
from generator.rules.wording import named

ID = "step-owner-sometimes-there"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    unsure: dict[tuple[str, str], list[str]] = {}
    for ways in playbook.ways:
        for severity in (playbook.severities[name] for name in ways.severities):
            if severity.motion == "ticket":
                continue
            if unstated(playbook, severity):
                continue
            some = attending(playbook, severity) - sure_to_attend(playbook, severity, ways)
            for name in ways.place:
                if playbook.phase_of[name].role == "triage":
                    continue
                step = playbook.steps[name]
                for role in dict.fromkeys((step.owner, *busy_roles(step))):
                    if role in playbook.roles and role in some:
                        unsure.setdefault((name, role), []).append(severity.id)
    for (name, role), severities in unsure.items():
        message = (
            f"'{role}' has work in '{name}', but at {named(severities)} only some types or answers call them"
        )
        hint = "let the severity page the role or have it join, or give the step to another"
        yield Problem(ID, LEVEL, message, step_spot(playbook, name).at("owner"), hint=hint)
