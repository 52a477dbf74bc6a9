"""A role is not told to do what it must not do, and reports to the one it reports to.

Why: Somebody reads one half of the card at 3 a.m. and does what the other half forbids. A status report that goes
past the lead leaves the lead the last to know.

Bad:
    # roles.yaml
    technical-lead:
      authority: [Speak to customers.]
      must_not: [Speak to customers.]

Good:
    # roles.yaml
    technical-lead:
      authority: [Ask for any engineer by name.]
      must_not: [Speak to customers.]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.roles.duty_given_twice import plain

ID = "role-contradicts-itself"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for role in playbook.roles.values():
        spot = Spot.of("roles", role.id)
        told = {plain(text) for text in (*role.duties, *role.authority)}
        for index, text in enumerate(role.must_not):
            if plain(text) in told:
                message = f"'{role.id}' is told to do what it must not do: '{text}'"
                yield Problem(ID, LEVEL, message, spot.at("must_not", index), hint="keep one of the two")
