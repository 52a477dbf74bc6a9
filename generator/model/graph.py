"""The ways through the steps: what follows what, for whom, what can be reached, what comes first.

Pure functions over a playbook; rules and pages use them. Times are in `schedule`.

A step that is not for a severity or an incident type, or is done when something happens (`when`), is passed over: the way goes on with the step that stands behind it in
the file, whatever its `next` or its answers say. A name that leads to no step counts as the end of the
way, so that one wrong name is reported once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.belonging import is_for, is_for_type, phase_is_for, possible_together, type_groups
from generator.model.phases import END, ActionStep, DecisionStep, Phase, Step
from generator.problems import Spot

if TYPE_CHECKING:
    from generator.model.playbook import Playbook
    from generator.model.severities import Severity
    from generator.model.types import IncidentType

MAIN_LANE = "main"


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways through the steps at severities and for incident types that walk the same steps.

    Attributes:
        severities: ids of these severities.
        entries: the first step of each lane, by lane; END for a lane without a step for them.
        after: for every step that is for them, the steps that can follow, each once; END is among them
            where a way stops.
        place: the steps that can be reached, counted in an order in which every step comes before those
            it leads to, unless it leads back.
        types: ids of these types, and of kinds that differ from their type; empty where all walk the same.
    """

    severities: tuple[str, ...]
    entries: Mapping[str, str]
    after: Mapping[str, tuple[str, ...]]
    place: Mapping[str, int]
    types: tuple[str, ...] = ()

    def ahead(self, step: str) -> tuple[str, ...]:
        """Return the steps that can follow, without the end and without those a way leads back to."""
        here = self.place[step]
        return tuple(later for later in self.after[step] if self.place.get(later, -1) > here)


def in_time(playbook: Playbook) -> tuple[Phase, ...]:
    """Return the phases by their first minute; one without minutes comes after the one above it in the file."""
    starts: dict[str, int] = {}
    minute = 0
    for phase in playbook.phases.values():
        minute = phase.from_minute if phase.timed else minute
        starts[phase.id] = minute
    return tuple(sorted(playbook.phases.values(), key=lambda phase: starts[phase.id]))


def lanes(playbook: Playbook, types: Collection[str] = ()) -> dict[str, tuple[Phase, ...]]:
    """Return the phases of each lane by their first minute, the main lane first.

    Args:
        playbook: the plan.
        types: only phases for these types or kinds; those for all types and for any when left out.
    """
    found: dict[str, list[Phase]] = {MAIN_LANE: []}
    for phase in in_time(playbook):
        if phase_is_for(playbook, phase, types):
            found.setdefault(phase.lane, []).append(phase)
    return {lane: tuple(phases) for lane, phases in found.items() if phases}


def following(playbook: Playbook) -> dict[str, str]:
    """Return for each step the one that stands behind it in its lane; END behind the last."""
    behind: dict[str, str] = {}
    for phases in lanes(playbook).values():
        ids = [step for phase in phases for step in phase.steps]
        for step, later in zip(ids, [*ids[1:], END], strict=True):
            behind.setdefault(step, later)
    return behind


def targets(step: Step, behind: Mapping[str, str]) -> tuple[str, ...]:
    """Return where a step says the way goes on, in the order of its answers.

    Args:
        step: an action, a decision or a handover.
        behind: what `following` returns.
    """
    if isinstance(step, DecisionStep):
        return tuple(answer.goto for answer in step.answers)
    return (step.next or behind[step.id],)


def find_ways(playbook: Playbook) -> tuple[Ways, ...]:
    """Return the ways through the steps, once for all severities and incident types that walk the same steps."""
    listed: dict[str, list[str]] = {severity: [] for severity in playbook.severities}
    for step in playbook.steps.values():
        for severity in step.only_for:
            if severity in listed:
                listed[severity].append(step.id)
    alike: dict[tuple[str, ...], list[str]] = {}
    for severity, steps in listed.items():
        alike.setdefault(tuple(steps), []).append(severity)
    return tuple(
        _ways(playbook, *together)
        for severities in alike.values()
        for types in type_groups(playbook)
        if (together := possible_together(playbook, severities, types) if types else (tuple(severities), ()))[
            0
        ]
    )


def _ways(playbook: Playbook, severities: tuple[str, ...], types: tuple[str, ...]) -> Ways:
    taken = {
        step.id
        for step in playbook.steps.values()
        if step.when is None
        and is_for(step, severities[0])
        and (not types or is_for_type(playbook, step, types[0]))
    }
    return ways_through(playbook, taken, severities, types)


def ways_through(
    playbook: Playbook, taken: Collection[str], severities: tuple[str, ...], types: tuple[str, ...] = ()
) -> Ways:
    """Return the ways through some steps, which pass over all others.

    Args:
        playbook: the plan.
        taken: ids of the steps that are walked.
        severities: ids of the severities that they are for.
        types: ids of the types and kinds that they are for; empty for all.
    """
    behind = following(playbook)
    landing = _landing(playbook, taken)
    entries = {lane: landing[next(iter(phases[0].steps))] for lane, phases in lanes(playbook).items()}
    after = {
        step.id: tuple(dict.fromkeys(landing.get(target, END) for target in targets(step, behind)))
        for step in playbook.steps.values()
        if step.id in taken
    }
    order = _in_order(entries.values(), after)
    return Ways(severities, entries, after, {step: place for place, step in enumerate(order)}, types)


def _landing(playbook: Playbook, taken: Collection[str]) -> dict[str, str]:
    """Return for each step a way leads to the one it goes on with: itself, or the next that is taken."""
    landing: dict[str, str] = {}
    for phases in lanes(playbook).values():
        here = END
        for step in reversed([step for phase in phases for step in phase.steps]):
            here = step if step in taken else here
            landing[step] = here
    return landing


def _in_order(entries: Collection[str], after: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the steps that can be reached in reverse postorder, the earlier lanes and answers first."""
    finished: list[str] = []
    seen = {END}
    for entry in reversed(tuple(entries)):
        stack = [(entry, iter(reversed(after.get(entry, ()))))] if entry not in seen else []
        seen.add(entry)
        while stack:
            _, rest = stack[-1]
            later = next((target for target in rest if target not in seen), None)
            if later is None:
                finished.append(stack.pop()[0])
            else:
                seen.add(later)
                stack.append((later, iter(reversed(after[later]))))
    return tuple(reversed(finished))


def reached(ways: Ways, without: Collection[str] = ()) -> frozenset[str]:
    """Return the steps that a way from the start of a lane reaches, END among them if one stops.

    Args:
        ways: the ways to walk.
        without: steps from which no way goes on; what is missing then lies behind them on every way.
    """
    return _spread(ways.entries.values(), lambda step: () if step in without else ways.after.get(step, ()))


def always_done(playbook: Playbook, severity: str, step_id: str) -> bool:
    """Return whether a step is done in every incident of a severity, whatever its type and the answers on the way.

    An answer that ends the main lane ends the incident, and does not count as a way without the step.

    Args:
        playbook: the plan.
        severity: id of a severity.
        step_id: id of a step.
    """
    lane = playbook.phase_of[step_id].lane
    return all(
        step_id in ways.place and not _passed_by(playbook, ways, step_id, lane)
        for ways in playbook.ways
        if severity in ways.severities
    )


def _passed_by(playbook: Playbook, ways: Ways, step_id: str, lane: str) -> bool:
    """Return whether a way from the start of a lane comes to its end without a step."""
    open_ends = {ways.entries[lane]} - {step_id}
    seen = set(open_ends)
    while open_ends:
        here = open_ends.pop()
        if here == END:
            return True
        step = playbook.steps[here]
        is_over = (
            lane == MAIN_LANE
            and isinstance(step, DecisionStep)
            and any(answer.goto == END for answer in step.answers)
        )
        later = {one for one in ways.after[here] if one != step_id and not (is_over and one == END)}
        open_ends |= later - seen
        seen |= later
    return False


def can_stop(ways: Ways) -> frozenset[str]:
    """Return the steps from which some way comes to its end."""
    before: dict[str, list[str]] = {}
    for step in ways.place:
        for later in ways.after[step]:
            before.setdefault(later, []).append(step)
    return _spread(before.get(END, ()), lambda step: before.get(step, ()))


def _spread(starts: Collection[str], onward: Callable[[str], Collection[str]]) -> frozenset[str]:
    seen = set(starts)
    open_ends = list(seen)
    while open_ends:
        new = [step for step in onward(open_ends.pop()) if step not in seen]
        seen.update(new)
        open_ends += new
    return frozenset(seen)


def step_spot(playbook: Playbook, step_id: str) -> Spot:
    """Return where a step stands."""
    return Spot.of("phases", playbook.phase_of[step_id].id, "steps", step_id)


def walked_at(playbook: Playbook) -> dict[str, tuple[Severity, ...]]:
    """Return the severities at which a way leads to each step, by step id, the worst first.

    A step that no way reaches counts for all: a rule reports it, and nobody may miss it because of a filter.
    """
    found: dict[str, set[str]] = {}
    for ways in playbook.ways:
        for step_id in ways.place:
            found.setdefault(step_id, set()).update(ways.severities)
    return {
        step.id: tuple(
            one
            for one in playbook.by_rank
            if one.id in found.get(step.id, step.only_for or playbook.severities)
        )
        for step in playbook.steps.values()
    }


def after_triage(playbook: Playbook, severity: str, name: str | None = None) -> Step | None:
    """Return the step that comes once the triage questions are answered; None without such a step.

    Args:
        playbook: the plan.
        severity: what came out.
        name: id of the incident type, or of its kind; None while nobody knows it: then the steps for all types count.
    """
    order = list(playbook.steps.values())
    asks = [place for place, step in enumerate(order) if isinstance(step, ActionStep) and step.uses.triage]
    if not asks:
        return None
    at_all = [ways for ways in playbook.ways if severity in ways.severities]
    told_apart = any(name in ways.types for ways in playbook.ways)
    lead = name if told_apart else playbook.type_of_kind.get(name or "", name)
    of_type = [
        ways for ways in at_all if lead in ways.types or lead in {one.id for one in types_on(playbook, ways)}
    ]
    mine = [ways.place for ways in of_type or at_all]
    walked = frozenset(step for ways in playbook.ways for step in ways.place)
    return next(
        (
            step
            for step in order[asks[0] + 1 :]
            if step.id not in walked or all(step.id in place for place in mine)
        ),
        None,
    )


def types_on(playbook: Playbook, ways: Ways) -> tuple[IncidentType, ...]:
    """Return the incident types that some of these ways are for."""
    wanted = {playbook.type_of_kind.get(name, name) for name in ways.types}
    return tuple(kind for kind in playbook.types.values() if not ways.types or kind.id in wanted)


def reached_at(playbook: Playbook, severity: str) -> frozenset[str]:
    """Return the steps that a way leads to at a severity, whatever the incident type."""
    return frozenset(step for ways in playbook.ways if severity in ways.severities for step in ways.place)


def walked_for(playbook: Playbook) -> dict[str, tuple[IncidentType, ...]]:
    """Return the incident types for which a way leads to each step, by step id, in the order of their letters.

    A step that no way reaches counts for all, as in `walked_at`.
    """
    found: dict[str, set[str]] = {}
    for ways in playbook.ways:
        for step_id in ways.place:
            found.setdefault(step_id, set()).update(kind.id for kind in types_on(playbook, ways))
    return {
        step.id: tuple(
            kind
            for kind in playbook.by_letter
            if (kind.id in found[step.id] if step.id in found else may_be_for(playbook, step, kind))
        )
        for step in playbook.steps.values()
    }


def may_be_for(playbook: Playbook, step: Step, kind: IncidentType) -> bool:
    """Return whether a step is for a type or for one of its kinds."""
    return any(is_for_type(playbook, step, name) for name in (kind.id, *kind.kinds))


def walk_of(playbook: Playbook, kind: IncidentType) -> frozenset[str]:
    """Return the steps that some way leads to for a type and its kinds, and those done when something happens."""
    walked = {step for ways in playbook.ways if kind in types_on(playbook, ways) for step in ways.place}
    happens = {step.id for step in playbook.steps.values() if step.when and may_be_for(playbook, step, kind)}
    return frozenset(walked | happens)
