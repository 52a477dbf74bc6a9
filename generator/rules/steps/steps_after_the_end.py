"""A severity whose way ends in triage has no steps in any other lane.

Why: A report that became a ticket is out of the incident. A step that starts for it an hour later, in a lane of its
own, waits for people whom nobody called.

Bad:
    # phases.yaml
    confirm:
      role: triage
      steps:
        file-ticket: {only_for: [sev-4], next: end}
    close:
      lane: close
      steps:
        declare-resolved: {owner: incident-commander}

Good:
    # phases.yaml
    confirm:
      role: triage
      steps:
        file-ticket: {only_for: [sev-4], next: end}
    close:
      lane: close
      steps:
        declare-resolved: {owner: incident-commander, only_for: [sev-1, sev-2, sev-3]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import MAIN_LANE, step_spot
from generator.problems import Kind, Level, Problem
from generator.rules.wording import named

ID = "steps-after-the-end"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for ways in playbook.ways:
        main = [name for name in ways.place if playbook.phase_of[name].lane == MAIN_LANE]
        if not main or any(playbook.phase_of[name].role != "triage" for name in main):
            continue
        for name in ways.place:
            phase = playbook.phase_of[name]
            if phase.lane != MAIN_LANE:
                message = f"'{name}' starts at {named(ways.severities)}, whose way ended in triage"
                hint = "list under only_for the severities that are still going on"
                yield Problem(ID, LEVEL, message, step_spot(playbook, name), hint=hint)
