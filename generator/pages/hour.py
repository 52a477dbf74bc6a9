"""The first hour seen from different sides: by role, by phase, and as one person's list."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.model import Playbook
from generator.model.belonging import possible
from generator.model.graph import walk_of
from generator.model.phases import EVERYBODY, ActionStep, Phase, Step
from generator.model.roles import Role
from generator.model.types import IncidentType


@dataclass(frozen=True, slots=True)
class Part:
    """A role's part in one phase: the steps it answers for, does for another, is asked about, is told of."""

    phase: Phase
    owns: tuple[Step, ...]
    helps: tuple[Step, ...]
    hears: tuple[tuple[Step, str], ...] = ()

    @property
    def letters(self) -> tuple[tuple[Step, str], ...]:
        """Every step that concerns the role, with A, R, C and I as they hold, in the order of the phase."""
        found: dict[str, str] = {}
        for step in self.owns:
            done = isinstance(step, ActionStep) and step.responsible
            found[step.id] = "A" if done else "A, R"
        for step in self.helps:
            found[step.id] = "R"
        for step, letter in self.hears:
            found[step.id] = f"{found[step.id]}, {letter}" if step.id in found else letter
        return tuple((step, found[step.id]) for step in self.phase.steps.values() if step.id in found)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Those that it does or answers for, in the order of the phase."""
        mine = {step.id for step in (*self.owns, *self.helps)}
        return tuple(step for step in self.phase.steps.values() if step.id in mine)


@dataclass(frozen=True, slots=True)
class Row:
    """A role and its part in every phase."""

    role: Role
    parts: tuple[Part, ...]

    @property
    def busy(self) -> tuple[Part, ...]:
        """The parts in which it has something to do."""
        return tuple(part for part in self.parts if part.steps)

    def busy_in(self, phases: tuple[Phase, ...]) -> tuple[Part, ...]:
        """Return the parts in some phases that are not empty."""
        wanted = {phase.id for phase in phases}
        return tuple(part for part in self.busy if part.phase.id in wanted)

    def stretches(self, phases: tuple[Phase, ...]) -> tuple[tuple[Part, ...], ...]:
        """Return the same, those together that have the same minutes."""
        found: dict[tuple[int, int | None], list[Part]] = {}
        for part in self.busy_in(phases):
            found.setdefault((part.phase.from_minute, part.phase.to_minute), []).append(part)
        return tuple(map(tuple, found.values()))


def rows(playbook: Playbook) -> tuple[Row, ...]:
    """Return the roles that have at least one step, in the order of the playbook."""
    found = (
        Row(role, tuple(_part(role, phase) for phase in playbook.phases.values()))
        for role in playbook.roles.values()
    )
    return tuple(row for row in found if row.busy)


def combined(playbook: Playbook, role: Role) -> dict[str, tuple[str, ...]]:
    """Return the roles that one person may hold together with a role, whichever of the two says so.

    With each stand the severities at which they may, none for all; a role that either excludes is left out.
    """
    found: dict[str, tuple[str, ...]] = {}
    for one, other in ((role, each) for each in playbook.roles.values() if each is not role):
        pair = ((one, other.id), (other, one.id))
        if any(name in said.never_combine for said, name in pair):
            continue
        at = [each.at for said, name in pair for each in said.may_combine_at if each.role == name]
        if any(name in said.may_combine for said, name in pair):
            found[other.id] = ()
        elif at:
            found[other.id] = tuple(dict.fromkeys(severity for some in at for severity in some))
    return found


def kept_apart(playbook: Playbook, role: Role) -> tuple[str, ...]:
    """Return the roles that one person never holds together with a role, whichever of the two says so, its own first."""
    others = (other for other in playbook.roles.values() if role.id in other.never_combine)
    return tuple(dict.fromkeys((*role.never_combine, *(other.id for other in others))))


def is_timed(playbook: Playbook) -> bool:
    """Return whether the playbook says in which minute anything is done, or how long it takes."""
    steps = playbook.steps.values()
    return any(phase.timed for phase in playbook.phases.values()) or any(step.minutes for step in steps)


def states_hour(playbook: Playbook) -> bool:
    """Return whether the playbook says in which minute a phase begins or ends, so that its first time has an end."""
    return any(phase.timed for phase in playbook.phases.values())


def ticks(playbook: Playbook, width: int) -> tuple[tuple[int, int], ...]:
    """Return the minutes that a scale names, each with where the next one begins.

    They are the first minutes of the phases of the main lane; round ones where these are fewer than two.
    """
    phases = first_phases(playbook)
    starts = sorted({phase.from_minute for phase in phases if phase.lane == phases[0].lane})
    if len(starts) < 2:
        apart = next((each for each in (1, 5, 15, 60) if width <= each * 8), -(-width // 8))
        starts = list(range(0, width, apart))
    return tuple(zip(starts, (*starts[1:], width), strict=True))


def first_phases(playbook: Playbook) -> tuple[Phase, ...]:
    """Return the phases that start within the first hour."""
    return tuple(
        phase for phase in playbook.phases.values() if phase.from_minute < playbook.about.horizon_minutes
    )


Walk = tuple[tuple[Phase, tuple[tuple[Step, tuple[str, ...]], ...]], ...]
"""Phases with their steps, and with each step the types and kinds it is for, where it is for some only."""


def walk(playbook: Playbook, kind: IncidentType) -> Walk:
    """Return the steps an incident of a type takes, phase by phase; nothing where it takes those of all types.

    It takes none that only severities have which the type cannot have.
    """
    mine = walk_of(playbook, kind)
    reached = {severity.id for severity in possible(playbook, kind)}
    names = {kind.id, *kind.kinds}
    found: Walk = tuple(
        (phase, steps)
        for phase in playbook.phases.values()
        if (
            steps := tuple(
                (step, _only(step, phase, names))
                for step in phase.steps.values()
                if step.id in mine and reached.intersection(step.only_for or phase.only_for or reached)
            )
        )
    )
    return found if any(own for _, steps in found for _, own in steps) else ()


def _only(step: Step, phase: Phase, names: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in step.only_for_types or phase.only_for_types if name in names)


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
        owns=tuple(step for step in steps if step.owner in (role.id, EVERYBODY)),
        helps=tuple(_helped(role, steps)),
        hears=tuple(
            (step, letter)
            for step in steps
            for roles, letter in ((step.consulted, "C"), (step.informed, "I"))
            if role.id in roles
        ),
    )


def heard_by(playbook: Playbook, party: str) -> dict[str, list[tuple[Step, str]]]:
    """Return the steps in which an outside party is asked (C) or told (I), by phase; empty where it is in none."""
    found: dict[str, list[tuple[Step, str]]] = {}
    for step in playbook.steps.values():
        for parties, letter in ((step.consulted_parties, "C"), (step.informed_parties, "I")):
            if party in parties:
                found.setdefault(playbook.phase_of[step.id].id, []).append((step, letter))
    return found


def _helped(role: Role, steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        if isinstance(step, ActionStep) and role.id in step.responsible and step.owner != role.id:
            yield step
