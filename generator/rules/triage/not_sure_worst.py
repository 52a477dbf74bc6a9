"""In triage no doubt weighs more than a fact: some sure answer has a floor as bad as that of 'not sure'.

Why: Whoever learns that it is true would set a milder severity than whoever merely fears it, so knowledge makes the
response slower. Most often the floor of the worst answer was mistyped.

Bad:
    # triage.yaml
    questions:
      harm:
        answers:
          - answer: "Yes"
            floor: sev-3
          - answer: Not sure
            floor: sev-1
            unsure: true
          - answer: "No"
            floor: sev-4

Good:
    # triage.yaml
    questions:
      harm:
        answers:
          - answer: "Yes"
            floor: sev-1
          - answer: Not sure
            floor: sev-1
            unsure: true
          - answer: "No"
            floor: sev-4
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.triage.floors import Floors

ID = "not-sure-worst"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    floors = Floors.of(playbook)
    for question in playbook.triage.questions.values():
        if not floors.known(question):
            continue
        ranked = [(floors.rank[answer.floor], index) for index, answer in enumerate(question.answers)]
        sure = [(rank, index) for rank, index in ranked if not question.answers[index].unsure]
        unsure = [(rank, index) for rank, index in ranked if question.answers[index].unsure]
        if sure and unsure and min(unsure)[0] < min(sure)[0]:
            worst, doubt = question.answers[min(sure)[1]], question.answers[min(unsure)[1]]
            message = (
                f"'{worst.answer}' to '{question.id}' gives '{worst.floor}', milder than '{doubt.floor}' for"
                f" '{doubt.answer}'"
            )
            spot = Spot.of("triage", "questions", question.id, "answers", min(sure)[1], "floor")
            yield Problem(
                ID, LEVEL, message, spot, hint=f"write {doubt.floor}, or a milder floor for the doubt"
            )
