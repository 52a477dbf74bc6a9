"""A step that comes `after` others is reached only when they were passed, on every way.

Why: 'Save the trace before the rollback' is worth nothing if one answer jumps over the saving. For a step in
another lane only the times can be compared: its phase must start before the phase of this one ends. A step
that is not for a severity holds nobody up there.

Bad:
    # phases.yaml
    contain:
      steps:
        known:
          ask: Is the cause known?
          answers:
            - answer: "Yes"
              goto: pull
            - answer: Not sure
              goto: preserve
              unsure: true
        preserve:
          do: Save the evidence of this incident type.
        pull:
          do: Pull the first lever of this incident type.
          after: [preserve]

Good:
    # phases.yaml
    contain:
      steps:
        preserve:
          do: Save the evidence of this incident type.
        pull:
          do: Pull the first lever of this incident type.
          after: [preserve]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import Ways, step_spot
from generator.model.phases import Step
from generator.model.precedence import Precedence
from generator.problems import Level, Problem
from generator.rules.wording import at_severities

ID = "step-out-of-order"
LEVEL = Level.ERROR


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield every order that some way does not keep."""
    ordered = [step for step in playbook.steps.values() if step.after]
    broken: set[tuple[str, int]] = set()
    for ways in playbook.ways if ordered else ():
        precedence = Precedence(ways)
        for step in ordered:
            for index, earlier in enumerate(step.after):
                if (step.id, index) not in broken and not _kept(playbook, ways, precedence, earlier, step):
                    broken.add((step.id, index))
                    message = (
                        f"'{step.id}' comes after '{earlier}', "
                        f"but a way leads to it without '{earlier}'{at_severities(playbook, ways)}"
                    )
                    spot = step_spot(playbook, step.id).at("after", index)
                    hint = (
                        f"move '{earlier}' to where every way passes it, or lead the ways round '{step.id}'"
                    )
                    yield Problem(ID, LEVEL, message, spot, hint=hint)


def _kept(playbook: Playbook, ways: Ways, precedence: Precedence, earlier: str, step: Step) -> bool:
    if earlier not in ways.after or step.id not in ways.place:
        return True
    here, there = playbook.phase_of[step.id], playbook.phase_of[earlier]
    if here.lane != there.lane:
        return here.to_minute is None or there.from_minute < here.to_minute
    return precedence.always_before(earlier, step.id)
