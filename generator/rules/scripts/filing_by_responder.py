"""A notice to a regulator is released by a role that decides about a clock.

Why: A filing is read in court. Those who run the response are busy, and must not decide what the company admits.

Bad:
    # scripts.yaml
    regulator-notice:
      audience: regulator
      releaser: product-manager

Good:
    # scripts.yaml
    regulator-notice:
      audience: regulator
      releaser: legal-counsel
    # clocks.yaml
    gdpr-33:
      owner: legal-counsel
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "filing-by-responder"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    owners = {clock.owner: None for clock in playbook.clocks.values() if clock.owner}
    for script in playbook.scripts.values():
        if script.audience == "regulator" and owners and script.releaser not in owners:
            if script.releaser not in playbook.roles:
                continue
            message = f"script '{script.id}' is released by '{script.releaser}', who decides about no clock"
            spot = Spot.of("scripts", script.id, "releaser")
            yield Problem(ID, LEVEL, message, spot, hint=f"name one who does, such as {named(owners)}")
