"""The words of a playbook for what a verdict names by id."""

from __future__ import annotations

from generator.model import Playbook
from generator.model.prose import as_read
from generator.model.text import title_of
from generator.model.verdict import Reason


class Words:
    """The words of one playbook, each as one line without marks."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook

    def text(self, written: str | None) -> str:
        """Return a text as a person reads it; nothing for none."""
        return " ".join(as_read(self.playbook, written or "").split())

    def title(self, concept: str, name: str | None) -> str:
        """Return what an entry is called; its id where nothing has that id, nothing for none."""
        entry = getattr(self.playbook, concept).get(name)
        return self.text(title_of(entry)) if entry else name or ""

    def reason(self, reason: Reason) -> str:
        """Return what asks for something: a question with its answer, a type, a kind, a severity."""
        if reason.by == "severity":
            return self.title("severities", reason.id)
        if reason.by == "kind":
            return self.title("kinds", reason.id)
        if reason.answer is None:
            kind = self.playbook.types[reason.id]
            starts = "until all is answered, " if reason.by == "start" else ""
            return f"{starts}type {kind.letter}, {self.text(kind.name)}"
        question = self.playbook.triage.questions[reason.id]
        return f"{self.text(question.ask)} {self.text(question.answers[reason.answer].answer)}"

    def first(self, reason: Reason) -> str:
        """Return what an answer asks for at once."""
        asked = self.playbook.triage.questions[reason.id].answers[reason.answer or 0]
        return self.text(asked.first or "")
