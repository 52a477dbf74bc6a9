"""Every clock in use is one that some incident type can start.

Why: Nobody reads the whole list of laws during an incident; people read the clocks of their incident type. A clock
that stands with none is remembered after its deadline.

Bad:
    # clocks.yaml
    gdpr-33: {name: GDPR Article 33, owner: privacy-lead}
    # types.yaml
    data-leakage:
      clocks: []

Good:
    # clocks.yaml
    gdpr-33: {name: GDPR Article 33, owner: privacy-lead}
    # types.yaml
    data-leakage:
      clocks: [gdpr-33]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "clock-without-type"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    listed = {name for incident in playbook.types.values() for name in incident.every_clock}
    for clock in playbook.clocks.values() if listed <= playbook.clocks.keys() else ():
        if clock.active and clock.id not in listed and not clock.only_for:
            message = f"no incident type lists clock '{clock.id}'"
            hint = "add it to clocks of each type that can start it, or switch it off with `active: false`"
            yield Problem(ID, LEVEL, message, Spot.of("clocks", clock.id).key, hint=hint)
