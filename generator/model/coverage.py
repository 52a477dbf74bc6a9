"""What the playbook holds for each combination that can occur, and the combinations it holds nothing for.

Five tables: type by severity, kinds of types, phase by severity, what roles do, and words by audience, stage and severity.
Gaps that other rules report in their own words (no first statement, no holding notice) are not repeated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.belonging import is_for_type, possible, type_groups
from generator.model.duration import Duration
from generator.model.graph import MAIN_LANE, reached_at, walk_of
from generator.model.once import once_for_each
from generator.model.phases import Phase, Step
from generator.model.playbook import Playbook
from generator.model.schedule import most_work
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
        cell: the ids of the combination, by `type`, `kind`, `severity`, `role`, `phase`, `audience`, `stage`.
        lacks: what is missing, as the end of a sentence.
        hint: how to close it.
        spot: where.
        harms: whether harm goes on because of it: a promise to contain that nobody can keep.
    """

    table: Table
    cell: Mapping[str, str]
    lacks: str
    hint: str
    spot: Spot
    harms: bool = False

    def is_waived_by(self, waiver: Waiver) -> bool:
        """Return whether a waiver is about this gap."""
        dimensions = ("type", "kind", "severity", "role", "phase", "audience", "stage")
        stated = {name: value for name in dimensions if (value := getattr(waiver, name)) is not None}
        return waiver.table == self.table and stated.items() <= self.cell.items()


@once_for_each
def gaps(playbook: Playbook) -> tuple[Gap, ...]:
    """Return every gap, waived or not, table by table."""
    return tuple(_gaps(playbook))


def _gaps(playbook: Playbook) -> Iterator[Gap]:
    yield from _types(playbook)
    yield from _kinds(playbook)
    yield from _phases(playbook)
    yield from _roles(playbook)
    for severity in playbook.by_rank:
        yield from _scripts(playbook, severity)


def waiver_of(playbook: Playbook, gap: Gap) -> Waiver | None:
    """Return the first waiver about a gap; None when nobody accepted it."""
    return next((waiver for waiver in playbook.coverage.values() if gap.is_waived_by(waiver)), None)


def levers_in_time(playbook: Playbook, kind: IncidentType, limit: Duration) -> tuple[str, ...]:
    """Return the levers of a type that take effect within a time, in the order to try them."""
    levers = (playbook.levers[name] for name in kind.levers if name in playbook.levers)
    return tuple(lever.id for lever in levers if not lever.is_slower_than(limit.minutes))


def steps_for(playbook: Playbook, phase: Phase, severity: Severity) -> tuple[Step, ...]:
    """Return the steps of a phase that some way reaches at a severity."""
    reached = reached_at(playbook, severity.id)
    return tuple(step for step in phase.steps.values() if step.id in reached)


@dataclass(frozen=True, slots=True)
class Walked:
    """What an incident of one severity walks of a phase.

    Attributes:
        steps: how many steps some way reaches, the fewest and the most over the incident types.
        minutes: minutes of work on the way with the most of it, likewise.
    """

    steps: tuple[int, int]
    minutes: tuple[int, int]

    @property
    def differs(self) -> bool:
        """Whether incident types differ."""
        return self.steps[0] < self.steps[1] or self.minutes[0] < self.minutes[1]


def walked(playbook: Playbook, phase: Phase, severity: Severity) -> Walked:
    """Return what incidents of a severity walk of a phase; steps of different types are never added up."""
    here = [ways for ways in playbook.ways if severity.id in ways.severities]
    steps = [len(ways.place.keys() & phase.steps.keys()) for ways in here] or [0]
    minutes = [most_work(ways, phase) for ways in here] or [0]
    return Walked((min(steps), max(steps)), (min(minutes), max(minutes)))


def most_at_once(playbook: Playbook, steps: Collection[Step]) -> int:
    """Return how many of some steps one incident can have at most, whatever its severity: those of one type."""
    groups = type_groups(playbook)
    return max(
        sum(not names or any(is_for_type(playbook, step, name) for name in names) for step in steps)
        for names in groups
    )


def told(playbook: Playbook, severity: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the scripts for a severity by audience and stage."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for script in playbook.scripts.values():
        if severity in script.used_for:
            place = (script.audience, script.stage)
            found[place] = (*found.get(place, ()), script.id)
    return found


def needs_scripts(playbook: Playbook) -> bool:
    """Return whether words for people outside have to stand in the scripts.

    They need not where another document holds them, or where those for people outside are all for one stage: one first
    statement is no set of words.
    """
    stages = {script.stage for script in playbook.scripts.values() if script.is_public}
    return playbook.about.words_in is None and len(stages) > 1


def _types(playbook: Playbook) -> Iterator[Gap]:
    called = _most(kind.pulls_in for kind in playbook.types.values())
    for kind in playbook.types.values():
        spot = Spot.of("types", kind.id)
        for severity in possible(playbook, kind):
            limit = severity.lever_limit
            if limit and playbook.levers and not levers_in_time(playbook, kind, limit):
                lacks = f"no lever that takes effect within {limit.words}, as '{severity.id}' promises"
                hint = "add a faster lever to the type, or allow more time"
                cell = {"type": kind.id, "severity": severity.id}
                yield Gap("types", cell, f"type '{kind.id}' has {lacks}", hint, spot.at("levers"), harms=True)
        if not kind.pulls_in and called:
            hint = "name at least one expert under pulls_in"
            lacks = f"type '{kind.id}' pulls in nobody who knows the field"
            yield Gap("types", {"type": kind.id}, lacks, hint, spot.at("pulls_in").key)


def _kinds(playbook: Playbook) -> Iterator[Gap]:
    """Yield what a kind has neither of its own nor of its type: levers, evidence, words at a severity it can have."""
    saved = _most(kind.evidence for kind in playbook.types.values())
    stopped = _most(
        kind.levers or any(one.levers for one in kind.kinds.values()) for kind in playbook.types.values()
    )
    for name, kind in playbook.kinds.items():
        of = playbook.types[playbook.type_of_kind[name]]
        severities = {severity.id for severity in possible(playbook, of)}
        spoken = any(severities.intersection(script.used_for) for script in playbook.scripts.values())
        there = {
            "lever": not stopped or kind.levers or of.levers,
            "evidence": not saved or kind.evidence or of.evidence,
            "script": not needs_scripts(playbook) or kind.scripts or spoken,
        }
        for what, found in there.items():
            if not found:
                hint = f"name one under `{_FIELD[what]}` of the kind or of type '{of.id}'"
                spot = Spot.of("types", of.id, "kinds", name).key
                yield Gap("kinds", {"kind": name}, f"kind '{name}' has no {what}", hint, spot)


def _most(listed: Iterable[object]) -> bool:
    """Return whether more than half of some entries list something: the plan then means to list it for each."""
    found = [bool(each) for each in listed]
    return sum(found) * 2 > len(found)


_FIELD = {"lever": "levers", "evidence": "evidence", "script": "scripts"}


def _phases(playbook: Playbook) -> Iterator[Gap]:
    horizon = playbook.about.horizon_minutes
    walks = {kind.id: walk_of(playbook, kind) for kind in playbook.types.values()} if _apart(playbook) else {}
    for phase in playbook.phases.values():
        for kind, walk in walks.items():
            if phase.from_minute < horizon and not phase.only_for_types and walk.isdisjoint(phase.steps):
                lacks = f"phase '{phase.id}' has no step for type '{kind}'"
                hint = f"add '{kind}' to only_for_types of a step, or name under only_for_types whom the phase is for"
                cell = {"phase": phase.id, "type": kind}
                yield Gap("phases", cell, lacks, hint, Spot.of("phases", phase.id).key)
        for severity in playbook.by_rank if phase.from_minute < horizon else ():
            mine = not phase.only_for or severity.id in phase.only_for
            if mine and severity.motion != "ticket" and _is_gap(playbook, phase, severity):
                lacks = f"phase '{phase.id}' has no step for '{severity.id}'"
                hint = f"add '{severity.id}' to only_for of a step, or handle it as a ticket"
                cell = {"phase": phase.id, "severity": severity.id}
                yield Gap("phases", cell, lacks, hint, Spot.of("phases", phase.id).key)


def _is_gap(playbook: Playbook, phase: Phase, severity: Severity) -> bool:
    """Return whether a phase has no step at a severity; in a side lane only where the severity calls who works in it."""
    if steps_for(playbook, phase, severity):
        return False
    owners = {step.owner for step in phase.steps.values()}
    called = {*severity.leads, *severity.pages, *severity.joins}
    return phase.lane == MAIN_LANE or not owners.isdisjoint(called)


def _apart(playbook: Playbook) -> bool:
    """Return whether incident types differ in their steps."""
    return any(ways.types for ways in playbook.ways)


def _roles(playbook: Playbook) -> Iterator[Gap]:
    busy = {
        reference.names
        for reference in playbook.mentions
        if reference.concept == "roles"
        and reference.spot.path[0] not in ("coverage", "teams")
        and reference.spot.path[:2] != ("roles", reference.names)
        and not (reference.spot.path[0] == "roles" and reference.spot.path[2] in _NO_WORK)
    }
    for role in playbook.roles.values():
        if role.id not in busy and not role.pulled_in_when:
            hint = "let a severity page it, a type pull it in or a step need it, or remove it"
            lacks = f"role '{role.id}' has nothing to do: nothing calls it and nothing needs it"
            yield Gap("roles", {"role": role.id}, lacks, hint, Spot.of("roles", role.id).key)


def _scripts(playbook: Playbook, severity: Severity) -> Iterator[Gap]:
    if not needs_scripts(playbook):
        return
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
    if ("public", "initial") in told(playbook, severity.id):
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
