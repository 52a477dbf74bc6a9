"""The decisions of a playbook as a tree to look at: question, answers, what follows, the next question."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Playbook
from generator.model.phases import DecisionStep, Step, StepAnswer
from generator.pages.hour import successor

DEPTH = 4
"""How many questions stand inside each other; deeper ones start a tree of their own."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One answer: the step it leads to, and the question that comes after it.

    `step` is None where the path ends. `then` is None where no question follows or the question is
    drawn elsewhere; `later` names that question.
    """

    answer: StepAnswer
    step: Step | None
    then: Fork | None
    later: DecisionStep | None


@dataclass(frozen=True, slots=True)
class Fork:
    """A question and its answers."""

    step: DecisionStep
    branches: tuple[Branch, ...]


def outline(playbook: Playbook) -> tuple[Fork, ...]:
    """Return every decision exactly once, each under the first answer that leads to it."""
    drawn: set[str] = set()
    return tuple(
        _fork(playbook, step, drawn, 1)
        for step in playbook.steps.values()
        if isinstance(step, DecisionStep) and step.id not in drawn
    )


def _fork(playbook: Playbook, step: DecisionStep, drawn: set[str], depth: int) -> Fork:
    drawn.add(step.id)
    return Fork(step, tuple(_branch(playbook, answer, drawn, depth) for answer in step.answers))


def _branch(playbook: Playbook, answer: StepAnswer, drawn: set[str], depth: int) -> Branch:
    target = playbook.steps.get(answer.goto)
    question = _next_question(playbook, target)
    if question is None:
        return Branch(answer, target, None, None)
    if question.id in drawn or depth >= DEPTH:
        return Branch(answer, target, None, question)
    return Branch(answer, target, _fork(playbook, question, drawn, depth + 1), None)


def _next_question(playbook: Playbook, step: Step | None) -> DecisionStep | None:
    """Follow the steps until one asks; None when the path ends, leaves the phase or runs in a circle."""
    seen: set[str] = set()
    while step is not None and step.id not in seen:
        if isinstance(step, DecisionStep):
            return step
        seen.add(step.id)
        step = successor(playbook, step)
    return None
