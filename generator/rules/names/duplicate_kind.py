"""Every kind has an id that no other kind and no incident type has.

Why: Steps say by one id which kind or type they belong to; with two of one name, they are done for the wrong one.

Bad:
    # types.yaml
    misuse:
      kinds:
        injection: {name: Prompt injection, looks_like: Outside text gives orders.}
    data-exposure:
      kinds:
        injection: {name: SQL injection, looks_like: A query returns rows of others.}

Good:
    # types.yaml
    misuse:
      kinds:
        prompt-injection: {name: Prompt injection, looks_like: Outside text gives orders.}
    data-exposure:
      kinds:
        sql-injection: {name: SQL injection, looks_like: A query returns rows of others.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "duplicate-kind"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    for kind in playbook.types.values():
        for key in kind.kinds:
            first = playbook.type_of_kind[key]
            if key in playbook.types:
                taken = f"'{key}' is an incident type already"
            elif first != kind.id:
                taken = f"kind '{key}' stands in type '{first}' already"
            else:
                continue
            spot = Spot.of("types", kind.id, "kinds", key).key
            yield Problem(ID, LEVEL, taken, spot, hint=f"rename it, for example '{kind.id}-{key}'")
