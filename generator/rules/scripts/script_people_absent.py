"""Whoever drafts, clears or releases a script takes part in every severity that it is used for.

Why: The text is ready and nobody who may send it is awake. Where the commander does not lead, the lead of the
severity releases in the commander's place.

Bad:
    # severities.yaml
    sev-2:
      led_by: incident-commander
      pages: [incident-commander, technical-lead]
    # scripts.yaml
    support-macro:
      drafter: support-lead
      used_for: [sev-2]

Good:
    # severities.yaml
    sev-2:
      led_by: incident-commander
      pages: [incident-commander, technical-lead]
      joins: [support-lead]
    # scripts.yaml
    support-macro:
      drafter: support-lead
      used_for: [sev-2]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.attendance import attending, releaser_at
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "script-people-absent"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    there = {severity.id: attending(playbook, severity) for severity in playbook.severities.values()}
    for script in playbook.scripts.values():
        missing: dict[tuple[str, str], list[str]] = {}
        for severity in (
            playbook.severities[name] for name in script.used_for if name in playbook.severities
        ):
            signs = {"drafter": script.drafter, "clearer": script.clearer}
            signs["releaser"] = releaser_at(playbook, script, severity)
            for field, role in signs.items():
                if role in playbook.roles and role not in there[severity.id]:
                    missing.setdefault((field, role or ""), []).append(severity.id)
        for (field, role), severities in missing.items():
            message = f"'{role}' is the {field} of '{script.id}', but takes no part in {named(severities)}"
            hint = "let the severity page the role or have it join, or name another"
            yield Problem(ID, LEVEL, message, Spot.of("scripts", script.id, field), hint=hint)
