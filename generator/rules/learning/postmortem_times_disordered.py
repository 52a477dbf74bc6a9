"""A worse severity gets its postmortem no later than a milder one, and its states follow each other until the last limit.

Why: The worst incident is the one that people ask about. And a draft that is due after the text is published is never
written.

Bad:
    # postmortem.yaml
    due_within: 5 business days
    states:
      draft: {name: Draft, within: 10 business days}

Good:
    # postmortem.yaml
    due_within: 5 business days
    states:
      draft: {name: Draft, within: 2 business days}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.model import Playbook
from generator.model.duration import Duration
from generator.problems import Kind, Level, Problem, Spot

ID = "postmortem-times-disordered"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    yield from _states(playbook)
    policies = playbook.postmortem.policies
    asked = [each for each in playbook.by_rank if each.id in policies and policies[each.id].required]
    for worse, milder in pairwise(asked):
        due, limit = (
            policies[each.id].due_within or playbook.postmortem.due_within for each in (worse, milder)
        )
        if due and limit and due.minutes > limit.minutes:
            message = (
                f"the postmortem of '{worse.id}' is due within {due.words}, "
                f"that of '{milder.id}', which is milder, within {limit.words}"
            )
            field = "due_within" if policies[worse.id].due_within else "required"
            spot = Spot.of("postmortem", "policies", worse.id, field)
            yield Problem(ID, LEVEL, message, spot, hint=f"write `due_within: {limit}` or less")


def _states(playbook: Playbook) -> Iterator[Problem]:
    postmortem = playbook.postmortem
    stated = [each.due_within for each in postmortem.policies.values() if each.required]
    limits = [limit for limit in (postmortem.due_within, *stated) if limit]
    last = max(limits, key=lambda limit: limit.minutes, default=None)
    before: tuple[str, Duration] | None = None
    for state in postmortem.states.values():
        if state.within is None:
            continue
        spot = Spot.of("postmortem", "states", state.id, "within")
        if before and state.within.minutes < before[1].minutes:
            message = f"'{state.id}' is reached within {state.within.words}, before '{before[0]}', which comes first"
            yield Problem(ID, LEVEL, message, spot, hint="put the states in order of time")
        if last and state.within.minutes > last.minutes:
            message = (
                f"'{state.id}' is reached within {state.within.words}, after the last limit, {last.words}"
            )
            yield Problem(ID, LEVEL, message, spot, hint=f"write {last} or less")
        before = state.id, state.within
