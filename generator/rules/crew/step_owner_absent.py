"""Once the severity is set, every step is done by roles that take part in an incident of that severity.

Why: The step stands in the plan, and the person who should do it sleeps: nothing pages them at this severity.
A warning where no step of the plan pages anybody.

Bad:
    # severities.yaml
    sev-3:
      motion: owner-channel
      led_by: product-manager
      pages: [product-manager]
    # phases.yaml
    communicate:
      steps:
        brief-support: {owner: support-lead, do: Give support the macro.}

Good:
    # severities.yaml
    sev-3:
      motion: owner-channel
      led_by: product-manager
      pages: [product-manager]
      joins: [support-lead]
    # phases.yaml
    communicate:
      steps:
        brief-support: {owner: support-lead, do: Give support the macro.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.attendance import attending
from generator.model.graph import step_spot
from generator.model.schedule import busy_roles
from generator.problems import Kind, Level, Problem
from generator.rules.begun import grave_if, pages_in_steps
from generator.rules.wording import named

ID = "step-owner-absent"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    absent: dict[tuple[str, str], list[str]] = {}
    for ways in playbook.ways:
        for severity in (playbook.severities[name] for name in ways.severities):
            there = (
                attending(playbook, severity) if severity.motion != "ticket" else frozenset(playbook.roles)
            )
            for name in ways.place:
                if playbook.phase_of[name].role == "triage":
                    continue
                step = playbook.steps[name]
                for role in dict.fromkeys((step.owner, *busy_roles(step))):
                    if role in playbook.roles and role not in there:
                        absent.setdefault((name, role), []).append(severity.id)
    for (name, role), severities in absent.items():
        message = f"'{role}' has work in '{name}', but takes no part in {named(severities)}"
        hint = "let the severity page the role or have it join, or give the step to another"
        level = grave_if(pages_in_steps(playbook))
        yield Problem(ID, level, message, step_spot(playbook, name).at("owner"), hint=hint)
