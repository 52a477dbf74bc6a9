"""What somebody says about an incident, in words or codes -> the answers of triage and the incident type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.errors import UsageError
from generator.model.meant import unknown
from generator.model.phases import DecisionStep
from generator.model.playbook import Playbook
from generator.model.triage import TriageQuestion
from generator.model.verdict import NO_TYPE


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known so far.

    Attributes:
        answers: which answer was given, counted from 0, by question.
        type_id: id of the incident type; `NO_TYPE` where none applies; None while nobody knows it.
        kind: id of the kind of that type; None while nobody knows it.
        kindless: whether somebody said that no kind of that type fits.
    """

    answers: Mapping[str, int]
    type_id: str | None = None
    kind: str | None = None
    kindless: bool = False

    @property
    def name(self) -> str | None:
        """Return the id of the kind, else what is known of the type, which is what verdicts go by."""
        return self.kind or self.type_id


def codes(question: TriageQuestion | DecisionStep) -> tuple[str, ...]:
    """Return a short name of each answer for commands and addresses, such as `not-sure`; no two are the same."""
    found: list[str] = []
    answers = [answer.answer for answer in question.answers]
    for place, answer in enumerate(answers, start=1):
        code = re.sub(r"[\W_]+", "-", answer.casefold()).strip("-") or str(place)
        found.append(f"{code}-{place}" if code in found else code)
    return tuple(found)


def situation(
    playbook: Playbook, type_id: str | None, said: Iterable[str], kind: str | None = None
) -> Situation:
    """Return what somebody said about an incident.

    Args:
        playbook: what it is said about.
        type_id: id, letter or name of the incident type, or `none` where none applies; that of the kind when left out.
        said: `question=answer` each: the id of a question, and the code, the words or the number of its answer.
        kind: id or name of a kind of the type, or `none` where no kind of it fits.

    Raises:
        UsageError: there is no such type, kind, question or answer, the kind is of another type, or a question is
            answered twice.
    """
    answers: dict[str, int] = {}
    for each in said:
        name, equals, answer = (part.strip() for part in each.partition("="))
        question = playbook.triage.questions.get(name)
        if not equals:
            raise UsageError(f"'{each}' is no answer: write question=answer, such as {_example(playbook)}")
        if question is None:
            raise UsageError(unknown("question", name, tuple(playbook.triage.questions)))
        if name in answers:
            raise UsageError(f"'{name}' is answered twice: keep one answer")
        answers[name] = _place(question, answer)
    chosen = None if type_id is None else _type(playbook, type_id)
    if kind is None:
        return Situation(answers, chosen)
    if kind.casefold() == "none":
        if not chosen:
            raise UsageError("no kind of which type? Name the type beside it")
        return Situation(answers, chosen, kindless=True)
    own = _kind(playbook, kind, chosen)
    return Situation(answers, playbook.type_of_kind[own], own)


def _place(question: TriageQuestion, answer: str) -> int:
    known = codes(question)
    for place, (code, one) in enumerate(zip(known, question.answers, strict=True)):
        if answer.casefold() in (code, one.answer.casefold(), str(place + 1)):
            return place
    raise UsageError(unknown(f"answer to '{question.id}'", answer, known))


def _type(playbook: Playbook, said: str) -> str:
    for one in playbook.types.values():
        if said.casefold() in (one.id, one.letter.casefold(), one.name.casefold()):
            return one.id
    if said.casefold() == "none":
        return NO_TYPE
    words = {one.id: " ".join((one.name, *one.aliases, one.looks_like)) for one in playbook.types.values()}
    raise UsageError(unknown("incident type", said, words | {"none": ""}))


def _kind(playbook: Playbook, said: str, type_id: str | None) -> str:
    """Return the id of a kind; of that type alone where one is named."""
    names = {name: playbook.type_of_kind[name] for name in playbook.kinds}
    for name, own in names.items():
        if said.casefold() in (name, playbook.kinds[name].name.casefold()):
            if type_id in (None, own):
                return name
            raise UsageError(
                f"kind '{name}' is one of type '{own}', not of '{type_id}': name that type, or none"
            )
    mine = {
        name: f"{playbook.kinds[name].name} {playbook.kinds[name].looks_like}"
        for name, own in names.items()
        if type_id in (None, own)
    }
    if not mine:
        raise UsageError(
            f"type '{type_id}' has no kinds: leave the kind out" if type_id else "no type has kinds"
        )
    raise UsageError(unknown("kind", said, mine))


def _example(playbook: Playbook) -> str:
    question = next(iter(playbook.triage.questions.values()))
    return f"{question.id}={codes(question)[0]}"
