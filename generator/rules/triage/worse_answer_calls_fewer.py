"""A worse answer in triage calls everybody whom a milder answer to the same question calls.

Why: The worse it is, the more help is needed. An expert whom only the milder answer names sleeps through the incident
that needs them most.

Bad:
    # triage.yaml
    questions:
      acted:
        answers:
          - answer: "Yes, and it cannot be undone"
            floor: sev-1
          - answer: "Yes, and it can be undone"
            floor: sev-2
            pulls_in: [security-lead]

Good:
    # triage.yaml
    questions:
      acted:
        answers:
          - answer: "Yes, and it cannot be undone"
            floor: sev-1
            pulls_in: [security-lead]
          - answer: "Yes, and it can be undone"
            floor: sev-2
            pulls_in: [security-lead]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.triage import TriageQuestion
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "worse-answer-calls-fewer"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for question in playbook.triage.questions.values():
        yield from _question(playbook, question)


def _question(playbook: Playbook, question: TriageQuestion) -> Iterator[Problem]:
    """Compare each answer with the milder ones that are sure; `unsure-calls-fewer` looks at doubt."""
    ranked = sorted(
        (playbook.severities[answer.floor].rank, place)
        for place, answer in enumerate(question.answers)
        if answer.floor in playbook.severities and not answer.unsure
    )
    for rank, place in ranked:
        worse = question.answers[place]
        milder = (question.answers[other] for later, other in ranked if later > rank)
        for answer in milder:
            if missing := [role for role in answer.pulls_in if role not in worse.pulls_in]:
                message = (
                    f"'{answer.answer}' to '{question.id}' calls {named(missing)}, and '{worse.answer}', "
                    "which is worse, does not"
                )
                spot = Spot.of("triage", "questions", question.id, "answers", place)
                yield Problem(ID, LEVEL, message, spot, hint="call them on the worse answer, too")
                break
