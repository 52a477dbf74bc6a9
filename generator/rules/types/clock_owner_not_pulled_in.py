"""An incident type that can start a clock pulls in the role that decides about it, early for urgent clocks.

Why: A clock starts when somebody knows, not when the lawyer wakes up. Whoever hears of a leak a day later has
lost a day of three, and has not said what to preserve.
A warning where the owner comes in another way: each severity calls them, a step for the type is theirs or pages them, or
somebody who takes part calls them next. Nothing where the plan states for no expert how soon.

Bad:
    # types.yaml
    data-leakage:
      clocks: [gdpr-33]
      pulls_in: []

Good:
    # types.yaml
    data-leakage:
      clocks: [gdpr-33]
      pulls_in:
        - role: privacy-lead
          within: 15m
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.belonging import possible
from generator.model.clocks import Clock
from generator.model.containment import containment_ends
from generator.model.duration import Duration
from generator.model.graph import walk_of
from generator.model.phases import ActionStep
from generator.model.types import IncidentType, PullIn, TypeKind
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import grave_if

ID = "clock-owner-not-pulled-in"
LEVEL = Level.ERROR
KIND = Kind.SAFETY

Expert = tuple[PullIn, Spot]
"""Somebody who is pulled in, and where that is written."""

_URGENT = Duration(72, "h")


def check(playbook: Playbook) -> Iterator[Problem]:
    for incident in playbook.types.values():
        spot = Spot.of("types", incident.id)
        experts = _experts(incident, spot)
        yield from _of(playbook, incident, f"type '{incident.id}'", spot, incident.clocks, experts)
        for kind in incident.kinds.values():
            where = spot.at("kinds", kind.id)
            more = experts if kind.pulls_in_are == "more" else ()
            yield from _of(
                playbook, incident, f"kind '{kind.id}'", where, kind.clocks, (*_experts(kind, where), *more)
            )


def _experts(of: IncidentType | TypeKind, spot: Spot) -> tuple[Expert, ...]:
    return tuple((pull, spot.at("pulls_in", place)) for place, pull in enumerate(of.pulls_in))


def _of(
    playbook: Playbook,
    kind: IncidentType,
    name: str,
    spot: Spot,
    clocks: tuple[str, ...],
    experts: tuple[Expert, ...],
) -> Iterator[Problem]:
    owners: dict[str, list[Clock]] = {}
    for clock_id in clocks:
        clock = playbook.clocks.get(clock_id)
        if clock and clock.can_start and clock.owner and clock.owner in playbook.roles:
            owners.setdefault(clock.owner, []).append(clock)
    for owner, mine in owners.items():
        yield from _late(playbook, kind, name, spot, owner, mine, experts)


def _late(
    playbook: Playbook,
    kind: IncidentType,
    name: str,
    spot: Spot,
    owner: str,
    clocks: list[Clock],
    experts: tuple[Expert, ...],
) -> Iterator[Problem]:
    urgent = next((clock for clock in clocks if _is_urgent(clock)), None)
    named, ends = (urgent or clocks[0]).id, containment_ends(playbook)
    found = next((each for each in experts if each[0].role == owner), None)
    if found is None:
        comes = _comes_anyway(playbook, kind, owner)
        if comes and not _states_times(playbook):
            return
        message = f"{name} can start clock '{named}' but does not pull in its owner, '{owner}'"
        hint = f"add `role: {owner}` to pulls_in, with `within`"
        yield Problem(ID, grave_if(not comes), message, spot.at("pulls_in"), hint=hint)
        return
    within, where = found[0].within, found[1]
    if urgent is None or ends is None or (within and within.minutes <= ends.minutes):
        return
    when = f"within {within.words}" if within else "without a time limit"
    message = f"{name} pulls in '{owner}' {when}, later than clock '{named}' allows"
    hint = f"write `within: {ends}` or less, so that they are there before containment ends"
    yield Problem(ID, LEVEL, message, where, hint=hint)


def _states_times(playbook: Playbook) -> bool:
    return any(pull.within for kind in playbook.types_and_kinds.values() for pull in kind.pulls_in)


def _comes_anyway(playbook: Playbook, kind: IncidentType, owner: str) -> bool:
    """Return whether a role takes part in an incident of a type, though the type does not pull it in."""
    steps = [playbook.steps[name] for name in walk_of(playbook, kind)]
    called = [{*at.leads, *at.pages, *at.joins} for at in possible(playbook, kind)]
    there = {
        *(step.owner for step in steps),
        *(
            role
            for step in steps
            if isinstance(step, ActionStep)
            for role in (*step.responsible, *step.pages)
        ),
        *(set.intersection(*called) if called else ()),
    }
    next_ones = {
        called.to for name in there & playbook.roles.keys() for called in playbook.roles[name].escalation
    }
    return owner in there | next_ones


def _is_urgent(clock: Clock) -> bool:
    limits = [deadline.within for deadline in clock.deadlines if deadline.within]
    return bool(limits) and limits[0].minutes <= _URGENT.minutes
