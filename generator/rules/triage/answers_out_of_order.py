"""The answers to a triage question stand worst first; 'not sure' may stand anywhere.

Why: People stop reading at the first answer that fits a little. With the mild one on top a leak starts as a ticket.

Bad:
    # triage.yaml
    questions:
      data-crossed:
        answers:
          - answer: "No"
            floor: sev-4
          - answer: "Yes"
            floor: sev-1

Good:
    # triage.yaml
    questions:
      data-crossed:
        answers:
          - answer: "Yes"
            floor: sev-1
          - answer: "No"
            floor: sev-4
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "answers-out-of-order"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for question in playbook.triage.questions.values():
        mildest = 0
        for index, answer in enumerate(question.answers):
            severity = playbook.severities.get(answer.floor)
            if severity is None or answer.unsure:
                continue
            if severity.rank < mildest:
                message = f"'{answer.answer}' is worse than an answer that stands before it"
                spot = Spot.of("triage", "questions", question.id, "answers", index, "floor")
                yield Problem(ID, LEVEL, message, spot, hint="put the worst answer first")
            mildest = max(mildest, severity.rank)
