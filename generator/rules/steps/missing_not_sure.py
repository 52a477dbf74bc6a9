"""Every triage question and every decision has exactly one answer for 'not sure', marked `unsure: true`.

Why: 'We do not know yet' is the honest answer in the first minutes. Without a place for it people guess, or
stop and argue.

Bad:
    # phases.yaml
    contain:
      steps:
        stopped:
          ask: Has the bad output stopped?
          answers:
            - answer: "Yes"
              goto: hold
            - answer: "No"
              goto: fall-back

Good:
    # phases.yaml
    contain:
      steps:
        stopped:
          ask: Has the bad output stopped?
          answers:
            - answer: "Yes"
              goto: hold
            - answer: Not sure
              goto: fall-back
              unsure: true
            - answer: "No"
              goto: fall-back
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import DecisionStep, StepAnswer
from generator.model.triage import TriageAnswer
from generator.problems import Kind, Level, Problem, Spot

ID = "missing-not-sure"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for question in playbook.triage.questions.values():
        spot = Spot.of("triage", "questions", question.id)
        yield from _answers(f"question '{question.id}'", question.answers, spot, "a floor on the safe side")
    for step in playbook.steps.values():
        if isinstance(step, DecisionStep):
            spot = step_spot(playbook, step.id)
            yield from _answers(f"decision '{step.id}'", step.answers, spot, "a goto to the safer branch")


def _answers(
    what: str, answers: Sequence[TriageAnswer | StepAnswer], spot: Spot, safe: str
) -> Iterator[Problem]:
    unsure = [index for index, answer in enumerate(answers) if answer.unsure]
    if not unsure:
        hint = f"add an answer with `unsure: true` and {safe}"
        yield Problem(ID, LEVEL, f"{what} has no answer for 'not sure'", spot.key, hint=hint)
    for index in unsure[1:]:
        message = f"{what} has a second answer for 'not sure'"
        yield Problem(ID, LEVEL, message, spot.at("answers", index, "unsure"), hint="keep one of them")
