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
from generator.problems import Kind, Level, Problem
from generator.rules.wording import at_severities

ID = "questions-in-a-row"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

MOST = 4


def check(playbook: Playbook) -> Iterator[Problem]:
    fifth: dict[str, list[str]] = {}
    circled: dict[str, list[str]] = {}
    for ways in playbook.ways:
        rows, decisions = _rows(playbook, ways)
        for step_id in decisions:
            if step_id not in rows:
                circled.setdefault(step_id, []).extend(ways.severities)
            elif rows[step_id] == MOST + 1:
                fifth.setdefault(step_id, []).extend(ways.severities)
    hint = "put an action between the questions, or ask fewer"
    for step_id, severities in fifth.items():
        where = at_severities(playbook, severities)
        message = f"decision '{step_id}' is the fifth question in a row{where}; four can be followed"
        yield Problem(ID, LEVEL, message, step_spot(playbook, step_id).key, hint=hint)
    for step_id, severities in circled.items():
        where = at_severities(playbook, severities)
        message = f"decision '{step_id}' stands in a circle of questions with nothing to do{where}"
        yield Problem(ID, LEVEL, message, step_spot(playbook, step_id).key, hint=hint)


def _rows(playbook: Playbook, ways: Ways) -> tuple[dict[str, int], list[str]]:
    """Return how many decisions stand in a row up to each, without those in or behind a circle; and all."""
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
    return {step: rows[step] for step in ready}, decisions
