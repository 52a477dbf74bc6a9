"""'Not sure' in triage sets a worse floor than the mildest answer to the same question.

Why: Doubt must not be the cheap way out. Lowering a severity later costs little; finding out after an hour
that it was the worst one costs the incident. Where nobody has decided what doubt means, the answer can be left out: the
question then stays open, and the start of the type and the other answers hold.

Bad:
    # triage.yaml
    questions:
      harm:
        answers:
          - answer: "Yes"
            floor: sev-1
          - answer: Not sure
            floor: sev-3
            unsure: true
          - answer: "No"
            floor: sev-3

Good:
    # triage.yaml
    questions:
      harm:
        answers:
          - answer: "Yes"
            floor: sev-1
          - answer: Not sure
            floor: sev-2
            unsure: true
          - answer: "No"
            floor: sev-3
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.triage.floors import Floors

ID = "mild-not-sure"
LEVEL = Level.ERROR
KIND = Kind.SAFETY

_OUT = "or leave it out where nobody has decided: the question then stays open"


def check(playbook: Playbook) -> Iterator[Problem]:
    floors = Floors.of(playbook)
    for question in playbook.triage.questions.values():
        mildest = floors.mildest.get(question.id)
        if len(set(floors.ranks(question))) < 2 or not floors.known(question):
            continue  # nothing to choose from: `idle-question` looks at that
        for index, answer in enumerate(question.answers):
            rank = floors.rank.get(answer.floor)
            if not answer.unsure or rank is None:
                continue
            spot = Spot.of("triage", "questions", question.id, "answers", index, "floor")
            if rank == mildest:
                message = f"'not sure' about '{question.id}' gives '{answer.floor}', the mildest floor there"
                yield Problem(ID, LEVEL, message, spot, hint=f"give it the floor of a worse answer, {_OUT}")
            elif rank > min(floors.ranks(question)) + 1:
                message = f"'not sure' about '{question.id}' gives '{answer.floor}', far milder than the worst answer"
                hint = f"give it the floor of the worst answer, or the next one, {_OUT}"
                yield Problem(ID, LEVEL, message, spot, hint=hint)
