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
from generator.problems import Kind, Level, Problem
from generator.rules.wording import at_severities

ID = "step-out-of-order"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    ordered = [step for step in playbook.steps.values() if step.after]
    skipping: dict[tuple[str, int], list[str]] = {}
    for ways in playbook.ways if ordered else ():
        precedence = Precedence(ways)
        for step in ordered:
            for index, earlier in enumerate(step.after):
                if _skips(playbook, ways, precedence, earlier, step.id):
                    skipping.setdefault((step.id, index), []).extend(ways.severities)
    for (step_id, index), severities in skipping.items():
        earlier = playbook.steps[step_id].after[index]
        where = at_severities(playbook, severities)
        message = f"'{step_id}' comes after '{earlier}', but a way leads to it without '{earlier}'{where}"
        hint = f"move '{earlier}' to where every way passes it, or lead the ways round '{step_id}'"
        yield Problem(ID, LEVEL, message, step_spot(playbook, step_id).at("after", index), hint=hint)
    for step in ordered:
        yield from _too_early(playbook, step)


def _skips(playbook: Playbook, ways: Ways, precedence: Precedence, earlier: str, later: str) -> bool:
    if earlier not in ways.after or later not in ways.place:
        return False
    same_lane = playbook.phase_of[earlier].lane == playbook.phase_of[later].lane
    return same_lane and not precedence.always_before(earlier, later)


def _too_early(playbook: Playbook, step: Step) -> Iterator[Problem]:
    here = playbook.phase_of[step.id]
    for index, earlier in enumerate(step.after):
        there = playbook.phase_of.get(earlier, here)
        if here.lane != there.lane and here.to_minute is not None and there.from_minute >= here.to_minute:
            message = (
                f"'{step.id}' comes after '{earlier}', but '{there.id}' starts at minute {there.from_minute}, "
                f"when '{here.id}' is over"
            )
            hint = f"move one of the two, or take '{earlier}' out of `after`"
            yield Problem(ID, LEVEL, message, step_spot(playbook, step.id).at("after", index), hint=hint)
