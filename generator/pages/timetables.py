"""The first hour as pictures: for each severity, who is busy when, with everybody there and at night."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Playbook
from generator.model.crew import fewest_people
from generator.model.graph import Ways
from generator.model.phases import Phase, Step
from generator.model.roles import Role
from generator.model.severities import Severity
from generator.model.timetable import Slot, Timetable, heaviest_way, roles_on, with_full_crew, with_night_crew
from generator.model.types import IncidentType, TypeKind
from generator.pages.hour import first_phases, numbers, states_hour, ticks


@dataclass(frozen=True, slots=True)
class Bar:
    """A step in a picture.

    Attributes:
        number: its number within its phase, as on every page and card.
        step: the step.
        phase: the phase it is in.
        begins: minute in which it starts.
        ends: minute in which it is done.
        roles: who is busy with it.
        decides: whether it belongs to the chain that decides when a phase is done.
    """

    number: int
    step: Step
    phase: Phase
    begins: int
    ends: int
    roles: tuple[Role, ...]
    decides: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One person: the roles they hold, whether they are on the phone, what they do."""

    roles: tuple[Role, ...]
    by_phone: bool
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """A phase: how many minutes it has and how many its steps take, counted from its first minute."""

    phase: Phase
    has: int
    takes: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A timetable as it is drawn.

    Attributes:
        lanes: the people, those on the phone last.
        bars: the steps, in the order in which they start.
        fits: the phases.
        ends: minute in which everything is done.
        width: minutes that the picture shows.
        ticks: minutes that its scale names, each with where the next one begins.
    """

    lanes: tuple[Lane, ...]
    bars: tuple[Bar, ...]
    fits: tuple[Fit, ...]
    ends: int
    width: int
    ticks: tuple[tuple[int, int], ...]

    @property
    def work(self) -> int:
        """How many minutes all steps take one after the other."""
        return sum(bar.ends - bar.begins for bar in self.bars)

    @property
    def untimed(self) -> int:
        """How many steps say nothing of how long they take; a question may take no time."""
        return sum(bar.begins == bar.ends and bar.step.kind != "decision" for bar in self.bars)

    @property
    def by_phase(self) -> tuple[tuple[Phase, tuple[Bar, ...]], ...]:
        """The steps of each phase in the order in which they start, the phase that starts first first."""
        found: dict[str, list[Bar]] = {}
        for bar in self.bars:
            found.setdefault(bar.phase.id, []).append(bar)
        return tuple((bars[0].phase, tuple(bars)) for bars in found.values())

    @property
    def on_the_call(self) -> int:
        """How many people are on the call."""
        return sum(not lane.by_phone for lane in self.lanes)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Severities that walk the same steps, and incident types that do.

    Attributes:
        key: what the part of the page is called in addresses.
        severities: they, worst first.
        types: the types and kinds; none where all walk the same.
        full: the picture with a person for each role.
        night: the picture with the night crew; None when so few cannot hold the roles, or it is no other one.
        fewest: how many people can hold the roles at night, those on the phone apart.
        idle: roles that are called, too, without a step in this time.
    """

    key: str
    severities: tuple[Severity, ...]
    types: tuple[IncidentType | TypeKind, ...]
    full: Picture
    night: Picture | None
    fewest: int
    idle: tuple[Role, ...]


def chapters(playbook: Playbook) -> tuple[Chapter, ...]:
    """Return the pictures of every severity, the worst first."""
    found = (_chapter(playbook, ways) for ways in playbook.ways)
    return tuple(sorted(found, key=lambda chapter: chapter.severities[0].rank))


@dataclass(frozen=True, slots=True)
class Shift:
    """Who holds which roles at night, with so many people, at the worst severity."""

    severity: Severity
    people: int
    lanes: tuple[Lane, ...]


def night_shifts(playbook: Playbook) -> tuple[Shift, ...]:
    """Return the night crew of the playbook and one of a person more, where so many can hold the roles."""
    worst = playbook.by_rank[0]
    ways = next((ways for ways in playbook.ways if worst.id in ways.severities), None)
    if ways is None or not playbook.about.states_night_crew:
        return ()
    few = playbook.about.night_crew.people
    found = ((people, with_night_crew(playbook, ways, people)) for people in (few, few + 1))
    shown = ((people, _picture(playbook, table)) for people, table in found if table)
    return tuple(
        Shift(worst, people, picture.lanes) for people, picture in shown if picture.on_the_call == people
    )


def _chapter(playbook: Playbook, ways: Ways) -> Chapter:
    severities = tuple(severity for severity in playbook.by_rank if severity.id in ways.severities)
    full = with_full_crew(playbook, ways)
    night = with_night_crew(playbook, ways) if playbook.about.states_night_crew else None
    roles = roles_on(playbook, heaviest_way(playbook, ways))
    called = {role for severity in severities for role in (*severity.pages, *severity.joins)}
    by_phone = playbook.about.night_crew.by_phone
    first = next(other for other in playbook.ways if severities[0].id in other.severities)
    return Chapter(
        severities[0].id if ways is first else f"{severities[0].id}--{ways.types[0]}",
        severities,
        tuple(playbook.types_and_kinds[name] for name in ways.types),
        _picture(playbook, full),
        _picture(playbook, night) if night and len(night.crew.people) < len(full.crew.people) else None,
        fewest_people(playbook, [role for role in roles if role not in by_phone], ways.severities),
        tuple(role for role in playbook.roles.values() if role.id in called and role.id not in roles),
    )


def _picture(playbook: Playbook, table: Timetable) -> Picture:
    phases = first_phases(playbook)
    working = [phase for phase in phases if any(slot.ends > slot.begins for slot in table.of(phase))]
    deciding = {slot.step for phase in working for slot in table.chain(phase)}
    number = numbers(playbook)
    bars = tuple(
        _bar(playbook, table, slot, number[slot.step], slot.step in deciding) for slot in table.slots
    )
    stated = states_hour(playbook)
    width = max(playbook.about.horizon_minutes if stated else 1, table.ends)
    lanes = tuple(_lanes(playbook, table, bars))
    return Picture(lanes, bars, tuple(_fits(table, phases)), table.ends, width, ticks(playbook, width))


def _bar(playbook: Playbook, table: Timetable, slot: Slot, number: int, decides: bool) -> Bar:
    step = playbook.steps[slot.step]
    held = {role for person in slot.people for role in _people(table)[person]}
    busy = step.responsible if step.kind == "action" and step.responsible else (step.owner,)
    roles = tuple(playbook.roles[role] for role in busy if role in held)
    return Bar(number, step, playbook.phase_of[step.id], slot.begins, slot.ends, roles, decides)


def _people(table: Timetable) -> tuple[tuple[str, ...], ...]:
    return (*table.crew.people, *((role,) for role in table.crew.by_phone))


def _lanes(playbook: Playbook, table: Timetable, bars: tuple[Bar, ...]) -> Iterator[Lane]:
    for person, held in enumerate(_people(table)):
        mine = tuple(bar for bar, slot in zip(bars, table.slots, strict=True) if person in slot.people)
        roles = tuple(playbook.roles[role] for role in held)
        yield Lane(roles, person >= len(table.crew.people), mine)


def _fits(table: Timetable, phases: tuple[Phase, ...]) -> Iterator[Fit]:
    for phase in phases:
        if phase.lasts and table.of(phase):
            yield Fit(phase, phase.lasts, table.done(phase) - phase.from_minute)
