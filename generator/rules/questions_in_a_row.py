"""After four decisions in a row, at the latest, comes something to do.

Why: Under stress people lose their way in a tree of questions. After four of them they need an action, or
they start to act without the plan.

Bad:
    # phases.yaml
    confirm:
      steps:
        new-output:
          ask: Is the output new?
        known-fault:
          ask: Is it a known fault?
        one-user:
          ask: Is it one user?
        one-surface:
          ask: Is it one surface?
        changed:
          ask: Did we change something today?

Good:
    # phases.yaml
    confirm:
      steps:
        new-output:
          ask: Is the output new?
        replay:
          do: Replay the reported trace with the same settings.
        one-surface:
          ask: Is it one surface?
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import Ways, step_spot
from generator.model.phases import DecisionStep
from generator.problems import Level, Problem
from generator.rules.wording import at_severities

ID = "questions-in-a-row"
LEVEL = Level.ERROR

MOST = 4


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield every decision that is the fifth in a row, and every circle of decisions."""
    reported: set[str] = set()
    for ways in playbook.ways:
        rows = _rows(playbook, ways)
        for step_id in ways.place:
            if step_id in reported or not isinstance(playbook.steps[step_id], DecisionStep):
                continue
            where, row = at_severities(playbook, ways), rows.get(step_id)
            if row is None:
                message = f"decision '{step_id}' stands in a circle of questions with nothing to do{where}"
            elif row == MOST + 1:
                message = f"decision '{step_id}' is the fifth question in a row{where}; four can be followed"
            else:
                continue
            reported.add(step_id)
            hint = "put an action between the questions, or ask fewer"
            yield Problem(ID, LEVEL, message, step_spot(playbook, step_id).key, hint=hint)


def _rows(playbook: Playbook, ways: Ways) -> dict[str, int]:
    """Return for each decision how many stand in a row up to it; those behind a circle are left out."""
    decisions = [step for step in ways.place if isinstance(playbook.steps[step], DecisionStep)]
    waits = dict.fromkeys(decisions, 0)
    for step in decisions:
        for later in ways.after[step]:
            if later in waits:
                waits[later] += 1
    rows = dict.fromkeys(decisions, 1)
    ready = [step for step in decisions if not waits[step]]
    for step in ready:
        for later in ways.after[step]:
            if later in waits:
                rows[later] = max(rows[later], rows[step] + 1)
                waits[later] -= 1
                if not waits[later]:
                    ready.append(later)
    return {step: rows[step] for step in ready}
