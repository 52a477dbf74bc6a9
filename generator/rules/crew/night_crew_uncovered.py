"""The people of the night crew can hold every role of a major first hour, and nobody holds two that must stay apart.

Why: At 3 a.m. there are two people, not eight. If the plan needs a third before anything can be stopped, the
two break its rules or wait. `may_combine` says which roles one person may hold; `by_phone` names those who
answer their own steps by phone, which is too late for stopping the harm.

Bad:
    # about.yaml
    night_crew: {people: 2}
    # roles.yaml
    technical-lead:
      never_combine: [incident-commander]
    communications-lead:
      may_combine: []

Good:
    # about.yaml
    night_crew: {people: 2}
    # roles.yaml
    technical-lead:
      never_combine: [incident-commander]
    communications-lead:
      may_combine: [incident-commander]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.crew import crews, fewest_people, more_people
from generator.model.schedule import busy_roles
from generator.model.timetable import heaviest_way, roles_on
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import at_severities, named

ID = "night-crew-uncovered"
LEVEL = Level.ERROR
KIND = Kind.SAFETY

_AT_ONCE = frozenset({"triage", "contain"})
"""Phases whose steps cannot wait until somebody answers the phone."""


def check(playbook: Playbook) -> Iterator[Problem]:
    night, spot = playbook.about.night_crew, Spot.of("about", "night_crew")
    if not playbook.about.states_night_crew:
        return
    combined = {name for role in playbook.roles.values() for name in role.may_combine}
    if not {*night.by_phone, *combined} <= playbook.roles.keys():
        return
    uncovered: dict[tuple[str, ...], list[str]] = {}
    early: dict[str, str] = {}
    for ways in playbook.ways:
        major = [name for name in ways.severities if playbook.severities[name].major]
        way = heaviest_way(playbook, ways) if major else ()
        roles = tuple(role for role in roles_on(playbook, way) if role not in night.by_phone)
        more = {name: more_people(playbook, roles, name) for name in major}
        short = {
            each for each in set(more.values()) if not any(crews(playbook, roles, night.people - each, major))
        }
        if few := [name for name in major if more[name] in short]:
            uncovered.setdefault(roles, []).extend(few)
        for role, step in _at_once(playbook, way):
            early.setdefault(role, step)
    for roles, severities in uncovered.items():
        most = max(more_people(playbook, roles, name) for name in severities)
        message = (
            f"the first hour{at_severities(playbook, severities)} takes "
            f"{fewest_people(playbook, roles, severities) + most} people, "
            f"but the night crew has {night.people}, for {named(roles, most=12)}"
        )
        hint = "let one person hold more roles with may_combine, phone experts, or write how many people there are"
        yield Problem(ID, LEVEL, message, spot.at("people"), hint=hint)
    for role, step in early.items():
        if role not in night.by_phone:
            continue
        message = f"'{role}' is phoned at night, but '{step}' cannot wait for a call"
        where = spot.at("by_phone", night.by_phone.index(role))
        yield Problem(
            ID, LEVEL, message, where, hint="let somebody on the call hold this role, or do this step"
        )


def _at_once(playbook: Playbook, way: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the roles, each with a step of theirs, in phases that cannot wait."""
    for step in way:
        if playbook.phase_of[step].role in _AT_ONCE:
            for role in busy_roles(playbook.steps[step]):
                yield role, step
