"""Words for people outside are cleared before they are sent, on every way to the step that sends them.

Why: Once a promise or an admission is out, no correction takes it back. A clearance that some ways go round, or
that comes after the sending, clears nothing. Scripts cleared in advance need none.
A warning where no step of the plan clears any words.

Bad:
    # phases.yaml
    communicate:
      steps:
        release:
          owner: communications-lead
          uses: {scripts: [initial-statement]}
    # scripts.yaml
    initial-statement:
      audience: public
      clearer: legal-counsel

Good:
    # phases.yaml
    communicate:
      steps:
        clear:
          owner: legal-counsel
          uses: {scripts: [initial-statement]}
        release:
          owner: communications-lead
          uses: {scripts: [initial-statement]}
    # scripts.yaml
    initial-statement:
      audience: public
      clearer: legal-counsel
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import Ways, step_spot
from generator.model.phases import ActionStep
from generator.model.precedence import Precedence
from generator.model.scripts import Script
from generator.problems import Kind, Level, Problem
from generator.rules.begun import clears_in_steps, grave_if
from generator.rules.wording import at_severities

ID = "words-before-clearance"
LEVEL = Level.ERROR
KIND = Kind.SAFETY

_OUTSIDE = frozenset({"public", "customers", "vendor", "regulator"})


def check(playbook: Playbook) -> Iterator[Problem]:
    scripts = [script for script in playbook.scripts.values() if script.audience in _OUTSIDE]
    waiting = [script for script in scripts if script.clearer in playbook.roles and not script.pre_approved]
    found: dict[tuple[str, str], list[str]] = {}
    for ways in playbook.ways:
        precedence = Precedence(ways)
        for script in waiting:
            for step in _uncleared(playbook, ways, precedence, script, _using(playbook, ways, script)):
                found.setdefault((script.id, step), []).extend(ways.severities)
    for (script_id, step), severities in found.items():
        clearer = playbook.scripts[script_id].clearer
        message = f"'{step}' sends '{script_id}', which '{clearer}' has not cleared before on every way"
        hint = f"put a step of '{clearer}' that uses the script in front of it, or clear the words in advance"
        where = step_spot(playbook, step).at("uses", "scripts")
        level = grave_if(clears_in_steps(playbook))
        yield Problem(ID, level, message + at_severities(playbook, severities), where, hint=hint)


def _using(playbook: Playbook, ways: Ways, script: Script) -> list[ActionStep]:
    steps = (playbook.steps[name] for name in ways.place)
    return [step for step in steps if isinstance(step, ActionStep) and script.id in step.uses.scripts]


def _uncleared(
    playbook: Playbook, ways: Ways, precedence: Precedence, script: Script, using: list[ActionStep]
) -> Iterator[str]:
    """Yield the steps that send a script if no step of its clearer comes first: the last ones of other people."""
    if not {role for step in using for role in (step.owner, *step.responsible)} <= playbook.roles.keys():
        return
    clearing = [step.id for step in using if script.clearer in (step.owner, *step.responsible)]
    others = [step for step in using if step.id not in clearing]
    for step in others:
        sends = _onward(ways, step.id).isdisjoint(other.id for other in others)
        if sends and not any(
            name in step.after or precedence.always_before(name, step.id) for name in clearing
        ):
            yield step.id


def _onward(ways: Ways, start: str) -> frozenset[str]:
    """Return the steps that some way reaches after a step, without those that a way leads back to."""
    found: set[str] = set()
    ahead = [start]
    while ahead:
        new = [step for step in ways.ahead(ahead.pop()) if step not in found]
        found.update(new)
        ahead += new
    return frozenset(found)
