"""Triage: questions whose answers each set a severity floor. The worst floor wins."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Answered, Entry, Id, Part, RichText, RoleRef, SeverityRef, Text


class TriageAnswer(Part):
    """One answer and the mildest severity it still allows."""

    answer: Text = Field(description="What the reader taps or says.")
    floor: SeverityRef = Field(description="The incident is at least this severe.")
    unsure: bool = Field(default=False, description="true for the answer 'not sure'; every question has one.")
    first: RichText | None = Field(
        default=None, description="Something that must happen at once on this answer."
    )
    pulls_in: tuple[RoleRef, ...] = Field(
        default=(), description="Roles this answer pulls in whatever the severity."
    )


class TriageQuestion(Entry):
    """One question, answerable in seconds without looking anything up."""

    ask: Text = Field(description="The question, short, ending in a question mark.")
    help: RichText | None = Field(default=None, description="What counts, in one or two sentences.")
    answers: tuple[TriageAnswer, ...] = Field(min_length=2, description="The possible answers, worst first.")


class Triage(Answered):
    """How a severity is chosen: ask every question in order, take the worst floor."""

    how: RichText = Field(description="How to use the questions, in one or two sentences.")
    reportable: RichText = Field(
        description="Why being reportable is decided apart from severity, and by whom."
    )
    questions: dict[Id, TriageQuestion] = Field(
        min_length=1, description="The questions by id, in the order to ask them."
    )
