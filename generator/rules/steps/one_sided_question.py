"""A decision has two answers or more beside 'not sure'.

Why: A question without its "no" is an order. Whoever has to answer no stops, or ticks what is there.

Bad:
    # phases.yaml
    contain:
      steps:
        did-it-stop:
          ask: Did it stop?
          answers:
            - answer: "Yes"
              goto: post-holding-notice
            - answer: Not sure
              goto: pull-next-lever
              unsure: true

Good:
    # phases.yaml
    contain:
      steps:
        did-it-stop:
          ask: Did it stop?
          answers:
            - answer: "Yes"
              goto: post-holding-notice
            - answer: "No"
              goto: pull-next-lever
            - answer: Not sure
              goto: pull-next-lever
              unsure: true
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import DecisionStep, StepAnswer
from generator.model.triage import TriageAnswer
from generator.problems import Kind, Level, Problem, Spot

ID = "one-sided-question"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for step in playbook.steps.values():
        if isinstance(step, DecisionStep):
            yield from _one_sided(step.id, step.answers, step_spot(playbook, step.id))
    for question in playbook.triage.questions.values():
        yield from _one_sided(question.id, question.answers, Spot.of("triage", "questions", question.id))


def _one_sided(
    name: str, answers: Sequence[StepAnswer] | Sequence[TriageAnswer], spot: Spot
) -> Iterator[Problem]:
    sure = [answer for answer in answers if not answer.unsure]
    if len(sure) < 2:
        known = f"'{sure[0].answer}'" if sure else "'not sure'"
        message = f"'{name}' asks, and {known} is the only answer it takes"
        yield Problem(
            ID, LEVEL, message, spot.at("answers"), hint="add the other answer, or make it an action"
        )
