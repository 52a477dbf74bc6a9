"""What triage can end in: the worst floor of all answers wins. Not a rule."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Playbook
from generator.model.triage import TriageQuestion


@dataclass(frozen=True, slots=True)
class Floors:
    """The ranks triage works with; rank 1 is worst.

    Attributes:
        rank: rank of each severity by id.
        mildest: rank of the mildest answer to each question by id; asking it forces at least that.
        forced: rank of the mildest outcome there is.
        forced_by: id of the question that forces it.
        otherwise: rank of the mildest outcome if that question were not asked.
    """

    rank: dict[str, int]
    mildest: dict[str, int]
    forced: int
    forced_by: str | None
    otherwise: int

    @classmethod
    def of(cls, playbook: Playbook) -> Floors:
        """Return the floors of a playbook; answers with an unknown floor are left out."""
        rank = {severity.id: severity.rank for severity in playbook.severities.values()}
        mildest = {}
        for question in playbook.triage.questions.values():
            if ranks := [rank[answer.floor] for answer in question.answers if answer.floor in rank]:
                mildest[question.id] = max(ranks)
        no_floor = max(rank.values())
        forced_by = min(mildest, key=mildest.__getitem__, default=None)
        others = (floor for question, floor in mildest.items() if question != forced_by)
        forced = no_floor if forced_by is None else mildest[forced_by]
        return cls(rank, mildest, forced, forced_by, min(others, default=no_floor))

    def ranks(self, question: TriageQuestion) -> list[int]:
        """Return the ranks of the floors of a question's answers."""
        return [self.rank[answer.floor] for answer in question.answers if answer.floor in self.rank]

    def known(self, question: TriageQuestion) -> bool:
        """Return whether every answer to a question has a floor that exists; `unknown-reference` tells of the others."""
        return all(answer.floor in self.rank for answer in question.answers)

    def without(self, question: TriageQuestion) -> int:
        """Return the rank of the mildest outcome that the other questions force."""
        return self.otherwise if question.id == self.forced_by else self.forced
