"""A lever that cannot be taken back is pulled only after evidence was preserved, on every way to it.

Why: Clearing a memory stops the harm and wipes the trace of it. Afterwards nobody can say who was affected, and the
scope becomes "everyone, perhaps". A lever that wipes nothing says so (`keeps_evidence: true`).
A warning where no step that stands before it preserves any. Where there is nothing to preserve, because
neither a step nor an incident type at hand names any evidence, nothing is said: promoting a replica wipes no trace.

Bad:
    # phases.yaml
    contain:
      steps:
        clear:
          do: Clear the agent's memory.
          uses: {levers: [clear-memory]}

Good:
    # phases.yaml
    contain:
      steps:
        preserve:
          do: Save the evidence of this incident type.
          uses: {type_evidence: true}
        clear:
          do: Clear the agent's memory.
          uses: {levers: [clear-memory]}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model import Playbook
from generator.model.graph import in_time, reached, walked_for
from generator.model.phases import ActionStep, Uses
from generator.model.types import IncidentType
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import grave_if

ID = "irreversible-before-evidence"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    final = {lever.id for lever in playbook.levers.values() if lever.reversible == "no" and lever.saves_first}
    walked = walked_for(playbook)
    actions = [step for step in playbook.steps.values() if isinstance(step, ActionStep)]
    preserving = {step.id for step in actions if step.uses.evidence or step.uses.type_evidence}
    early = {step for way in playbook.ways for step in reached(way, preserving)} - preserving
    early -= _in_later_lanes(playbook, preserving)
    saved = _behind(playbook, preserving)
    for step in actions:
        levers = [lever for lever in step.uses.levers if lever in final]
        types = walked[step.id] if step.uses.type_levers else ()
        levers += [lever for kind in types for lever in kind.first_levers if lever in final]
        if step.id in early and levers and _has_evidence(playbook, walked, step.id, preserving):
            message = f"step '{step.id}' can pull '{levers[0]}', which cannot be taken back, before evidence is preserved"
            hint = "put a step with `type_evidence: true`, or with the evidence it uses, on every way to it"
            spot = Spot.of("phases", playbook.phase_of[step.id].id, "steps", step.id, "uses")
            level = grave_if(step.id in saved)
            yield Problem(ID, level, message, spot, hint=hint)


def _has_evidence(
    playbook: Playbook, walked: Mapping[str, tuple[IncidentType, ...]], step: str, preserving: set[str]
) -> bool:
    """Return whether there is something to preserve when a step is done: of an incident type at hand, or of a step."""
    kinds = {kind.id for kind in walked[step]}
    named = (name for name in preserving if getattr(playbook.steps[name], "uses", Uses()).evidence)
    return any(playbook.types[kind].evidence for kind in kinds) or any(
        not kinds or kinds.intersection(kind.id for kind in walked[name]) for name in named
    )


def _behind(playbook: Playbook, preserving: set[str]) -> set[str]:
    """Return the steps that stand behind one that preserves evidence: there the plan means it to come first."""
    order = [step for phase in in_time(playbook) for step in phase.steps]
    first = next((place for place, step in enumerate(order) if step in preserving), len(order))
    return set(order[first:])


def _in_later_lanes(playbook: Playbook, preserving: set[str]) -> set[str]:
    """Return the steps of lanes that start when evidence has already been preserved in another lane."""
    saved = [phase for step, phase in playbook.phase_of.items() if step in preserving]
    return {
        step
        for step, phase in playbook.phase_of.items()
        if any(
            other.lane != phase.lane and other.to_minute is not None and other.to_minute <= phase.from_minute
            for other in saved
        )
    }
