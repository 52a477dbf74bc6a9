"""Rootly: requests for severities, roles with tasks, incident types, playbooks with tasks, in the order to make them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.export.contract import Contract
from generator.model.base import as_case
from generator.model.phases import ActionStep, DecisionStep, Step
from generator.model.roles import Role
from generator.model.types import IncidentType
from generator.targets.made import Maps, written
from generator.targets.words import about_severity, line, listed, name, role

TITLE = "Rootly"
MAPS = Maps(
    fields=("severities", "roles", "steps", "types"),
    prose=("deadlines", "paging", "raising", "backups", "decisions", "levers"),
    account=(
        "the token of the account",
        "ids that Rootly gives: a name in braces in a path is the id that the request named in `needs` gave back",
    ),
    notes=(
        "Rootly knows four grades; a scale with more severities has its mildest ones share `low`.",
        "Steps of decisions become tasks: where an answer leads is words.",
    ),
)
_GRADES = ("critical", "high", "medium", "low")
Request = dict[str, Any]


def files(contract: Contract) -> Iterator[tuple[str, str]]:
    """Yield the requests as one file."""
    made = [*_severities(contract), *_roles(contract), *_types(contract), *_playbooks(contract)]
    yield "requests.json", written(made)


def _severities(contract: Contract) -> Iterator[Request]:
    for place, severity in enumerate(contract.playbook.by_rank):
        attributes = {
            "name": line(contract, severity.name),
            "description": about_severity(contract, severity),
            "severity": _GRADES[min(place, len(_GRADES) - 1)],
            "position": place + 1,
        }
        yield _post(f"severities/{severity.id}", "/v1/severities", "severities", attributes)


def _roles(contract: Contract) -> Iterator[Request]:
    for place, one in enumerate(contract.playbook.roles.values(), start=1):
        attributes = {
            "name": name(contract, one),
            "summary": line(contract, one.owns),
            "description": _about_role(contract, one),
            "position": place,
            "enabled": True,
            "allow_multi_user_assignment": False,
        }
        yield _post(f"roles/{one.id}", "/v1/incident_roles", "incident_roles", attributes)
        for step in contract.playbook.steps.values():
            if step.owner == one.id:
                yield _task(contract, f"roles/{one.id}", step)


def _about_role(contract: Contract, one: Role) -> str:
    pieces = (
        line(contract, one.mission),
        listed("Does", [line(contract, each) for each in one.duties]),
        listed("Must not", [line(contract, each) for each in one.must_not]),
        f"Backup: {role(contract, one.backup)}." if one.backup else "",
    )
    return "\n\n".join(filter(None, pieces))


def _task(contract: Contract, needs: str, step: Step) -> Request:
    attributes = {"task": name(contract, step), "description": _about_step(contract, step)}
    path = "/v1/incident_roles/{incident_role_id}/incident_role_tasks"
    return _post(f"steps/{step.id}", path, "incident_role_tasks", attributes, needs)


def _about_step(contract: Contract, step: Step) -> str:
    phase = contract.playbook.phase_of[step.id]
    pieces = [f"{line(contract, phase.name)}, owner {role(contract, step.owner)}."]
    only = [name(contract, contract.playbook.severities[one]) for one in step.only_for]
    kinds = {**contract.playbook.types, **contract.playbook.kinds}
    only += [name(contract, kinds[one]) for one in step.only_for_types if one in kinds]
    pieces += [f"Only {', '.join(only)}."] if only else []
    pieces += [f"If {line(contract, as_case(step.when))}."] if step.when else []
    pieces += [f"Safety: {line(contract, step.safety)}"] if step.safety else []
    pieces += [line(contract, step.note)] if step.note else []
    if isinstance(step, ActionStep):
        pieces += [line(contract, said) for part in step.steps for said, _ in part.lines]
        if step.done_when:
            pieces.append(f"Done when: {line(contract, step.done_when)}")
    elif isinstance(step, DecisionStep):
        pieces += [f"{line(contract, one.answer)}: {_goto(contract, one.goto)}" for one in step.answers]
    return "\n".join(pieces)


def _goto(contract: Contract, step_id: str) -> str:
    step = contract.playbook.steps.get(step_id)
    return f"go on with {name(contract, step)}" if step else "this way ends"


def _types(contract: Contract) -> Iterator[Request]:
    for place, kind in enumerate(contract.playbook.by_letter, start=1):
        attributes = {
            "name": name(contract, kind),
            "description": line(contract, kind.looks_like),
            "position": place,
        }
        yield _post(f"types/{kind.id}", "/v1/incident_types", "incident_types", attributes)


def _playbooks(contract: Contract) -> Iterator[Request]:
    for kind in contract.playbook.by_letter:
        attributes = {"title": name(contract, kind), "summary": line(contract, kind.motion)}
        made = f"playbooks/{kind.id}"
        yield _post(made, "/v1/playbooks", "playbooks", attributes)
        path = "/v1/playbooks/{playbook_id}/playbook_tasks"
        for place, (task, about) in enumerate(_tasks(contract, kind), start=1):
            body = {"task": task, "description": about, "position": place}
            yield _post(f"{made}/{place}", path, "playbook_tasks", body, made)


def _tasks(contract: Contract, kind: IncidentType) -> Iterator[tuple[str, str]]:
    playbook = contract.playbook
    for lever_id in kind.levers:
        lever = playbook.levers[lever_id]
        yield (
            f"Lever: {name(contract, lever)}",
            f"{line(contract, lever.what)} Pulled by {role(contract, lever.owner)}, else {role(contract, lever.backup)}.",
        )
    for step in playbook.steps.values():
        yield name(contract, step), _about_step(contract, step)


def _post(made: str, path: str, kind: str, attributes: Request, needs: str | None = None) -> Request:
    request = {"makes": made, "method": "POST", "path": path}
    body = {"data": {"type": kind, "attributes": attributes}}
    return request | ({"needs": needs} if needs else {}) | {"body": body}
