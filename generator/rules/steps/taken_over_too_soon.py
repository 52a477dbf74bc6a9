"""Whoever takes over a text or a lever from somebody waits for them: `after` says so, or a decision stands between.

Why: People of different roles work side by side. A statement that waits for nothing goes out while counsel still reads
it, and a lever is pulled while the commander still chooses.

Bad:
    # phases.yaml
    communicate:
      steps:
        clear-statement: {owner: legal-counsel, work: decide, uses: {scripts: [initial-statement]}}
        release-statement: {owner: incident-commander, work: communicate, uses: {scripts: [initial-statement]}}

Good:
    # phases.yaml
    communicate:
      steps:
        clear-statement: {owner: legal-counsel, work: decide, uses: {scripts: [initial-statement]}}
        release-statement:
          owner: incident-commander
          work: communicate
          after: [clear-statement]
          uses: {scripts: [initial-statement]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import Ways, step_spot
from generator.model.phases import ActionStep, DecisionStep
from generator.model.precedence import Precedence
from generator.model.schedule import busy_roles
from generator.problems import Kind, Level, Problem

ID = "taken-over-too-soon"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for ways in playbook.ways:
        precedence = Precedence(ways)
        for earlier, step, thing in _taken_over(playbook, ways):
            told = (earlier.id, step.id) in seen or earlier.id in _waited_for(playbook, step)
            if not told and precedence.always_before(earlier.id, step.id):
                seen.add((earlier.id, step.id))
                message = (
                    f"'{step.id}' does not wait for '{earlier.id}', where {thing} is still in other hands"
                )
                hint = f"write `after: [{earlier.id}]`"
                yield Problem(ID, LEVEL, message, step_spot(playbook, step.id).at("after").key, hint=hint)


def _taken_over(playbook: Playbook, ways: Ways) -> Iterator[tuple[ActionStep, ActionStep, str]]:
    """Yield pairs of actions between two decisions of a lane: other work on one thing, by other people."""
    since: dict[str, list[ActionStep]] = {}
    for name in ways.place:
        step, lane = playbook.steps[name], playbook.phase_of[name].lane
        if isinstance(step, DecisionStep):
            since[lane] = []
        elif isinstance(step, ActionStep):
            for earlier in since.setdefault(lane, []):
                shared = _things(earlier) & _things(step)
                if shared and earlier.work != step.work and busy_roles(earlier) != busy_roles(step):
                    yield earlier, step, min(shared)
            since[lane].append(step)


def _things(step: ActionStep) -> frozenset[str]:
    levers = ["the lever"] if step.uses.type_levers else []
    return frozenset([*levers, *(f"'{script}'" for script in step.uses.scripts)])


def _waited_for(playbook: Playbook, step: ActionStep) -> frozenset[str]:
    """Return every step that must be finished before a step, by what it and those before it say."""
    found, waiting = set[str](), list(step.after)
    while waiting:
        name = waiting.pop()
        if name not in found and name in playbook.steps:
            found.add(name)
            waiting += playbook.steps[name].after
    return frozenset(found)
