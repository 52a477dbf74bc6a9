"""Triage holds a sure answer for each criterion of the worst severity that does not say what gives it.

Why: A criterion that no question asks for is found by whoever knows the list by heart. At 2 AM that is nobody, and
the worst incident starts as a mild one.

Bad:
    # severities.yaml
    sev-1:
      rank: 1
      criteria:
        - A person is hurt.
        - Data of one customer reached another.
    # triage.yaml
    questions:
      harm:
        answers:
          - answer: "Yes"
            floor: sev-1

Good:
    # severities.yaml
    sev-1:
      rank: 1
      criteria:
        - A person is hurt.
        - Data of one customer reached another.
    # triage.yaml
    questions:
      harm:
        answers:
          - answer: "Yes"
            floor: sev-1
      data:
        answers:
          - answer: "Yes"
            floor: sev-1
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.situation import codes
from generator.problems import Kind, Level, Problem, Spot

ID = "criterion-not-asked"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    worst = next(iter(playbook.by_rank), None)
    if worst is None or not playbook.triage.questions:
        return
    questions = playbook.triage.questions.values()
    open_ones = [each for each in worst.criteria if isinstance(each, str)]
    told = {said for each in worst.criteria if not isinstance(each, str) for said in each.given_by.answers}
    leading = sum(
        answer.floor == worst.id and not answer.unsure and f"{question.id}={code}" not in told
        for question in questions
        for code, answer in zip(codes(question), question.answers, strict=True)
    )
    if leading < len(open_ones):
        message = (
            f"'{worst.id}' has more criteria ({len(open_ones)}) "
            f"than triage has sure answers with that floor ({leading})"
        )
        hint = "ask for each criterion in triage, or merge criteria that one answer covers"
        yield Problem(ID, LEVEL, message, Spot.of("severities", worst.id, "criteria"), hint=hint)
