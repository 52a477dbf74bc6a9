"""'Not sure' in triage calls somebody whom the worst answer calls, and nobody else.

Why: Not knowing is the moment to ask the expert. A "not sure" that calls nobody waits for a certainty that only the
expert can give.

Bad:
    # triage.yaml
    questions:
      data-crossed:
        answers:
          - answer: "Yes"
            floor: sev-1
            pulls_in: [privacy-lead]
          - answer: Not sure
            floor: sev-1
            unsure: true

Good:
    # triage.yaml
    questions:
      data-crossed:
        answers:
          - answer: "Yes"
            floor: sev-1
            pulls_in: [privacy-lead]
          - answer: Not sure
            floor: sev-1
            unsure: true
            pulls_in: [privacy-lead]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "unsure-calls-fewer"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for question in playbook.triage.questions.values():
        sure = [
            answer for answer in question.answers if not answer.unsure and answer.floor in playbook.severities
        ]
        if not sure:
            continue
        worst = min(sure, key=lambda answer: playbook.severities[answer.floor].rank)
        for index, answer in enumerate(question.answers):
            if not answer.unsure:
                continue
            spot = Spot.of("triage", "questions", question.id, "answers", index)
            if worst.pulls_in and not answer.pulls_in:
                message = (
                    f"'{answer.answer}' calls nobody, and '{worst.answer}' calls {named(worst.pulls_in)}"
                )
                yield Problem(ID, LEVEL, message, spot, hint="add `pulls_in:` with whoever can tell")
            elif extra := [role for role in answer.pulls_in if role not in worst.pulls_in]:
                message = f"'{answer.answer}' calls {named(extra)}, and '{worst.answer}' does not"
                yield Problem(
                    ID, LEVEL, message, spot.at("pulls_in"), hint="call them on the worst answer, too"
                )
