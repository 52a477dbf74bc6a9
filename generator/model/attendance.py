"""Who takes part in an incident of some severity, and who speaks the last word there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.graph import Ways, reached_at, types_on
from generator.model.phases import ActionStep
from generator.model.playbook import Playbook
from generator.model.scripts import Script
from generator.model.severities import Severity


def attending(playbook: Playbook, severity: Severity) -> frozenset[str]:
    """Return the roles that take part: called by the severity, by a step, by an answer of triage or by a type.

    A severity that calls a role by a wrong name may mean any of them, so all take part; likewise where a plan does not
    say who does.
    """
    if not {*severity.leads, *severity.pages, *severity.joins} <= playbook.roles.keys():
        return frozenset(playbook.roles)
    there = _may_attend(playbook, severity)
    return frozenset(playbook.roles) if _is_open(playbook, severity, there) else there


def unstated(playbook: Playbook, severity: Severity) -> tuple[str, ...]:
    """Return the roles with work at a severity that nothing calls, where the plan does not say who takes part."""
    there = _may_attend(playbook, severity)
    if not _is_open(playbook, severity, there):
        return ()
    return tuple(role for role in _at_work(playbook, severity) if role not in there)


def _is_open(playbook: Playbook, severity: Severity, there: frozenset[str]) -> bool:
    """Return whether a plan does not say who takes part: it calls no more than half of those who have work."""
    work = _at_work(playbook, severity)
    return bool(work) and sum(role in there for role in work) * 2 <= len(work)


def _at_work(playbook: Playbook, severity: Severity) -> tuple[str, ...]:
    reached = reached_at(playbook, severity.id)
    steps = (step for step in playbook.steps.values() if step.id in reached)
    return tuple(dict.fromkeys(step.owner for step in steps if step.owner in playbook.roles))


def _may_attend(playbook: Playbook, severity: Severity) -> frozenset[str]:
    return frozenset(
        {
            *sure_to_attend(playbook, severity),
            *(
                role
                for question in playbook.triage.questions.values()
                for answer in question.answers
                for role in answer.pulls_in
            ),
            *(pull.role for kind in playbook.types_and_kinds.values() for pull in kind.pulls_in),
        }
    )


def sure_to_attend(playbook: Playbook, severity: Severity, ways: Ways | None = None) -> frozenset[str]:
    """Return the roles that take part whatever the answers of triage: called by the severity, a step or every type.

    With the ways of some incident types, by every one of these.
    """
    kinds = types_on(playbook, ways) if ways else tuple(playbook.types.values())
    by_type = [{pull.role for pull in kind.pulls_in} for kind in kinds]
    return frozenset(
        {
            *severity.leads,
            *severity.pages,
            *severity.joins,
            *(pull.role for pull in severity.pulls_in),
            *paged_by_steps(playbook, ways.place if ways else reached_at(playbook, severity.id)),
            *(set.intersection(*by_type) if by_type else ()),
        }
    )


def releaser_at(playbook: Playbook, script: Script, severity: Severity) -> str | None:
    """Return who says send: the releaser, or the lead of the severity where the commander does not lead."""
    commander = playbook.commander
    led_by_another = commander is not None and severity.led_by not in (None, commander.id)
    return (
        severity.led_by
        if led_by_another and commander and script.releaser == commander.id
        else script.releaser
    )


def paged_by_steps(playbook: Playbook, reached: Iterable[str]) -> Iterator[str]:
    """Yield the roles that some steps page by name."""
    for name in reached:
        step = playbook.steps[name]
        if isinstance(step, ActionStep):
            yield from step.pages
