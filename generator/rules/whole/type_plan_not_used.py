"""The steps bring in the triage questions, and the levers and the evidence of the incident type.

Why: Those lists stand on other pages. A first hour that never points to them is walked without them. Clocks of which none
ends within two days can wait.

Bad:
    # phases.yaml
    contain:
      steps:
        pull-lever:
          do: Pull a lever.
          work: repair

Good:
    # phases.yaml
    contain:
      steps:
        pull-lever:
          do: Pull the first lever of the type.
          work: repair
          uses: {type_levers: true}
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.clock_limits import shortest
from generator.model.phases import ActionStep
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import listing

ID = "type-plan-not-used"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_TWO_DAYS = 2 * 24 * 60
_LISTS = {
    "triage": "the triage questions",
    "type_levers": "the levers of the incident type",
    "type_evidence": "the evidence of the incident type",
    "type_clocks": "the clocks of the incident type",
}


def check(playbook: Playbook) -> Iterator[Problem]:
    horizon = playbook.about.horizon_minutes
    early = [
        step
        for step in playbook.steps.values()
        if isinstance(step, ActionStep) and playbook.phase_of[step.id].from_minute < horizon
    ]
    lacking = [
        flag
        for flag in _LISTS
        if _is_there(playbook, flag) and not any(_brings_in(step, flag) for step in early)
    ]
    if lacking:
        what = listing(_LISTS[flag] for flag in lacking)
        message = f"no step of the first {horizon} minutes brings in {what}"
        hint = f"add {listing(f'`uses: {{{flag}: true}}`' for flag in lacking)} to a step"
        yield Problem(ID, LEVEL, message, Spot.of("phases").key, hint=hint)


def _is_there(playbook: Playbook, flag: str) -> bool:
    """Return whether the playbook has what a step could bring in."""
    if flag == "triage":
        return bool(playbook.triage.questions)
    if flag == "type_clocks":
        clocks = (playbook.clocks.get(name) for kind in playbook.types.values() for name in kind.every_clock)
        return any(
            clock and clock.can_start and not _TWO_DAYS < shortest(clock) < math.inf for clock in clocks
        )
    return any(getattr(kind, flag.removeprefix("type_")) for kind in playbook.types.values())


def _brings_in(step: ActionStep, flag: str) -> bool:
    """Return whether a step brings in a list, or is one of a type that names what it uses itself."""
    own = getattr(step.uses, flag.removeprefix("type_"), ()) if step.only_for_types else ()
    return bool(getattr(step.uses, flag) or own)
