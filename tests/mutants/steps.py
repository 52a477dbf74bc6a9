"""Says which changes to the order of steps change nothing, from the plain data of phases alone.

Between two decisions people work side by side, each role on its own steps in order: `generator/model/schedule.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Phases = Mapping[str, Any]
_LEADING = frozenset({"next", "ask", "hand_over_to"})
"""Keys of steps that say themselves where the way goes on."""


def side_by_side(phases: Phases, phase: str, one: str, other: str) -> bool:
    """Return whether two neighbouring steps can change places: no severity takes both, or other roles do each.

    No answer and no `next` leads to either of them; a way that did would now pass by the other one.
    """
    steps = phases[phase]["steps"]
    first, second = steps[one], steps[other]
    if not {one, other}.isdisjoint(_led_to(phases)):
        return False
    for_one, for_other = first.get("only_for"), second.get("only_for")
    if for_one and for_other and set(for_one).isdisjoint(for_other):
        return True
    if not _LEADING.isdisjoint(first) or not _LEADING.isdisjoint(second):
        return False
    return _busy(first).isdisjoint(_busy(second)) and one not in second.get("after", ())


def goes_on_anyway(phases: Phases, phase: str, step: str) -> bool:
    """Return whether a step that says where the way goes on says what its place in the file says as well."""
    names = list(_lane_of(phases, step))
    following = [*names[names.index(step) + 1 :], "end"][0]
    return bool(phases[phase]["steps"][step]["next"] == following)


def waits_anyway(phases: Phases, step: str, earlier: str) -> bool:
    """Return whether a step waits for an earlier one without saying so: it is a decision, or the same people do both.

    A decision waits for everything before it, and everything behind it waits for the decision.
    """
    lane = _lane_of(phases, step)
    names = list(lane)
    if earlier not in lane or names.index(earlier) > names.index(step):
        return False
    between = [lane[name] for name in names[names.index(earlier) : names.index(step) + 1]]
    return any("ask" in each for each in between) or _busy(lane[earlier]) == _busy(lane[step])


def _lane_of(phases: Phases, step: str) -> Mapping[str, Any]:
    """Return the steps of the lane in which a step stands, in the order in which they are walked."""
    lanes: dict[str, dict[str, Any]] = {}
    for phase in sorted(phases.values(), key=lambda phase: phase["from_minute"]):
        lanes.setdefault(phase.get("lane", "main"), {}).update(phase["steps"])
    return next(lane for lane in lanes.values() if step in lane)


def _busy(step: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(step.get("responsible") or [step["owner"]])


def _led_to(phases: Phases) -> frozenset[str]:
    steps = [step for phase in phases.values() for step in phase["steps"].values()]
    answers = (answer for step in steps for answer in step.get("answers", ()))
    return frozenset([*(step.get("next") for step in steps), *(answer["goto"] for answer in answers)])
