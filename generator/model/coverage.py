"""What the playbook holds for each combination that can occur, and the combinations it holds nothing for.

Four tables: type by severity, phase by severity, what roles do, and words by audience, stage and severity.
Gaps that other rules report in their own words (no first statement, no holding notice) are not repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.duration import Duration
from generator.model.phases import Phase, Step
from generator.model.playbook import Playbook
from generator.model.scripts import PUBLIC_AUDIENCES
from generator.model.severities import Severity
from generator.model.types import IncidentType
from generator.model.waivers import Table, Waiver
from generator.problems import Spot

_NO_WORK = frozenset({"may_combine", "may_combine_at", "never_combine", "reports_to", "status_report"})
"""Fields of a role that name another role without giving it something to do."""

_SAID_ELSEWHERE = frozenset({"holding", "initial", "resolution"})
"""Stages without which `script-stage-missing` and `no-holding-notice` speak up for the public and customers."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A combination for which the playbook should hold something, and holds nothing.

    Attributes:
        table: the table it is in.
        cell: the ids of the combination, by `type`, `severity`, `role`, `phase`, `audience`, `stage`.
        lacks: what is missing, as the end of a sentence.
        hint: how to close it.
        spot: where.
    """

    table: Table
    cell: Mapping[str, str]
    lacks: str
    hint: str
    spot: Spot

    def is_waived_by(self, waiver: Waiver) -> bool:
        """Return whether a waiver is about this gap."""
        dimensions = ("type", "severity", "role", "phase", "audience", "stage")
        stated = {name: value for name in dimensions if (value := getattr(waiver, name)) is not None}
        return waiver.table == self.table and stated.items() <= self.cell.items()


def gaps(playbook: Playbook) -> Iterator[Gap]:
    """Yield every gap, waived or not, table by table."""
    yield from _types(playbook)
    yield from _phases(playbook)
    yield from _roles(playbook)
    for severity in playbook.by_rank:
        yield from _scripts(playbook, severity)


def waiver_of(playbook: Playbook, gap: Gap) -> Waiver | None:
    """Return the first waiver about a gap; None when nobody accepted it."""
    return next((waiver for waiver in playbook.coverage.values() if gap.is_waived_by(waiver)), None)


def possible(playbook: Playbook, kind: IncidentType) -> tuple[Severity, ...]:
    """Return the severities an incident of a type can have: its floor and worse, worst first."""
    floor = playbook.severities.get(kind.severity_floor or "")
    return tuple(severity for severity in playbook.by_rank if floor is None or severity.rank <= floor.rank)


def levers_in_time(playbook: Playbook, kind: IncidentType, limit: Duration) -> tuple[str, ...]:
    """Return the levers of a type that take effect within a time, in the order to try them."""
    levers = (playbook.levers[name] for name in kind.levers if name in playbook.levers)
    return tuple(lever.id for lever in levers if lever.effect_within.minutes <= limit.minutes)


def steps_for(playbook: Playbook, phase: Phase, severity: Severity) -> tuple[Step, ...]:
    """Return the steps of a phase that some way reaches at a severity."""
    reached = next((ways.place for ways in playbook.ways if severity.id in ways.severities), {})
    return tuple(step for step in phase.steps.values() if step.id in reached)


def told(playbook: Playbook, severity: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the scripts for a severity by audience and stage."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for script in playbook.scripts.values():
        if severity in script.used_for:
            place = (script.audience, script.stage)
            found[place] = (*found.get(place, ()), script.id)
    return found


def _types(playbook: Playbook) -> Iterator[Gap]:
    for kind in playbook.types.values():
        spot = Spot.of("types", kind.id)
        for severity in possible(playbook, kind):
            limit = severity.lever_limit
            if limit and not levers_in_time(playbook, kind, limit):
                lacks = f"no lever that takes effect within {limit.words}, as '{severity.id}' promises"
                hint = "add a faster lever to the type, or allow more time"
                cell = {"type": kind.id, "severity": severity.id}
                yield Gap("types", cell, f"type '{kind.id}' has {lacks}", hint, spot.at("levers"))
        if not kind.pulls_in:
            hint = "name at least one expert under pulls_in"
            lacks = f"type '{kind.id}' pulls in nobody who knows the field"
            yield Gap("types", {"type": kind.id}, lacks, hint, spot.at("pulls_in").key)


def _phases(playbook: Playbook) -> Iterator[Gap]:
    horizon = playbook.about.horizon_minutes
    for phase in playbook.phases.values():
        for severity in playbook.by_rank if phase.from_minute < horizon else ():
            if severity.motion != "ticket" and not steps_for(playbook, phase, severity):
                lacks = f"phase '{phase.id}' has no step for '{severity.id}'"
                hint = f"add '{severity.id}' to only_for of a step, or handle it as a ticket"
                cell = {"phase": phase.id, "severity": severity.id}
                yield Gap("phases", cell, lacks, hint, Spot.of("phases", phase.id).key)


def _roles(playbook: Playbook) -> Iterator[Gap]:
    busy = {
        reference.names
        for reference in playbook.mentions
        if reference.concept == "roles"
        and reference.spot.path[0] != "coverage"
        and reference.spot.path[:2] != ("roles", reference.names)
        and not (reference.spot.path[0] == "roles" and reference.spot.path[2] in _NO_WORK)
    }
    for role in playbook.roles.values():
        if role.id not in busy:
            hint = "let a severity page it, a type pull it in or a step need it, or remove it"
            lacks = f"role '{role.id}' has nothing to do: nothing calls it and nothing needs it"
            yield Gap("roles", {"role": role.id}, lacks, hint, Spot.of("roles", role.id).key)


def _scripts(playbook: Playbook, severity: Severity) -> Iterator[Gap]:
    here = told(playbook, severity.id)
    for (audience, stage), because in _wanted(playbook, severity).items():
        like = PUBLIC_AUDIENCES if audience in PUBLIC_AUDIENCES else {audience}
        if not any((other, stage) in here for other in like):
            lacks = f"'{severity.id}' has no script for audience '{audience}' at stage '{stage}': {because}"
            hint = f"write one, or add '{severity.id}' to used_for of one that fits"
            cell = {"audience": audience, "stage": stage, "severity": severity.id}
            yield Gap("scripts", cell, lacks, hint, Spot.of("severities", severity.id).key)


def _wanted(playbook: Playbook, severity: Severity) -> dict[tuple[str, str], str]:
    """Return who must hear something at which stage, and why: it follows from who else hears what."""
    wanted: dict[tuple[str, str], str] = {}
    for milder in playbook.by_rank:
        if severity.is_worse_than(milder):
            for place in told(playbook, milder.id):
                wanted.setdefault(place, f"the milder '{milder.id}' has one")
    if not severity.major:
        return wanted
    missed = {(audience, stage) for audience in PUBLIC_AUDIENCES for stage in _SAID_ELSEWHERE}
    wanted = {
        place: because for place, because in wanted.items() if place not in {*missed, ("staff", "update")}
    }
    if any((audience, "initial") in told(playbook, severity.id) for audience in PUBLIC_AUDIENCES):
        wanted["public", "update"] = "the first statement promises another"
        wanted["public", "correction"] = "a statement that went out can be wrong"
        wanted["support", "initial"] = "people who read the statement ask support"
    if any(playbook.roles[role].position == "executive" for role in severity.pages if role in playbook.roles):
        wanted["executives", "update"] = "it pages an executive"
    if any(
        _needs_vendor(playbook, kind)
        for kind in playbook.types.values()
        if severity in possible(playbook, kind)
    ):
        wanted["vendor", "initial"] = "an incident type pulls in the liaison to the vendor"
    return wanted


def _needs_vendor(playbook: Playbook, kind: IncidentType) -> bool:
    called = (playbook.roles.get(pull.role) for pull in kind.pulls_in)
    return any(role is not None and role.position == "liaison" for role in called)
