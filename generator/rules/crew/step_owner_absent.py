"""Once the severity is set, every step is done by roles that take part in an incident of that severity.

Why: The step stands in the plan, and the person who should do it sleeps: nothing pages them at this severity.
A warning where no step of the plan pages anybody, and for work that comes later or in some case only: in another lane,
after the first hour, for some incident types, days later. Where such a phase is in the hands of people whom nothing calls
at all, they come when it begins, and nothing is said.

Bad:
    # severities.yaml
    sev-3:
      motion: owner-channel
      led_by: product-manager
      pages: [product-manager]
    # phases.yaml
    communicate:
      steps:
        brief-support: {owner: support-lead, do: Give support the macro.}

Good:
    # severities.yaml
    sev-3:
      motion: owner-channel
      led_by: product-manager
      pages: [product-manager]
      joins: [support-lead]
    # phases.yaml
    communicate:
      steps:
        brief-support: {owner: support-lead, do: Give support the macro.}
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from generator.model import Playbook
from generator.model.attendance import attending
from generator.model.graph import MAIN_LANE, Ways, step_spot
from generator.model.phases import Phase, Step
from generator.model.schedule import busy_roles
from generator.model.severities import Severity
from generator.problems import Kind, Level, Problem
from generator.rules.begun import grave_if, pages_in_steps
from generator.rules.wording import named

ID = "step-owner-absent"
LEVEL = Level.ERROR
KIND = Kind.SAFETY

_HINT = "let the severity page the role or have it join, or give the step to another"
_DAY = 24 * 60


def check(playbook: Playbook) -> Iterator[Problem]:
    absent: dict[tuple[str, str], list[str]] = {}
    later: dict[str, dict[str, list[str]]] = {}
    for ways in playbook.ways:
        for severity in (playbook.severities[name] for name in ways.severities):
            for name, role in _absent(playbook, ways, severity):
                if _comes_later(playbook, name):
                    later.setdefault(role, {}).setdefault(name, []).append(severity.id)
                else:
                    absent.setdefault((name, role), []).append(severity.id)
    level = grave_if(pages_in_steps(playbook))
    for (name, role), severities in absent.items():
        message = f"'{role}' has work in '{name}', but takes no part in {named(severities)}"
        yield Problem(ID, level, message, step_spot(playbook, name).at("owner"), hint=_HINT)
    told = {role for _, role in absent}
    alike: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for role, where in later.items():
        if role not in told:
            at = tuple(dict.fromkeys(chain.from_iterable(where.values())))
            alike.setdefault(at, {})[role] = list(where)
    for at, roles in alike.items():
        steps = list(chain.from_iterable(roles.values()))
        have = "has" if len(roles) == 1 else "have"
        message = f"{named(roles)} {have} later work in {named(steps)}, but nothing calls them at {named(at)}"
        yield Problem(ID, Level.WARNING, message, step_spot(playbook, steps[0]).at("owner"), hint=_HINT)


def _absent(playbook: Playbook, ways: Ways, severity: Severity) -> Iterator[tuple[str, str]]:
    """Yield the steps of a severity with each role that works in them and takes no part."""
    if severity.motion == "ticket":
        return
    there = attending(playbook, severity)
    for name in ways.place:
        phase, step = playbook.phase_of[name], playbook.steps[name]
        if phase.role == "triage":
            continue
        for role in dict.fromkeys((step.owner, *busy_roles(step))):
            if role in there or role not in playbook.roles:
                continue
            if not (_is_later(playbook, phase) and _of_others(phase, there)):
                yield name, role


def _of_others(phase: Phase, there: Collection[str]) -> bool:
    """Return whether nobody who works in a phase takes part before it."""
    return not any(role in there for step in phase.steps.values() for role in (step.owner, *busy_roles(step)))


def _is_later(playbook: Playbook, phase: Phase) -> bool:
    """Return whether a phase is no part of the first hour of everybody."""
    apart = phase.lane != MAIN_LANE or phase.role in {"recover", "learn"}
    return apart or phase.from_minute >= playbook.about.horizon_minutes


def _comes_later(playbook: Playbook, name: str) -> bool:
    """Return whether a step is done later, within days, or in some case only."""
    step, phase = playbook.steps[name], playbook.phase_of[name]
    some = step.only_for_types or phase.only_for_types or step.when
    return bool(some) or _is_later(playbook, phase) or _is_slow(step)


def _is_slow(step: Step) -> bool:
    return step.done_within is not None and step.done_within.minutes >= _DAY
