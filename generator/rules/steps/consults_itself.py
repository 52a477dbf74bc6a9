"""Whom a step consults or informs is somebody else than those who do it, and nobody is named in both lists.

Why: A matrix that lists the owner as consulted hides that nobody else is asked. Who is consulted hears of it anyway; named
twice, they are told twice or, each time, by nobody.

Bad:
    # phases.yaml
    contain:
      steps:
        pull: {owner: technical-lead, do: Pull the lever., consulted: [technical-lead]}

Good:
    # phases.yaml
    contain:
      steps:
        pull: {owner: technical-lead, do: Pull the lever., consulted: [product-manager]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.problems import Kind, Level, Problem

ID = "consults-itself"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for step in playbook.steps.values():
        for party in step.informed_parties:
            if party in step.consulted_parties:
                message = f"'{party}' is consulted and informed in '{step.id}'"
                where = step_spot(playbook, step.id).at(
                    "informed_parties", step.informed_parties.index(party)
                )
                hint = "take it out of informed_parties: who is consulted hears of it"
                yield Problem(ID, LEVEL, message, where, hint=hint)
        if not (step.consulted or step.informed):
            continue
        spot = step_spot(playbook, step.id)
        doing = {step.owner, *(step.responsible if isinstance(step, ActionStep) else ())}
        for field in ("consulted", "informed"):
            for index, role in enumerate(getattr(step, field)):
                if role in doing:
                    message = f"'{role}' does '{step.id}', and is {field} in it"
                    hint = f"take it out of {field}, or name who else is meant"
                    yield Problem(ID, LEVEL, message, spot.at(field, index), hint=hint)
                elif field == "informed" and role in step.consulted:
                    message = f"'{role}' is consulted and informed in '{step.id}'"
                    hint = "take it out of informed: who is consulted hears of it"
                    yield Problem(ID, LEVEL, message, spot.at(field, index), hint=hint)
