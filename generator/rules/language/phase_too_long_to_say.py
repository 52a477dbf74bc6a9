"""The steps of a phase can be read aloud in one minute.

Why: The deputy reads the checklist aloud to people who are acting. After a minute nobody listens.

Bad:
    # phases.yaml
    confirm:
      steps:
        replay:
          do: Take the exact input and replay it in the isolated copy, and then say all that you see at length.

Good:
    # phases.yaml
    confirm:
      steps:
        replay:
          do: Replay the exact input in an isolated copy.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import Ways
from generator.model.phases import ActionStep, DecisionStep, Phase, Step
from generator.model.prose import as_read, count_words
from generator.problems import Kind, Level, Problem, Spot

ID = "phase-too-long-to-say"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

WORDS_A_MINUTE = 150
"""How fast people read aloud so that others can follow."""


def check(playbook: Playbook) -> Iterator[Problem]:
    for phase in playbook.phases.values():
        most = max((_words(playbook, phase, ways) for ways in playbook.ways), default=0)
        if most > WORDS_A_MINUTE:
            seconds = 60 * most // WORDS_A_MINUTE
            message = f"the steps of '{phase.id}' take {seconds} seconds to say; 60 are the most"
            spot = Spot.of("phases", phase.id, "steps").key
            yield Problem(ID, LEVEL, message, spot, hint="shorten the steps, or split the phase")


def _words(playbook: Playbook, phase: Phase, ways: Ways) -> int:
    steps = [step for step in phase.steps.values() if step.id in ways.after]
    return sum(count_words(as_read(playbook, text)) for step in steps for text in _spoken(step))


def _spoken(step: Step) -> tuple[str, ...]:
    if isinstance(step, ActionStep):
        return (step.do, *(smaller.do for smaller in step.steps))
    return (step.ask,) if isinstance(step, DecisionStep) else (step.say or "",)
