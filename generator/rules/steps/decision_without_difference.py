"""The answers to a decision lead to different places, at every severity that asks it.

Why: A question costs a minute and an argument. Where each answer goes on with the same step, because the others are
not for this severity, the people who answered "Yes" wait for something that never comes.

Bad:
    # phases.yaml
    long-incident:
      steps:
        fix-passed:
          only_for: [sev-1, sev-2, sev-3]
          answers:
            - {answer: "Yes", goto: deploy-fix}
            - {answer: "No", goto: write-down}
        deploy-fix: {only_for: [sev-1, sev-2]}
        write-down: {do: Write the result down.}

Good:
    # phases.yaml
    long-incident:
      steps:
        fix-passed:
          only_for: [sev-1, sev-2, sev-3]
          answers:
            - {answer: "Yes", goto: deploy-fix}
            - {answer: "No", goto: write-down}
        deploy-fix: {only_for: [sev-1, sev-2, sev-3]}
        write-down: {do: Write the result down.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import END, DecisionStep
from generator.problems import Kind, Level, Problem
from generator.rules.wording import at_severities

ID = "decision-without-difference"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    alike: dict[str, list[str]] = {}
    for ways in playbook.ways:
        for name in ways.place:
            step = playbook.steps[name]
            if isinstance(step, DecisionStep) and len(ways.after[name]) == 1 and not _ends(step):
                alike.setdefault(name, []).extend(ways.severities)
    for name, severities in alike.items():
        message = f"every answer to '{name}' leads to the same place{at_severities(playbook, severities)}"
        hint = "let the steps it leads to and the decision be for the same severities, or take it out"
        yield Problem(ID, LEVEL, message, step_spot(playbook, name).at("answers"), hint=hint)


def _ends(step: DecisionStep) -> bool:
    return all(answer.goto == END for answer in step.answers if not answer.unsure)
