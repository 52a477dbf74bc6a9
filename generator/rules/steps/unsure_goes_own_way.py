"""'Not sure' leads where one of the sure answers leads.

Why: Not knowing is no third fact. It is treated like the answer that is safer; a way of its own is a way nobody
has drilled.

Bad:
    # phases.yaml
    contain:
      steps:
        did-it-stop:
          answers:
            - answer: "Yes"
              goto: post-holding-notice
            - answer: "No"
              goto: pull-next-lever
            - answer: Not sure
              goto: open-war-room
              unsure: true

Good:
    # phases.yaml
    contain:
      steps:
        did-it-stop:
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

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import END, DecisionStep
from generator.problems import Kind, Level, Problem
from generator.rules.wording import named

ID = "unsure-goes-own-way"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_A_CHOICE = 3
"""So many ways are a choice between things, none of which is the safe one; not to know has its own way there."""


def check(playbook: Playbook) -> Iterator[Problem]:
    for step in playbook.steps.values():
        if not isinstance(step, DecisionStep):
            continue
        sure = dict.fromkeys(answer.goto for answer in step.answers if not answer.unsure)
        for index, answer in enumerate(step.answers):
            known = answer.goto in playbook.steps or answer.goto == END
            if answer.unsure and known and answer.goto not in sure and len(sure) < _A_CHOICE:
                message = f"'{answer.answer}' at '{step.id}' goes to '{answer.goto}'; the sure answers go to {named(sure)}"
                spot = step_spot(playbook, step.id).at("answers", index, "goto")
                yield Problem(ID, LEVEL, message, spot, hint="send it the way of the safer answer")
