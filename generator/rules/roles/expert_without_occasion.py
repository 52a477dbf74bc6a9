"""A role that is not always there says when it is called: each expert and each liaison.

Why: The commander decides in seconds whom to pull in. A role without an occasion is called for nothing, or not at all.

Bad:
    # roles.yaml
    privacy-lead:
      position: expert

Good:
    # roles.yaml
    privacy-lead:
      position: expert
      pulled_in_when: Personal data crossed a border between people, or nobody can rule it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "expert-without-occasion"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_CALLED = frozenset({"expert", "liaison"})


def check(playbook: Playbook) -> Iterator[Problem]:
    for role in playbook.roles.values():
        if role.position in _CALLED and not role.pulled_in_when:
            message = f"'{role.id}' has the position {role.position}, and nothing says when it is called"
            hint = "add `pulled_in_when:`, or give it the position of a role that is always there"
            yield Problem(ID, LEVEL, message, Spot.of("roles", role.id).key, hint=hint)
