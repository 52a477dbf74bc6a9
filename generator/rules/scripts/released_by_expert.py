"""Words to the public and to customers go out on the word of a role that commands or leads.

Why: An expert knows one side of an incident. Who releases words answers for all of them: whether they fit what others
said, and whether this is the moment.

Bad:
    # scripts.yaml
    initial-statement:
      audience: public
      drafter: communications-lead
      clearer: legal-counsel
      releaser: subject-matter-expert

Good:
    # scripts.yaml
    initial-statement:
      audience: public
      drafter: communications-lead
      clearer: legal-counsel
      releaser: incident-commander
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "released-by-expert"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_ANSWERS_FOR_ALL = ("commander", "deputy", "lead", "executive")


def check(playbook: Playbook) -> Iterator[Problem]:
    for script in playbook.scripts.values():
        role = playbook.roles.get(script.releaser or "")
        if (
            script.audience not in ("public", "customers")
            or role is None
            or role.position in _ANSWERS_FOR_ALL
        ):
            continue
        message = (
            f"script '{script.id}' goes out on the word of '{role.id}', whose position is {role.position}"
        )
        spot = Spot.of("scripts", script.id, "releaser")
        yield Problem(ID, LEVEL, message, spot, hint="name the role that commands, or one that leads")
