"""Every triage question can change something: the severity, who is pulled in, or what is done at once.

Why: Each question costs seconds in the first five minutes. One whose answers all end in the same severity is
asked for nothing.

Bad:
    # triage.yaml
    questions:
      spread:
        answers:
          - answer: "Yes"
            floor: sev-3
          - answer: "No"
            floor: sev-3

Good:
    # triage.yaml
    questions:
      spread:
        answers:
          - answer: "Yes"
            floor: sev-2
          - answer: "No"
            floor: sev-3
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.triage import TriageQuestion
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.triage.floors import Floors

ID = "idle-question"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    floors = Floors.of(playbook)
    for question in playbook.triage.questions.values():
        ranks = floors.ranks(question)
        outcomes = {min(rank, floors.without(question)) for rank in ranks}
        if len(ranks) == len(question.answers) and len(outcomes) == 1 and not _does_more(question):
            message = f"every answer to '{question.id}' leads to the same severity, whatever the others say"
            spot = Spot.of("triage", "questions", question.id).key
            hint = "give one answer a worse floor than the other questions force, or remove the question"
            yield Problem(ID, LEVEL, message, spot, hint=hint)


def _does_more(question: TriageQuestion) -> bool:
    return len({(answer.first, answer.pulls_in) for answer in question.answers}) > 1
