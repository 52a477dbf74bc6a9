"""Every triage question can change something: the severity, who is called, what is pulled, said or done at once.

Why: Each question costs seconds in the first five minutes. One whose answers all end in the same severity is
asked for nothing, unless an answer brings something else, or a condition of a type or of a severity is what it asks.

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

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.triage import TriageQuestion
from generator.model.types import SeverityWhen
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
        if (
            len(ranks) == len(question.answers)
            and len(outcomes) == 1
            and not (_does_more(question) or _is_a_condition(playbook, question))
        ):
            message = f"every answer to '{question.id}' leads to the same severity, whatever the others say"
            spot = Spot.of("triage", "questions", question.id).key
            hint = (
                "give one answer a worse floor than the other questions force, or what it brings, such as `pulls_in`; say "
                "under `raises` of a type where it matters to that one; or remove the question"
            )
            yield Problem(ID, LEVEL, message, spot, hint=hint)


def _does_more(question: TriageQuestion) -> bool:
    """Return whether its answers differ in something beside the severity and their words."""
    brought = [
        answer.model_dump(exclude={"answer", "floor", "unsure"}, exclude_defaults=True)
        for answer in question.answers
    ]
    return any(each != brought[0] for each in brought)


def _is_a_condition(playbook: Playbook, question: TriageQuestion) -> bool:
    """Return whether a condition that names a severity asks what the question does: they share two words of some length."""
    asked = _words(question.ask)
    conditions = (
        each.when
        for kind in playbook.types.values()
        for each in (*kind.raises, *kind.lowers)
        if isinstance(each, SeverityWhen)
    )
    return any(len(asked & _words(said)) > 1 for said in conditions)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{5,}", text.casefold()))
