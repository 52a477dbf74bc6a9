"""Every role reports to another one, except whoever commands and the executive.

Why: Under stress people report to the loudest person. A role that reports to nobody is heard by nobody, or by
everyone at once.

Bad:
    # roles.yaml
    scribe:
      position: scribe
      owns: The record

Good:
    # roles.yaml
    scribe:
      position: scribe
      owns: The record
      reports_to: deputy
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "reports-to-nobody"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_ON_TOP = frozenset({"commander", "executive"})


def check(playbook: Playbook) -> Iterator[Problem]:
    lined_up = any(role.reports_to for role in playbook.roles.values())
    for role in playbook.roles.values() if lined_up else ():
        if role.reports_to is None and role.position not in _ON_TOP:
            message = f"'{role.id}' reports to nobody"
            yield Problem(ID, LEVEL, message, Spot.of("roles", role.id).key, hint="add `reports_to:`")
