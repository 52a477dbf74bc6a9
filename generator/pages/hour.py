"""The first hour seen from different sides: by role, by phase, and as one person's list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Playbook
from generator.model.phases import ActionStep, Phase, Step
from generator.model.roles import Role


@dataclass(frozen=True, slots=True)
class Part:
    """A role's part in one phase: the steps it answers for, and those it does for another role."""

    phase: Phase
    owns: tuple[Step, ...]
    helps: tuple[Step, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """All of them, in the order of the phase."""
        mine = {step.id for step in (*self.owns, *self.helps)}
        return tuple(step for step in self.phase.steps.values() if step.id in mine)


@dataclass(frozen=True, slots=True)
class Row:
    """A role and its part in every phase."""

    role: Role
    parts: tuple[Part, ...]

    @property
    def busy(self) -> tuple[Part, ...]:
        """The parts that are not empty."""
        return tuple(part for part in self.parts if part.steps)

    def busy_in(self, phases: tuple[Phase, ...]) -> tuple[Part, ...]:
        """Return the parts in some phases that are not empty."""
        wanted = {phase.id for phase in phases}
        return tuple(part for part in self.busy if part.phase.id in wanted)


def rows(playbook: Playbook) -> tuple[Row, ...]:
    """Return the roles that have at least one step, in the order of the playbook."""
    found = (
        Row(role, tuple(_part(role, phase) for phase in playbook.phases.values()))
        for role in playbook.roles.values()
    )
    return tuple(row for row in found if row.busy)


def first_phases(playbook: Playbook) -> tuple[Phase, ...]:
    """Return the phases that start within the first hour."""
    return tuple(
        phase for phase in playbook.phases.values() if phase.from_minute < playbook.about.horizon_minutes
    )


def numbers(playbook: Playbook) -> dict[str, int]:
    """Return the number of every step within its phase, counted from 1, by step id."""
    return {
        step_id: number
        for phase in playbook.phases.values()
        for number, step_id in enumerate(phase.steps, start=1)
    }


def successor(playbook: Playbook, step: Step) -> Step | None:
    """Return the step that follows when no question is asked; None at the end of a path."""
    wanted = None if step.kind == "decision" else step.next
    if wanted is not None:
        return playbook.steps.get(wanted)
    ids = list(playbook.phase_of[step.id].steps)
    rest = ids[ids.index(step.id) + 1 :]
    return playbook.steps[rest[0]] if rest else None


def _part(role: Role, phase: Phase) -> Part:
    steps = tuple(phase.steps.values())
    return Part(
        phase,
        owns=tuple(step for step in steps if step.owner == role.id),
        helps=tuple(_helped(role, steps)),
    )


def _helped(role: Role, steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        if isinstance(step, ActionStep) and role.id in step.responsible and step.owner != role.id:
            yield step
