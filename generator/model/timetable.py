"""The first hour as a timetable: which step when, and who is busy with it.

List scheduling along the way with the most work, deterministic. A step starts as soon as its phase has
begun, what it waits for is done, and its people are free; of several that can start, the one that stands
first on the way does. It waits for the steps named in `after`, for the last decision before it, and for
the step before it of the same role. A decision waits for everything before it. A role that a step calls does
nothing before that, and a step of some severities or incident types waits for the triage questions. A person
with several roles goes on with another one while a role has to wait. Minutes count from the first signal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from generator.model.crew import Crew, crews, full_crew
from generator.model.graph import Ways, types_on
from generator.model.phases import END, EVERYBODY, ActionStep, DecisionStep, Phase
from generator.model.playbook import Playbook
from generator.model.schedule import busy_roles

MOST_CREWS = 100
"""How many ways to divide the roles among few people are tried; the first ones count when there are more."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One step in its place.

    Attributes:
        step: id of the step.
        begins: minute in which it starts.
        ends: minute in which it is done.
        people: numbers of the people busy with it.
        held_up_by: the step that was done in the minute in which this one starts, so that it could not start
            earlier; None when it starts with its phase.
    """

    step: str
    begins: int
    ends: int
    people: tuple[int, ...]
    held_up_by: str | None = None


@dataclass(frozen=True, slots=True)
class Timetable:
    """Every step of the first hour in its place.

    Attributes:
        crew: the people.
        slots: the steps that can be placed, in the order in which they start.
        stuck: steps that wait for each other and so never start.
    """

    crew: Crew
    slots: tuple[Slot, ...]
    stuck: tuple[str, ...] = ()

    @property
    def ends(self) -> int:
        """Return the minute in which the last step is done."""
        return max((slot.ends for slot in self.slots), default=0)

    def of(self, phase: Phase) -> tuple[Slot, ...]:
        """Return the steps of a phase in their places."""
        return tuple(slot for slot in self.slots if slot.step in phase.steps)

    def chain(self, phase: Phase) -> tuple[Slot, ...]:
        """Return the steps that decide when a phase is done: its last one, and what held that up, and so on."""
        placed = {slot.step: slot for slot in self.slots}
        last = max(self.of(phase), key=lambda slot: slot.ends, default=None)
        found: list[Slot] = []
        while last is not None and last not in found:
            found.append(last)
            last = placed.get(last.held_up_by or "")
        return tuple(reversed(found))

    def done(self, phase: Phase) -> int:
        """Return the minute in which the steps of a phase are done; its first minute if it has none."""
        return max((slot.ends for slot in self.of(phase)), default=phase.from_minute)


def with_full_crew(playbook: Playbook, ways: Ways) -> Timetable:
    """Return the timetable with one person for each role."""
    way = heaviest_way(playbook, ways)
    return _of_crew(playbook, _waits(playbook, ways, way), full_crew(roles_on(playbook, way)))


def with_night_crew(playbook: Playbook, ways: Ways, people: int | None = None) -> Timetable | None:
    """Return the timetable of the night crew that is done first, and of equals the one that shares the roles best.

    None when so few cannot hold the roles.

    Args:
        playbook: the plan.
        ways: the steps of a severity, or of several that walk the same.
        people: how many are on the call; as many as the playbook says when left out.
    """
    way, night = heaviest_way(playbook, ways), playbook.about.night_crew
    roles = roles_on(playbook, way)
    on_the_call = [role for role in roles if role not in night.by_phone]
    by_phone = tuple(role for role in roles if role in night.by_phone)
    divided = islice(crews(playbook, on_the_call, people or night.people, ways.severities), MOST_CREWS)
    waits = _waits(playbook, ways, way)
    tables = (_of_crew(playbook, waits, replace(crew, by_phone=by_phone)) for crew in divided)
    return min(tables, key=lambda table: (len(table.stuck), table.ends, _most_roles(table)), default=None)


def _most_roles(table: Timetable) -> int:
    return max(map(len, table.crew.people), default=0)


def late_phases(playbook: Playbook, table: Timetable) -> tuple[Phase, ...]:
    """Return the phases whose steps are done after their last minute, in the order of time."""
    timed = (phase for phase in playbook.phases.values() if phase.lasts)
    late = (phase for phase in timed if table.done(phase) > phase.from_minute + phase.lasts)
    return tuple(sorted(late, key=lambda phase: phase.from_minute))


def roles_on(playbook: Playbook, way: tuple[str, ...]) -> tuple[str, ...]:
    """Return the roles busy on a way, in the order of the playbook; names that lead nowhere are left out."""
    busy = {role for step in way for role in busy_roles(playbook.steps[step])}
    return tuple(role for role in playbook.roles if role in busy)


def heaviest_way(playbook: Playbook, ways: Ways) -> tuple[str, ...]:
    """Return the steps of the way through the first hour with the most minutes of work, all lanes together."""
    first = {step for step in ways.place if _is_first_hour(playbook, step)}
    work: dict[str, int] = {}
    chosen: dict[str, str] = {}
    for step in sorted(first, key=lambda step: -ways.place[step]):
        ahead = [later for later in ways.ahead(step) if later in first]
        chosen[step] = max(ahead, key=work.__getitem__, default=END)
        work[step] = playbook.steps[step].minutes + work.get(chosen[step], 0)
    taken: set[str] = set()
    for step in ways.entries.values():
        while step in first:
            taken.add(step)
            step = chosen[step]  # noqa: PLW2901 - walks on
    return tuple(sorted(taken, key=ways.place.__getitem__))


def _is_first_hour(playbook: Playbook, step: str) -> bool:
    return playbook.phase_of[step].from_minute < playbook.about.horizon_minutes


def _of_crew(playbook: Playbook, waits: Mapping[str, tuple[str, ...]], crew: Crew) -> Timetable:
    return _timetable(crew, tuple(_jobs(playbook, waits, crew)))


@dataclass(frozen=True, slots=True)
class _Job:
    """A step before it has its place: what holds it up."""

    step: str
    minutes: int
    opens: int
    waits: tuple[str, ...]
    people: tuple[int, ...]


def _jobs(playbook: Playbook, waits: Mapping[str, tuple[str, ...]], crew: Crew) -> Iterator[_Job]:
    for name, before in waits.items():
        step = playbook.steps[name]
        busy = dict.fromkeys(crew.person(role) for role in busy_roles(step) if role in playbook.roles)
        people = busy or (range(len(crew.people)) if step.owner == EVERYBODY else ())
        yield _Job(name, step.minutes, playbook.phase_of[name].from_minute, before, tuple(people))


def _waits(playbook: Playbook, ways: Ways, way: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return what each step waits for, in the order of the way.

    Lanes run side by side; what holds across them is `after`, who is called, and what triage says.
    """
    lanes: dict[str, list[str]] = {}
    for name in way:
        lanes.setdefault(playbook.phase_of[name].lane, []).append(name)
    waits: dict[str, tuple[str, ...]] = {}
    for lane in lanes.values():
        waits |= _waits_in(playbook, lane)
    for name in way:
        own = lanes[playbook.phase_of[name].lane]
        ahead = own[own.index(name) :]
        ordered = (other for other in playbook.steps[name].after if other in waits and other not in ahead)
        waits[name] = tuple(dict.fromkeys((*waits[name], *ordered)))
    for name, other in _first_of_all(playbook, ways, way):
        if other not in waits[name] and not _waits_for(waits, other, name):
            waits[name] = (*waits[name], other)
    return {name: waits[name] for name in way}


def _first_of_all(playbook: Playbook, ways: Ways, way: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield steps of a way, each with one that comes first: what calls its people, and what tells whom it is for."""
    called: dict[str, str] = {}
    there: set[str] = set()
    triage = ""
    for name in way:
        step = playbook.steps[name]
        if triage and (step.only_for or step.only_for_types or playbook.phase_of[name].only_for_types):
            yield name, triage
        for role in dict.fromkeys(busy_roles(step)):
            there.add(role)
            if role in called:
                yield name, called[role]
        if isinstance(step, ActionStep):
            triage = triage or (name if step.uses.triage else "")
            for role in _calls(playbook, ways, step) - there:
                called.setdefault(role, name)


def _calls(playbook: Playbook, ways: Ways, step: ActionStep) -> frozenset[str]:
    """Return the roles that a step brings in: those it pages, and those who join once the severity's are paged."""
    found = set(step.pages)
    severities = [playbook.severities[name] for name in ways.severities if name in playbook.severities]
    for severity in severities if step.pages_responders else ():
        found.update((*severity.leads, *severity.pages, *severity.joins))
    if step.pages_experts:
        found.update(pull.role for severity in severities for pull in severity.pulls_in)
        found.update(pull.role for kind in types_on(playbook, ways) for pull in kind.pulls_in)
    return frozenset(found)


def _waits_for(waits: Mapping[str, Collection[str]], step: str, other: str) -> bool:
    """Return whether a step waits for another one, by way of whatever."""
    seen, todo = {step}, [step]
    while todo:
        here = todo.pop()
        if here == other:
            return True
        new = [each for each in waits.get(here, ()) if each not in seen]
        seen.update(new)
        todo += new
    return False


def _waits_in(playbook: Playbook, lane: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return what each step of one lane waits for, whatever its `after` says."""
    waits: dict[str, tuple[str, ...]] = {}
    decided: tuple[str, ...] = ()
    since: list[str] = []
    last: dict[str, str] = {}
    for name in lane:
        step = playbook.steps[name]
        if isinstance(step, DecisionStep):
            waits[name] = tuple(since) or decided
            decided, since, last = (name,), [], {}
        else:
            before = (last[role] for role in busy_roles(step) if role in last)
            waits[name] = (*decided, *dict.fromkeys(before))
            since.append(name)
            last.update(dict.fromkeys(busy_roles(step), name))
    return waits


def _timetable(crew: Crew, jobs: Sequence[_Job]) -> Timetable:
    waiting = list(jobs)
    ends: dict[str, int] = {}
    free: dict[int, int] = {}
    slots: list[Slot] = []
    minute = 0
    while waiting:
        job = next((job for job in waiting if _can_start(job, minute, ends, free)), None)
        if job is not None:
            waiting.remove(job)
            ends[job.step] = minute + job.minutes
            free.update(dict.fromkeys(job.people, ends[job.step]))
            slots.append(Slot(job.step, minute, ends[job.step], job.people))
            continue
        moments = {*ends.values(), *(job.opens for job in waiting)}
        minute = min((moment for moment in moments if moment > minute), default=-1)
        if minute < 0:
            break
    waits = {job.step: job.waits for job in jobs}
    held = (replace(slot, held_up_by=_held_up_by(slots, slot, waits[slot.step])) for slot in slots)
    return Timetable(crew, tuple(held), tuple(job.step for job in waiting))


def _can_start(job: _Job, minute: int, ends: Mapping[str, int], free: Mapping[int, int]) -> bool:
    ready = all(other in ends and ends[other] <= minute for other in job.waits)
    return job.opens <= minute and ready and all(free.get(person, 0) <= minute for person in job.people)


def _held_up_by(slots: Sequence[Slot], slot: Slot, waits: tuple[str, ...]) -> str | None:
    """Return what was done in the minute in which a step starts: what it waits for, else work of its people."""
    before = [other for other in slots if other.ends == slot.begins and other is not slot]
    ordered = (other.step for other in before if other.step in waits)
    shared = (
        other.step
        for other in before
        if other.begins < slot.begins and not set(other.people).isdisjoint(slot.people)
    )
    return next(ordered, next(shared, None))
