"""A severity says who takes part, when others than those it pages have work.

Why: Whoever has a step and is not called does not know of it. Which of them are there anyway only the team knows, so this
is advice, told once for a severity that calls no more than half of them. One that calls most of them is asked for each
of the others by `step-owner-absent`.

Bad:
    # severities.yaml
    sev-1:
      pages: [on-call]
    # phases.yaml
    contain:
      steps:
        stop: {owner: technical-lead, do: Stop the model.}
        tell: {owner: communications-lead, do: Tell the users.}

Good:
    # severities.yaml
    sev-1:
      pages: [on-call]
      joins: [technical-lead, communications-lead]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.attendance import unstated
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "attendance-not-stated"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    roles: dict[str, None] = {}
    silent: list[str] = []
    for severity in playbook.severities.values():
        if severity.motion != "ticket" and (missing := unstated(playbook, severity)):
            roles |= dict.fromkeys(missing)
            silent.append(severity.id)
    if silent:
        have = "has" if len(roles) == 1 else "have"
        message = f"{named(roles)} {have} work at {named(silent)}, and nothing says that they take part"
        hint = "list under `pages` whom it pages, and under `joins` who comes without being paged"
        yield Problem(ID, LEVEL, message, Spot.of("severities", silent[0]).key, hint=hint)
