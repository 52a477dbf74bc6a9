"""A triage question has five answers at most.

Why: Under stress people read the first few choices and take the one that fits roughly. Decisions in the
phases are held to the same limit by their shape.

Bad:
    # triage.yaml
    questions:
      spread:
        answers:
          - answer: One user
          - answer: Two users
          - answer: Ten users
          - answer: A hundred users
          - answer: Everybody
          - answer: Not sure

Good:
    # triage.yaml
    questions:
      spread:
        answers:
          - answer: Many users
          - answer: Not sure
          - answer: A few users
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "too-many-answers"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

MOST = 5


def check(playbook: Playbook) -> Iterator[Problem]:
    for question in playbook.triage.questions.values():
        if len(question.answers) > MOST:
            message = f"question '{question.id}' has {len(question.answers)} answers; {MOST} can be taken in"
            spot = Spot.of("triage", "questions", question.id, "answers")
            yield Problem(ID, LEVEL, message, spot, hint="merge answers with the same floor, or ask twice")
