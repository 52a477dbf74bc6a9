"""The words of a playbook for what a verdict names by id."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Playbook
from generator.model.prose import as_read
from generator.model.text import title_of
from generator.model.verdict_plan import Condition, Reason, said_at_once


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
        if reason.answer is None:
            name = self.title("types_and_kinds", reason.id)
            starts = "until all is answered, " if reason.by == "start" else ""
            return f"{starts}{_VIA[reason.via]}{name}"
        question = self.playbook.triage.questions[reason.id]
        return f"{self.text(question.ask)} {self.text(question.answers[reason.answer].answer)}"

    def reasons(self, reasons: Iterable[Reason], *, brief: bool = False) -> list[str]:
        """Return what asks for something, with all the types that it can be as one; without their names for `brief`."""
        told = {reason: self.reason(reason) for reason in reasons if reason.via != "unknown"}
        can_be = dict.fromkeys(reason.id for reason in reasons if reason.via == "unknown")
        guess = ", ".join(self.title("types", each) for each in can_be)
        said = "the type is not known" if brief else f"{_VIA['unknown']}{guess}"
        return [*told.values(), *([said] if guess else [])]

    def condition(self, condition: Condition) -> str:
        """Return what would raise or lower the severity, and to which one."""
        severity = self.playbook.severities[condition.severity]
        name = f"{self.text(severity.name)} {self.text(severity.label)}".strip()
        sign = "you see this sign" if condition.by == "signals" else "this holds"
        return f"{'Raise' if condition.worse else 'Lower'} to {name} when {sign}: {self.when(condition)}"

    def when(self, condition: Condition) -> str:
        """Return what must hold, or be seen, for a condition."""
        kind = self.playbook.types[condition.type_id]
        if condition.by == "signals":
            return self.text(kind.signals[condition.place].what)
        listed = kind.raises if condition.by == "raises" else kind.lowers
        one = listed[condition.place]
        return self.text(one if isinstance(one, str) else one.when)

    def first(self, reason: Reason) -> str:
        """Return what an answer or a kind asks for at once."""
        if reason.by == "kind":
            return self.text(self.playbook.kinds[reason.id].first)
        asked = self.playbook.triage.questions[reason.id].answers[reason.answer or 0]
        return self.text(said_at_once(asked))

    def lever_note(self, kind: str | None) -> str | None:
        """Return what comes before or beside the first lever of a kind, and when; None for nothing."""
        found = self.playbook.kinds.get(kind or "")
        return self.text(found.lever_note) if found and found.lever_note else None


_VIA = {"": "", "answer": "an answer brings in ", "unknown": "the type is not known and can be "}
