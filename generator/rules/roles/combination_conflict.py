"""Two roles that one person may hold together are not forbidden to be held together, on either side.

Why: At 2 AM someone reads one of the two pages. Whether the only person awake may take both roles must not
depend on which. It is enough to state a combination on one side.

Bad:
    # roles.yaml
    deputy:
      may_combine: [scribe]
    scribe:
      never_combine: [deputy]

Good:
    # roles.yaml
    deputy:
      may_combine: [scribe]
    scribe:
      may_combine: [deputy]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "combination-conflict"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    never = {(role.id, other) for role in playbook.roles.values() for other in role.never_combine}
    for role in playbook.roles.values():
        for field in ("may_combine", "never_combine"):
            if role.id in getattr(role, field):
                spot = Spot.of("roles", role.id, field, getattr(role, field).index(role.id))
                message = f"'{role.id}' is combined with itself"
                yield Problem(ID, LEVEL, message, spot, hint="remove it")
        for index, other in enumerate(role.may_combine):
            if other == role.id or not {(role.id, other), (other, role.id)} & never:
                continue
            if (role.id, other) in never:
                message = f"'{role.id}' lists '{other}' under may_combine and under never_combine"
            else:
                message = f"'{role.id}' may be combined with '{other}', but '{other}' forbids it"
            spot = Spot.of("roles", role.id, "may_combine", index)
            hint = "remove it from may_combine, or from never_combine"
            yield Problem(ID, LEVEL, message, spot, hint=hint)
        for index, combined in enumerate(role.may_combine_at):
            if {(role.id, combined.role), (combined.role, role.id)} & never:
                message = f"'{role.id}' may be combined with '{combined.role}' at some severities, but one of both forbids it"
                spot = Spot.of("roles", role.id, "may_combine_at", index, "role")
                hint = "remove it from may_combine_at, or from never_combine"
                yield Problem(ID, LEVEL, message, spot, hint=hint)
