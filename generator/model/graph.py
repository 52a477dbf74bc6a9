"""The ways through the steps: what follows what, for whom, what can be reached, what comes first.

Pure functions over a playbook; rules and pages use them. Times are in `schedule`.

A step that is not for a severity is passed over: the way goes on with the step that stands behind it in
the file, whatever its `next` or its answers say. A name that leads to no step counts as the end of the
way, so that one wrong name is reported once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.phases import END, ActionStep, DecisionStep, Phase, Step
from generator.problems import Spot

if TYPE_CHECKING:
    from generator.model.playbook import Playbook
    from generator.model.severities import Severity

MAIN_LANE = "main"


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways through the steps at severities that walk the same steps.

    Attributes:
        severities: ids of these severities.
        entries: the first step of each lane, by lane; END for a lane without a step for them.
        after: for every step that is for them, the steps that can follow, each once; END is among them
            where a way stops.
        place: the steps that can be reached, counted in an order in which every step comes before those
            it leads to, unless it leads back.
    """

    severities: tuple[str, ...]
    entries: Mapping[str, str]
    after: Mapping[str, tuple[str, ...]]
    place: Mapping[str, int]

    def ahead(self, step: str) -> tuple[str, ...]:
        """Return the steps that can follow, without the end and without those a way leads back to."""
        here = self.place[step]
        return tuple(later for later in self.after[step] if self.place.get(later, -1) > here)


def lanes(playbook: Playbook) -> dict[str, tuple[Phase, ...]]:
    """Return the phases of each lane by their first minute, the main lane first."""
    found: dict[str, list[Phase]] = {MAIN_LANE: []}
    for phase in sorted(playbook.phases.values(), key=lambda phase: phase.from_minute):
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
    """Return the ways through the steps, once for all severities that walk the same steps."""
    listed: dict[str, list[str]] = {severity: [] for severity in playbook.severities}
    for step in playbook.steps.values():
        for severity in step.only_for:
            if severity in listed:
                listed[severity].append(step.id)
    alike: dict[tuple[str, ...], list[str]] = {}
    for severity, steps in listed.items():
        alike.setdefault(tuple(steps), []).append(severity)
    return tuple(_ways(playbook, tuple(severities)) for severities in alike.values())


def _ways(playbook: Playbook, severities: tuple[str, ...]) -> Ways:
    behind = following(playbook)
    taken = {step.id for step in playbook.steps.values() if is_for(step, severities[0])}
    landing = _landing(playbook, taken)
    entries = {lane: landing[next(iter(phases[0].steps))] for lane, phases in lanes(playbook).items()}
    after = {
        step.id: tuple(dict.fromkeys(landing.get(target, END) for target in targets(step, behind)))
        for step in playbook.steps.values()
        if step.id in taken
    }
    order = _in_order(entries.values(), after)
    return Ways(severities, entries, after, {step: place for place, step in enumerate(order)})


def _landing(playbook: Playbook, taken: Collection[str]) -> dict[str, str]:
    """Return for each step a way leads to the one it goes on with: itself, or the next that is taken."""
    landing: dict[str, str] = {}
    for phases in lanes(playbook).values():
        here = END
        for step in reversed([step for phase in phases for step in phase.steps]):
            here = step if step in taken else here
            landing[step] = here
    return landing


def is_for(step: Step, severity: str) -> bool:
    """Return whether a step belongs to a severity."""
    return not step.only_for or severity in step.only_for


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
    everywhere = set(playbook.severities)
    return {
        step_id: tuple(one for one in playbook.by_rank if one.id in found.get(step_id, everywhere))
        for step_id in playbook.steps
    }


def after_triage(playbook: Playbook, severity: str) -> Step | None:
    """Return the step that a severity comes to once the triage questions are answered; None without such a step."""
    order = list(playbook.steps.values())
    asks = [place for place, step in enumerate(order) if isinstance(step, ActionStep) and step.uses.triage]
    if not asks:
        return None
    walked = walked_at(playbook)
    return next(
        (step for step in order[asks[0] + 1 :] if any(one.id == severity for one in walked[step.id])),
        None,
    )
