"""Whoever pulls a lever is called when an incident type needs it.

Why: The lever of the plan belongs to somebody asleep. The page that would wake them stands nowhere.

Bad:
    # levers.yaml
    suspend-decision:
      owner: product-manager
    # types.yaml
    bias-incident:
      levers: [suspend-decision]
      default_severity: sev-1
    # severities.yaml
    sev-1:
      pages: [incident-commander]

Good:
    # levers.yaml
    suspend-decision:
      owner: product-manager
    # types.yaml
    bias-incident:
      levers: [suspend-decision]
      default_severity: sev-1
    # severities.yaml
    sev-1:
      pages: [incident-commander, product-manager]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "lever-owner-absent"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for lever in playbook.levers.values():
        for entry in playbook.types.values():
            severity = playbook.severities.get(entry.default_severity or "")
            if lever.id not in entry.first_levers or severity is None:
                continue
            called = {*severity.pages, *severity.joins, *(expert.role for expert in entry.pulls_in)}
            if lever.owner in playbook.roles and lever.owner not in called:
                message = f"'{lever.owner}' pulls '{lever.id}', and '{entry.id}' at '{severity.id}' does not call them"
                hint = f"add them to `pulls_in` of '{entry.id}', or let somebody own it who is there"
                yield Problem(ID, LEVEL, message, Spot.of("levers", lever.id, "owner"), hint=hint)
                break
