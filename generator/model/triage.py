"""Triage: questions whose answers each set a severity floor. The worst floor wins."""

from __future__ import annotations

from generator.model.base import (
    Answered,
    Entry,
    Id,
    LeverRef,
    Part,
    RichText,
    RoleRef,
    ScriptRef,
    SeverityRef,
    Text,
    TypeRef,
)
from generator.model.fields import BINDING, BREAKING, LONGER, OPERATIONAL, PUBLIC, WORSE, fact


class TriageAnswer(Part):
    """One answer and the mildest severity it still allows."""

    answer: Text = fact("What the reader taps or says.", PUBLIC, OPERATIONAL, says=("answer", "answers"))
    floor: SeverityRef = fact("The incident is at least this severe.", PUBLIC, BREAKING, strict=WORSE)
    unsure: bool = fact(
        "true for the answer 'not sure'; every question has one.", PUBLIC, OPERATIONAL, default=False
    )
    first: RichText | None = fact(
        "Something that must happen at once on this answer.", PUBLIC, BINDING, default=None
    )
    pulls_in: tuple[RoleRef, ...] = fact(
        "Roles this answer pulls in whatever the severity.", PUBLIC, BREAKING, strict=LONGER, default=()
    )
    lever: LeverRef | None = fact(
        "Lever that is pulled on this answer, whatever the incident type: before those of the type, or beside them where "
        "nobody is sure of the answer.",
        PUBLIC,
        BREAKING,
        default=None,
    )
    next_levers: tuple[LeverRef, ...] = fact(
        "Levers that follow that one on this answer when it does not hold, before those of the incident type.",
        PUBLIC,
        BREAKING,
        ordered=True,
        default=(),
    )
    seen_outside: bool = fact(
        "true: people outside know of it, so that words to them come first even for a kind that is unseen outside.",
        PUBLIC,
        BREAKING,
        default=False,
    )
    scripts: tuple[ScriptRef, ...] = fact(
        "Scripts whose words this answer asks for, such as the reply to a reporter, after those of the kind.",
        PUBLIC,
        OPERATIONAL,
        strict=LONGER,
        default=(),
    )
    also: TypeRef | None = fact(
        "Incident type whose plan this answer brings in beside the one at hand, such as the leak beside an injection.",
        PUBLIC,
        BREAKING,
        says="second incident type",
        default=None,
    )

    @property
    def levers(self) -> tuple[str, ...]:
        """Return the levers that this answer asks for, in the order to try them."""
        return tuple(filter(None, (self.lever, *self.next_levers)))


class TriageQuestion(Entry, noun="question"):
    """One question, answerable in seconds without looking anything up."""

    ask: Text = fact("The question, short, ending in a question mark.", PUBLIC, OPERATIONAL, says="question")
    help: RichText | None = fact("What counts, in one or two sentences.", PUBLIC, OPERATIONAL, default=None)
    answers: tuple[TriageAnswer, ...] = fact(
        "The possible answers, worst first.", PUBLIC, BREAKING, says=("answer", "answers"), min_length=2
    )


class Triage(Answered):
    """How a severity is chosen: ask every question in order, take the worst floor."""

    how: RichText | None = fact(
        "How to use the questions, in one or two sentences.", PUBLIC, OPERATIONAL, default=None
    )
    reportable: RichText | None = fact(
        "Why being reportable is decided apart from severity, and by whom.", PUBLIC, OPERATIONAL, default=None
    )
    pull_order: tuple[LeverRef, ...] = fact(
        "Levers in the order in which they are pulled where answers and type ask for several; others come after them.",
        PUBLIC,
        BREAKING,
        ordered=True,
        says=("lever of the order", "order of levers"),
        default=(),
    )
    questions: dict[Id, TriageQuestion] = fact(
        "The questions by id, in the order to ask them.", PUBLIC, BREAKING, default_factory=dict
    )
