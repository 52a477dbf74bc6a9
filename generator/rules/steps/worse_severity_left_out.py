"""What is done at a major severity is done at every worse one too.

Why: A step that runs at SEV-2 and not at SEV-1 is missing where it matters most, and in a list of severities nobody
sees what is not there. A step that makes no sense there, such as raising the worst severity, says so in an answer.

Bad:
    # phases.yaml
    diagnose:
      steps:
        ask-vendor: {only_for: [sev-2]}

Good:
    # phases.yaml
    diagnose:
      steps:
        ask-vendor: {only_for: [sev-1, sev-2]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.belonging import is_for
from generator.model.graph import reached_at, step_spot
from generator.problems import Kind, Level, Problem
from generator.rules.wording import named

ID = "worse-severity-left-out"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    yield from _not_listed(playbook)
    yield from _not_reached(playbook)


def _not_listed(playbook: Playbook) -> Iterator[Problem]:
    for step in playbook.steps.values():
        listed = [severity for severity in playbook.by_rank if severity.id in step.only_for]
        mildest = next((severity for severity in reversed(listed) if severity.major), None)
        if mildest is None:
            continue
        left_out = [
            severity.id
            for severity in playbook.by_rank
            if severity.is_worse_than(mildest) and severity not in listed
        ]
        if left_out:
            message = f"'{step.id}' is for '{mildest.id}', and not for the worse {named(left_out)}"
            hint = "add it to only_for, or accept this warning with the reason"
            yield Problem(ID, LEVEL, message, step_spot(playbook, step.id).at("only_for"), hint=hint)


def _not_reached(playbook: Playbook) -> Iterator[Problem]:
    reached = {severity: reached_at(playbook, severity) for severity in playbook.severities}
    for step in playbook.steps.values():
        there = [severity for severity in playbook.by_rank if step.id in reached[severity.id]]
        passed_by = [
            severity.id
            for severity in playbook.by_rank
            if there and severity.is_worse_than(there[-1]) and severity.major
            if severity not in there and is_for(step, severity.id)
        ]
        if passed_by:
            message = (
                f"a way leads to '{step.id}' at '{there[-1].id}', and none at the worse {named(passed_by)}"
            )
            hint = "lead a way to it there too, or list under only_for where it belongs"
            yield Problem(ID, LEVEL, message, step_spot(playbook, step.id), hint=hint)
