"""The coverage of a playbook as five tables: what is there for each combination, and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Playbook
from generator.model.belonging import possible
from generator.model.coverage import (
    Gap,
    Walked,
    gaps,
    levers_in_time,
    most_at_once,
    steps_for,
    told,
    waiver_of,
    walked,
)
from generator.model.phases import Phase, Step
from generator.model.roles import Role
from generator.model.schedule import busy_roles
from generator.model.severities import Severity
from generator.model.types import IncidentType, TypeKind
from generator.model.waivers import Waiver


@dataclass(frozen=True, slots=True)
class Hole:
    """A gap, and the waiver that accepts it for now."""

    gap: Gap
    waiver: Waiver | None


@dataclass(frozen=True, slots=True)
class AtSeverity:
    """An incident type at a severity: its levers that are fast enough, its drills; None when it cannot be so mild."""

    severity: Severity
    levers: tuple[str, ...]
    drills: tuple[str, ...]
    hole: Hole | None


@dataclass(frozen=True, slots=True)
class TypeRow:
    """An incident type: what it has at each severity, and whether somebody is called."""

    kind: IncidentType
    cells: tuple[AtSeverity | None, ...]
    hole: Hole | None


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind: its type, its own levers, scripts, evidence and drills, why it has no drill, and what it lacks."""

    of: IncidentType
    kind: TypeKind
    no_drill: str
    holes: tuple[Hole, ...]


@dataclass(frozen=True, slots=True)
class PhaseCell:
    """A phase at a severity: its steps, and what an incident walks of them."""

    severity: Severity
    steps: tuple[Step, ...]
    walked: Walked
    hole: Hole | None


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase: its steps at each severity."""

    phase: Phase
    cells: tuple[PhaseCell, ...]


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role: steps in each phase, incident types that call it, severities it takes part in, its levers."""

    role: Role
    steps: tuple[tuple[Phase, int], ...]
    types: tuple[IncidentType, ...]
    severities: tuple[Severity, ...]
    levers: int
    hole: Hole | None


@dataclass(frozen=True, slots=True)
class WordsCell:
    """An audience at a stage: the scripts, each with its severities, and severities without one."""

    stage: str
    scripts: tuple[tuple[str, tuple[Severity, ...]], ...]
    holes: tuple[tuple[Severity, Hole], ...]


@dataclass(frozen=True, slots=True)
class WordsRow:
    """An audience: what it hears at each stage."""

    audience: str
    cells: tuple[WordsCell, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All five tables."""

    types: tuple[TypeRow, ...]
    kinds: tuple[KindRow, ...]
    phases: tuple[PhaseRow, ...]
    roles: tuple[RoleRow, ...]
    words: tuple[WordsRow, ...]
    holes: tuple[Hole, ...]


def coverage(playbook: Playbook, audiences: tuple[str, ...], stages: tuple[str, ...]) -> Coverage:
    """Return the tables, with audiences and stages in the order given."""
    holes = tuple(Hole(gap, waiver_of(playbook, gap)) for gap in gaps(playbook))
    return Coverage(
        tuple(_type(playbook, kind, holes) for kind in playbook.types.values()),
        tuple(_kind(kind, each, holes) for kind in playbook.by_letter for each in kind.kinds.values()),
        tuple(_phase(playbook, phase, holes) for phase in playbook.phases.values()),
        tuple(_role(playbook, role, holes) for role in playbook.roles.values()),
        tuple(_words(playbook, audience, stages, holes) for audience in audiences),
        holes,
    )


def _hole(holes: tuple[Hole, ...], table: str, **cell: str) -> Hole | None:
    return next((hole for hole in holes if hole.gap.table == table and hole.gap.cell == cell), None)


def _type(playbook: Playbook, kind: IncidentType, holes: tuple[Hole, ...]) -> TypeRow:
    can_be = possible(playbook, kind)
    drills = tuple(drill for drill in playbook.drills.values() if drill.type in (kind.id, None))

    def cell(severity: Severity) -> AtSeverity | None:
        if severity not in can_be:
            return None
        limit = severity.lever_limit
        levers = levers_in_time(playbook, kind, limit) if limit else kind.levers
        here = tuple(drill.id for drill in drills if drill.severity == severity.id)
        return AtSeverity(severity, levers, here, _hole(holes, "types", type=kind.id, severity=severity.id))

    cells = tuple(cell(severity) for severity in playbook.by_rank)
    return TypeRow(kind, cells, _hole(holes, "types", type=kind.id))


def _kind(of: IncidentType, kind: TypeKind, holes: tuple[Hole, ...]) -> KindRow:
    reasons = [each.reason for each in kind.accepted if each.rule == "kind-without-drill"]
    mine = tuple(hole for hole in holes if hole.gap.table == "kinds" and hole.gap.cell == {"kind": kind.id})
    return KindRow(of, kind, "" if kind.drills else next(iter(reasons), ""), mine)


def _phase(playbook: Playbook, phase: Phase, holes: tuple[Hole, ...]) -> PhaseRow:
    cells = (
        PhaseCell(
            severity,
            steps_for(playbook, phase, severity),
            walked(playbook, phase, severity),
            _hole(holes, "phases", phase=phase.id, severity=severity.id),
        )
        for severity in playbook.by_rank
    )
    return PhaseRow(phase, tuple(cells))


def _role(playbook: Playbook, role: Role, holes: tuple[Hole, ...]) -> RoleRow:
    steps = (
        (phase, most_at_once(playbook, [each for each in phase.steps.values() if _is_of(role, each)]))
        for phase in playbook.phases.values()
    )
    return RoleRow(
        role,
        tuple(steps),
        tuple(kind for kind in playbook.by_letter if any(pull.role == role.id for pull in kind.pulls_in)),
        tuple(
            severity
            for severity in playbook.by_rank
            if role.id
            in (*severity.leads, *severity.pages, *severity.joins, *(each.role for each in severity.pulls_in))
        ),
        sum(role.id in (lever.owner, lever.backup) for lever in playbook.levers.values()),
        _hole(holes, "roles", role=role.id),
    )


def _is_of(role: Role, step: Step) -> bool:
    return role.id in (step.owner, *busy_roles(step))


def _words(playbook: Playbook, audience: str, stages: tuple[str, ...], holes: tuple[Hole, ...]) -> WordsRow:
    return WordsRow(audience, tuple(_stage(playbook, audience, stage, holes) for stage in stages))


def _stage(playbook: Playbook, audience: str, stage: str, holes: tuple[Hole, ...]) -> WordsCell:
    found: dict[str, list[Severity]] = {}
    for severity in playbook.by_rank:
        for script in told(playbook, severity.id).get((audience, stage), ()):
            found.setdefault(script, []).append(severity)
    missing = _missing(playbook, audience, stage, holes)
    return WordsCell(stage, tuple((name, tuple(where)) for name, where in found.items()), tuple(missing))


def _missing(
    playbook: Playbook, audience: str, stage: str, holes: tuple[Hole, ...]
) -> Iterator[tuple[Severity, Hole]]:
    for severity in playbook.by_rank:
        hole = _hole(holes, "scripts", audience=audience, stage=stage, severity=severity.id)
        if hole is not None:
            yield severity, hole
